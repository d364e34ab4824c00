// Each gateway against a DOUBLE of its provider's SDK (tests/browser/doubles) and the real merchant and payment
// service: the gesture kept, the total and no more, one order and one charge; cancelled, unreachable, declined,
// expired: nothing.
// Knows nothing of what the SDKs really draw.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { calls_of, shopper_will, widget_with } from './till_with.mjs';

const shop = await Shop.open();
const FAILED = [/Failed to load resource/];
const TOKENS = /\/api\/payment_tokens$/, COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/;
const one = { orders: 1, charges: 1 }, nothing = { orders: 0, charges: 0 };
const CLOSED = /Payment window closed\. Nothing was charged\./;
const UNAVAILABLE = /This way to pay is not available now\. Nothing was charged\./;

/** The provider's own button in the sheet's slot, where it has one. @param {import('./shopper.mjs').Shopper} shopper */
const press_their_button = async (shopper) => {
  const theirs = shopper.page.getByRole('button', { name: /\(double\)$/ });
  await theirs.waitFor();
  await theirs.click();
};

/**
 * @type {{name: string, provider: import('./till_with.mjs').Provider, method: RegExp, call: string, shows: (shown: any)
 *   => {currency: string, value: string}, sdk?: object, slot?: boolean, refuses?: boolean}[]}
 */
const GATEWAYS = [
  {
    name: 'Google Pay', provider: 'google_pay', method: /Google Pay/, call: 'loadPaymentData',
    shows: ({ currencyCode, totalPrice }) => ({ currency: currencyCode, value: totalPrice }),
  },
  {
    name: 'Apple Pay', provider: 'apple_pay', method: /Apple Pay/, call: 'ApplePaySession',
    shows: ({ currencyCode, total }) => ({ currency: currencyCode, value: total.amount }),
  },
  { name: 'PayPal', provider: 'paypal', method: /PayPal/, call: 'create_order', shows: (amount) => amount },
  {
    name: 'the browser’s Payment Request', provider: 'payment_request', method: /Browser wallet/, call: 'show',
    shows: ({ total }) => total.amount,
  },
  {
    name: 'Secure Payment Confirmation', provider: 'payment_request', method: /1881/, call: 'show',
    shows: ({ total }) => total.amount,
  },
  {
    name: 'Stripe Express Checkout', provider: 'stripe', method: /Express checkout/, call: 'elements', slot: true,
    shows: ({ currency, amount }) => ({ currency: currency.toUpperCase(), value: (amount / 100).toFixed(2) }),
  },
];

/** Keeps what the page asked tokens for. @param {import('./shopper.mjs').Shopper} shopper */
function listen_to_tokens(shopper) {
  const asked = /** @type {any[]} */ ([]);
  shopper.page.on('request', (request) => { if (TOKENS.test(request.url())) asked.push(request.postDataJSON()); });
  return asked;
}

for (const { name, provider, method, call, shows, sdk, slot } of GATEWAYS) {
  const press_pay = async (/** @type {import('./shopper.mjs').Shopper} */ shopper) => {
    await shopper.pay();
    if (slot) await press_their_button(shopper);
  };

  shop.test(
    `${name} is asked inside the click, for the total on the sheet and no more; one order, one charge`,
    {},
    async (shopper) => {
      await widget_with(shopper, { provider, sdk });
      const asked = listen_to_tokens(shopper);
      await shopper.choose_method(method);
      assert.deepEqual(await shop.sold_by(async () => {
        await press_pay(shopper);
        await shopper.receipt();
      }), one);
      const [first, ...more] = await calls_of(shopper, call);
      assert.equal(more.length, 0, 'asked once');
      assert.ok(first.in_click && first.gesture, `synchronously in the click: ${JSON.stringify(first)}`);
      const order = shopper.orders[0];
      assert.deepEqual(shows(first.shown), {
        currency: order.currency.toUpperCase(), value: (order.total / 100).toFixed(2),
      });
      assert.equal(asked.length, 1);
      assert.equal(asked[0].allowance.max_amount, order.total, 'the allowance is the total');
      assert.match(asked[0].consent, /^[0-9a-f]{64}$/);
      for (const secret of [asked[0].credential, ...shopper.secrets]) {
        assert.ok(!(await shopper.all_words()).includes(secret), 'no token on the page');
      }
    },
  );

  shop.test(
    `${name}: closed, unreachable, declined, run out; each is said, nothing is charged, and the same sheet pays then`,
    { complaints: FAILED },
    async (shopper) => {
      await widget_with(shopper, { provider, sdk });
      const { page } = shopper;
      await shopper.choose_method(method);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper_will(shopper, 'cancel');
        await press_pay(shopper);
        await shopper.reads(CLOSED);

        await page.route(TOKENS, (route) => route.abort('failed'), { times: 1 });
        await press_pay(shopper);
        await shopper.reads(UNAVAILABLE);

        await shopper_will(shopper, 'decline');
        await press_pay(shopper);
        await shopper.reads(shopper.words.declined);

        // The token lives two seconds, and Complete leaves after that.
        const end = Date.now() + 2000;
        await page.route(TOKENS, (route) => {
          const body = route.request().postDataJSON();
          body.allowance.expires_at = new Date(end).toISOString().replace(/\.\d+Z/, 'Z');
          return route.continue({ postData: JSON.stringify(body) });
        }, { times: 1 });
        await page.route(COMPLETE, async (route) => {
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, end + 1100 - Date.now())));
          return route.continue();
        }, { times: 1 });
        await press_pay(shopper);
        await until('the payment has come back', () => calls_done(shopper), (count) => count >= 2);
        await shopper.reads(shopper.words.declined);
      }), nothing);
      assert.deepEqual(await shop.sold_by(async () => {
        await press_pay(shopper);
        await shopper.receipt();
      }), one);
    },
  );
}

