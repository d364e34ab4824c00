// The four exits in the browser: confirm here, the host's sheet, a wallet's, continue at the merchant; what the page
// says of itself decides, and no button is shown that cannot work. Confirm here is what every other test file does.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { bare_page } from './mounting.mjs';
import { calls_of, widget_with } from './till_with.mjs';

const shop = await Shop.open();
const one = { orders: 1, charges: 1 }, nothing = { orders: 0, charges: 0 };

/**
 * A page whose host has a payment sheet: it takes the session it is given, asks the sandbox for a token and completes
 * at the merchant itself, or does what `will` says.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {'complete' | 'complete_in_silence' | 'cancel' | 'decline' | 'vanish'} will
 */
async function with_host_sheet(shopper, will) {
  await bare_page(shopper);
  const { catalog } = await (await shopper.server.visitor()).search('Cabin bag under $200');
  await shopper.page.evaluate(async ({ catalog, will }) => {
    const { TokenRefused } = await import('/till/gateways/gateway.js');
    const headers = { 'Content-Type': 'application/json', 'Till-Client': '1', 'Idempotency-Key': crypto.randomUUID() };
    const post = async (path, body) =>
      (await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
    const bridge = new globalThis.stage.HttpBridge({ base: '/api' });
    globalThis.sheets = [];
    bridge.requestCheckout = async ({ session, consent }) => {
      globalThis.sheets.push({ session, consent, gesture: navigator.userActivation.isActive });
      await null;
      if (will === 'cancel') throw new TokenRefused('canceled');
      if (will === 'decline') throw new TokenRefused('declined');
      if (will === 'vanish') throw new Error('the sheet is gone');
      const total = session.totals.find(({ type }) => type === 'total').amount;
      const { token } = await post('/payment_tokens', {
        handler_id: 'card_northpay', method_id: 'pm_visa_4242', consent,
        allowance: {
          reason: 'one_time', max_amount: total, currency: session.currency, checkout_session_id: session.id,
          merchant_id: 'm_trailhouse', expires_at: new Date(Date.now() + 60000).toISOString().replace(/\.\d+Z/, 'Z'),
        },
      });
      const done = await post(`/checkout_sessions/${session.id}/complete`, {
        buyer: { email: 'ada@example.com', full_name: 'Ada Lovelace' },
        payment_data: { handler_id: 'card_northpay', instrument: { type: 'card', credential: { type: 'spt', token } } },
      });
      return will === 'complete_in_silence' ? { order: done.order } : done;
    };
    const element = document.createElement('till-checkout');
    element.setAttribute('lang', 'en-US');
    element.setAttribute('store', 'sheet');
    element.bridge = bridge;
    element.gateways = [new globalThis.stage.SandboxGateway({ base: '/api' })];
    element.catalog = {
      ...catalog, products: catalog.products.filter(({ seller }) => seller.id === 'm_trailhouse').slice(0, 1),
    };
    document.querySelector('main').append(element);
  }, { catalog, will });
  shopper.words = { ...shopper.words, pay: /^Continue to payment$/ };  // what pays is in the host's sheet
  await shopper.page.getByRole('button', { name: shopper.words.review }).first().click();
  await shopper.sheet.waitFor();
}

for (const [will, what] of /** @type {const} */ ([
  ['complete', 'gives back the session'], ['complete_in_silence', 'gives back something else'],
])) {
  shop.test(
    `a host’s own sheet takes the place of all methods and ${what}: one order, one charge, and the receipt`,
    {},
    async (shopper) => {
      await with_host_sheet(shopper, will);
      await shopper.reads(/Your chat’s own payment sheet opens next/);
      assert.equal(await shopper.sheet.getByRole('radio', { name: /4242/ }).count(), 0);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await shopper.receipt();
      }), one);
      const [asked, ...more] = await shopper.page.evaluate(() => globalThis.sheets);
      assert.equal(more.length, 0);
      assert.ok(asked.gesture, 'inside the gesture');
      assert.match(asked.consent, /^[0-9a-f]{64}$/);
      assert.equal(asked.session.status, 'ready_for_payment');
    },
  );
}

for (const [will, words] of /** @type {const} */ ([
  ['cancel', /Payment window closed\. Nothing was charged\./],
  ['decline', /Your bank declined this payment\. Nothing was charged\. Try again, or use another method\./],
  ['vanish', /Nothing was charged/],
])) {
  shop.test(
    `a host’s own sheet that ends with ${will}: the merchant is asked, nothing is charged, and Pay is there again`,
    { complaints: [/Failed to load resource/] },
    async (shopper) => {
      await with_host_sheet(shopper, will);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await shopper.reads(words);
        await shopper.payable();
      }), nothing);
    },
  );
}

shop.test(
  'where nothing can be paid on the page, “Continue at” the seller takes the place of Pay and opens the seller’s '
    + 'address',
  {},
  async (shopper) => {
    await widget_with(shopper, { provider: 'paypal', host: { popups: false } });
    const on = shopper.sheet.getByRole('button', { name: /^Continue at / });
    await until('the way on', () => on.count(), (count) => count === 1);
    assert.equal(await shopper.pay_button.count(), 0);
    const url = await shopper.page.evaluate(() => new Promise((resolve) => {
      const widget = document.querySelector('till-checkout');
      widget.addEventListener('till-link', (event) => {
        event.preventDefault();
        resolve(event.detail.url);
      });
      widget.shadowRoot.querySelectorAll('button')
        .forEach((button) => { if (/^Continue at /.test(button.textContent.trim())) button.click(); });
    }));
    assert.match(url, /^https:\/\/.+\/checkout\/cs_/);
  },
);

shop.test('where not even a link can be opened the address is there to be read, and no button', {}, async (shopper) => {
  await widget_with(shopper, { provider: 'paypal', host: { popups: false, links: false } });
  await shopper.reads(/https:\/\/\S+\/checkout\/ ?cs_/);  // a line may end at a slash
  assert.equal(await shopper.pay_button.count(), 0);
  assert.equal(await shopper.sheet.getByRole('button', { name: /^Continue at / }).count(), 0);
});

shop.test('a page that learns that windows open offers the wallet at once', {}, async (shopper) => {
  await widget_with(shopper, { provider: 'paypal', host: { popups: false } });
  await until(
    'the way on', () => shopper.sheet.getByRole('button', { name: /^Continue at / }).count(), (count) => count === 1,
  );
  await shopper.page.evaluate(() => { document.querySelector('till-checkout').host = { popups: true }; });
  await shopper.choose_method(/PayPal/);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay();
    await shopper.receipt();
  }), one);
  assert.equal((await calls_of(shopper, 'start')).length, 1);
});

shop.audit();