/** How often a payment has failed so far. @param {import('./shopper.mjs').Shopper} shopper */
const calls_done = (shopper) => shopper.page.evaluate(() => __spy.phases.filter((phase) => phase === 'failed').length);

shop.test(
  'a wallet whose sheet is lost behind the window can be given up, and nothing is charged',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'google_pay' });
    await shopper.choose_method(/Google Pay/);
    await shopper_will(shopper, 'wait');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.sheet.getByRole('button', { name: 'Cancel' }).click();
      await shopper.reads(CLOSED);
    }), nothing);
    await shopper.payable();
  },
);

shop.test(
  'Apple Pay: the merchant is vouched for, the sheet keeps the total, and is told that it went well',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'apple_pay' });
    await shopper.choose_method(/Apple Pay/);
    await shopper.pay();
    await shopper.receipt();
    const [{ shown: { version, total, merchantCapabilities } }] = await calls_of(shopper, 'ApplePaySession');
    assert.equal(version, 8, 'the newest that the browser knows');
    assert.deepEqual(merchantCapabilities, ['supports3DS']);
    const [begin] = await calls_of(shopper, 'begin');
    assert.ok(begin.in_click, 'begin() is in the click');
    assert.deepEqual((await calls_of(shopper, 'completeMerchantValidation'))[0].shown, {
      vouched_for: 'apple-pay-gateway.apple.com',
    });
    assert.deepEqual((await calls_of(shopper, 'completePaymentMethodSelection'))[0].shown.newTotal, total);
    assert.deepEqual((await calls_of(shopper, 'completePayment'))[0].shown, { status: 0 });
  },
);

shop.test('PayPal: a blocked window is answered by another presentation, with the same order', {}, async (shopper) => {
  await widget_with(shopper, { provider: 'paypal', sdk: { blocked: ['auto'] } });
  await shopper.choose_method(/PayPal/);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay();
    await shopper.receipt();
  }), one);
  const starts = await calls_of(shopper, 'start');
  assert.deepEqual(starts.map(({ shown }) => shown.presentationMode), ['auto', 'modal']);
  assert.ok(starts[0].in_click && starts[1].gesture, 'the first in the click, the second while it still counts');
  assert.equal((await calls_of(shopper, 'create_order')).length, 1);
});

shop.test(
  'PayPal: where every window is blocked the shopper is told so, and nothing is charged',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'paypal', sdk: { blocked: ['auto', 'modal'] } });
    await shopper.choose_method(/PayPal/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads('Your browser blocked the payment window. Nothing was charged.');
    }), nothing);
  },
);

shop.test('Secure Payment Confirmation signs payee, amount and the hash of what was seen', {}, async (shopper) => {
  await widget_with(shopper, { provider: 'payment_request' });
  const asked = listen_to_tokens(shopper);
  await shopper.choose_method(/1881/);
  await shopper.pay();
  await shopper.receipt();
  const [{ shown: { supportedMethods, data } }] = await calls_of(shopper, 'show');
  assert.equal(supportedMethods, 'secure-payment-confirmation');
  assert.equal(data.rpId, 'bank.example');
  assert.ok(
    data.payeeName.length > 0 && (await shopper.all_words()).includes(data.payeeName),
    'the payee is the seller on the sheet',
  );
  assert.equal(Buffer.from(data.challenge).toString('hex'), asked[0].consent);
  assert.deepEqual((await calls_of(shopper, 'complete'))[0].shown, 'success');
});

shop.test(
  'Stripe: a saved method becomes a shared payment token of the whole amount and no more; one order, one charge',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'stripe' });
    const asked = listen_to_tokens(shopper);
    await shopper.choose_method(/4242/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
    assert.equal(asked.length, 1);
    assert.equal(asked[0].provider, 'stripe');
    assert.equal(asked[0].allowance.max_amount, shopper.orders[0].total);
    assert.equal((await calls_of(shopper, 'handleNextAction')).length, 0, 'Stripe wanted nothing more');
  },
);

shop.test(
  'Stripe: what it still asks of the shopper comes before the order, and a no there charges nothing',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'stripe', sdk: { saved: 'action' } });
    await shopper.choose_method(/4242/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper_will(shopper, 'decline');
      await shopper.pay();
      await shopper.reads(shopper.words.declined);
    }), nothing);
    const [{ shown: { hashedValue } }] = await calls_of(shopper, 'handleNextAction');
    assert.match(hashedValue, /^act_vt_/);
  },
);

shop.test(
  'Stripe Express Checkout: no forbidden word on its buttons, and a second attempt updates the amount',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'stripe' });
    await shopper.choose_method(/Express checkout/);
    await shopper_will(shopper, 'cancel');
    await shopper.pay();
    await press_their_button(shopper);
    await shopper.reads(CLOSED);
    await shopper.pay();
    await press_their_button(shopper);
    await shopper.receipt();
    const [created] = await calls_of(shopper, 'create');
    assert.deepEqual(created.shown.buttonType, { applePay: 'buy', googlePay: 'buy', paypal: 'buynow' });
    const [{ shown: { amount } }] = await calls_of(shopper, 'update');
    assert.equal(amount, shopper.orders[0].total);
    assert.equal((await calls_of(shopper, 'elements')).length, 1);
    assert.equal(await shopper.page.getByRole('button', { name: /\(double\)$/ }).count(), 0, 'their button is gone');
  },
);

for (const [what, given, method] of [
  ['a wallet that is not ready', { provider: 'google_pay', sdk: { ready: false } }, /Google Pay/],
  ['a shopper who is not eligible', { provider: 'paypal', sdk: { eligible: false } }, /PayPal/],
  ['a page without the payment permission', { provider: 'google_pay', host: { payment: false } }, /Google Pay/],
  ['a page that opens no windows', { provider: 'paypal', host: { popups: false } }, /PayPal/],
  ['a page without frames', { provider: 'stripe', host: { frames: false } }, /Express checkout/],
]) {
  shop.test(`${what}: that way to pay is not offered`, {}, async (shopper) => {
    await widget_with(shopper, /** @type {any} */ (given));
    await until('the methods are known', async () => !/Loading|…/.test(await shopper.all_words()));
    assert.equal(await shopper.sheet.getByRole('radio', { name: method }).count(), 0);
  });
}

shop.test('a provider’s script is loaded from the provider, and only when the page asks', {
  context: { bypassCSP: true },
}, async (shopper) => {
  const urls = [
    'https://pay.google.com/gp/p/js/pay.js', 'https://www.sandbox.paypal.com/web-sdk/v6/core',
    'https://js.stripe.com/dahlia/stripe.js',
  ];
  const asked = /** @type {string[]} */ ([]);
  await shopper.page.route((url) => !['127.0.0.1', 'localhost'].includes(url.hostname), (route) => {
    asked.push(route.request().url());
    return route.fulfill({
      contentType: 'text/javascript',
      body: 'globalThis.google = { payments: { api: { PaymentsClient: class {} } } }; globalThis.paypal = { '
        + 'createInstance: 1 }; globalThis.Stripe = (key) => ({ key });',
    });
  });
  await shopper.visit();
  const before = await shopper.page.evaluate(async () => {
    globalThis.modules = await Promise.all([
      'google_pay', 'paypal', 'stripe', 'apple_pay', 'payment_request',
    ].map((name) => import(`/till/gateways/${name}.js`)));
    return document.scripts.length;
  });
  assert.deepEqual(asked, []);
  const made = await shopper.page.evaluate(async () => {
    const [{ load_google_pay }, { load_paypal }, { load_stripe }] = globalThis.modules;
    const client = await load_google_pay({ environment: 'TEST' });
    const paypal = await load_paypal('sandbox');
    const stripe = await load_stripe('pk_test_1');
    await load_stripe('pk_test_1');
    return {
      client: typeof client, paypal: paypal.createInstance, stripe: stripe.key, scripts: document.scripts.length,
    };
  });
  assert.deepEqual(asked, urls);
  assert.deepEqual(made, { client: 'object', paypal: 1, stripe: 'pk_test_1', scripts: before + 3 });
});

shop.audit();
