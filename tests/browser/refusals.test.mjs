// Everything that can refuse a payment: what the shopper reads, that nothing was charged, and that the way on works.
// Knows nothing of lost answers and repeats; those are in once.test.mjs.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { declined_then_paid, nothing, one, sheet } from './sheets.mjs';

const shop = await Shop.open();
const FAILED = [/Failed to load resource/];  // the browser's own word for an HTTP error
const COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/, SESSIONS = /\/api\/checkout_sessions(\/[^/]+)?$/;

const first_item = (shopper) => shopper.region.evaluate((element) => element.catalog.products[0].variants[0].id);

for (const lang of ['en', 'fr']) {
  shop.test(
    `a declined card is said so, nothing is charged, and another card pays (${lang})`,
    { lang, complaints: FAILED },
    async (shopper) => {
      await declined_then_paid(shop, shopper);
    },
  );
}

/** The bank's own page in its frame. */
const bank = (shopper) => shopper.page.frameLocator('till-checkout iframe');

shop.test(
  'a bank’s challenge is answered in the sheet, and then the order is made',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper, /3155/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.three_ds);
      assert.ok(await shopper.page.locator('till-checkout iframe').getAttribute('title'), 'the frame has a name');
      await bank(shopper).getByRole('button', { name: /Approve|Confirm/ }).click();
      await shopper.receipt();
    }), one);
    assert.equal(await shopper.page.locator('till-checkout iframe').count(), 0, 'the frame is gone');
  },
);

shop.test(
  'a bank that does not approve leaves the shopper uncharged, and another card pays',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper, /3155/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await bank(shopper).getByRole('button', { name: /Decline|Refuse|Reject/ }).click();
      await shopper.reads(shopper.words.not_approved);
    }), nothing);
    await shopper.choose_method(/4242/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
  },
);

shop.test('a bank’s challenge can be closed, and nothing is charged', { complaints: FAILED }, async (shopper) => {
  await sheet(shopper, /3155/);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay();
    await bank(shopper).getByRole('button').first().waitFor();
    await bank(shopper).getByRole('button', { name: /Cancel|Close/ }).click();
    await shopper.reads(/Nothing was charged/);
  }), nothing);
});

shop.test(
  'sold out between card and sheet: said so, no way to pay, something similar is offered (S07)',
  { complaints: FAILED },
  async (shopper) => {
    await shopper.visit();
    await shopper.ask();
    const item = await first_item(shopper), had = await shopper.server.stock(item);
    await shopper.server.stock(item, 0);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.page.getByRole('button', { name: shopper.words.review }).first().click();
      await shopper.reads(shopper.words.sold_out);
      const pay = shopper.pay_button;
      assert.ok(await pay.count() === 0 || await pay.getAttribute('aria-disabled') === 'true', 'Pay is impossible');
    }), nothing);
    const before = await shopper.page.locator('till-checkout').count();
    await shopper.page.getByRole('button', { name: shopper.words.similar }).first().click();
    await until(
      'an answer with similar things', () => shopper.page.locator('till-checkout').count(), (count) => count > before,
    );
    await shopper.server.stock(item, had);
  },
);

shop.test(
  'sold out between sheet and pay: said so, nothing is charged (S07)',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    const item = await first_item(shopper), had = await shopper.server.stock(item);
    await shopper.server.stock(item, 0);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.sold_out);
    }), nothing);
    const pay = shopper.pay_button;
    assert.ok(await pay.count() === 0 || await pay.getAttribute('aria-disabled') === 'true', 'Pay is impossible');
    await shopper.server.stock(item, had);
  },
);

shop.test(
  'a price that changes between sheet and pay is never paid unseen',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    const seen = (await shopper.server.exchanges()).findLast(({ response }) => response?.totals).response.totals
      .find(({ type }) => type === 'total').amount;
    await shopper.fault(COMPLETE, 'price=+500');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.price_changed);
    }), nothing);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
    const charge = (await shopper.server.charges()).at(-1);
    assert.notEqual(charge.amount, seen);
    await shopper.reads(new RegExp((charge.amount / 100).toFixed(2).replace('.', '\\.')));
  },
);

shop.test(
  'an offer that has run out keeps the choices, and goes on when refreshed',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    await shopper.fault(COMPLETE, 'expire');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.expired);
    }), nothing);
    await shopper.sheet.getByRole('button', { name: /Refresh|Try again|Retry/ }).click();
    await shopper.choose_method(/4242/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
  },
);

for (const fault of ['429', '500', '409']) {
  shop.test(
    `${fault} on Complete: one is told, and in the end there is exactly one order`,
    { complaints: FAILED },
    async (shopper) => {
      await sheet(shopper);
      await shopper.fault(COMPLETE, fault);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        const told = await until(
          'told, or paid after all',
          async () => ((await shopper.orders.length)
            ? 'paid'
            : /slow to answer|Do not pay again|Trying again|Nothing was charged/.exec(await shopper.all_words())?.[0]),
        );
        if (told !== 'paid') {
          await until(
            'paid, or payable again',
            async () =>
              shopper.orders.length > 0 || (await shopper.pay_button.count() > 0
                && await shopper.pay_button.getAttribute('aria-disabled') !== 'true'),
            Boolean, 40000,
          );
          if (!shopper.orders.length) await shopper.pay();
        }
        await shopper.receipt();
      }), one);
    },
  );
}

shop.test(
  '422 on Complete: nothing is charged, one is told, and one may try again',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    await shopper.fault(COMPLETE, '422');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(/not been charged|Nothing was charged|cannot take this order here/i);
    }), nothing);
  },
);

shop.test(
  'a shop that fails while the sheet opens is told so and can be asked again',
  { complaints: FAILED },
  async (shopper) => {
    await shopper.visit();
    await shopper.ask();
    await shopper.fault(SESSIONS, '500', 1);
    await shopper.page.getByRole('button', { name: shopper.words.review }).first().click();
    await shopper.reads(shopper.words.slow);
    await shopper.sheet.waitFor();
    await until('the sheet comes after all', async () => (await shopper.pay_button.count()) > 0, Boolean, 30000);
  },
);

shop.test(
  'a browser session that has ended cannot buy, and the shopper is told (S12)',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    await shopper.server.end_browser_sessions();
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(/sign in|session|Nothing was charged|not been charged/i);
    }), nothing);
  },
);

shop.test(
  'without a session the host’s API gives 401 to every call that leads to paid (S12)',
  {},
  async ({ server }) => {
    const calls = [
      ['POST', '/checkout_sessions'], ['GET', '/checkout_sessions/cs_1'], ['POST', '/checkout_sessions/cs_1'],
      ['POST', '/checkout_sessions/cs_1/complete'], ['POST', '/payment_tokens'],
      ['GET', '/payment_methods?handlers=card_northpay'], ['GET', '/buyer'], ['GET', '/orders'], ['POST', '/search'],
    ];
    assert.deepEqual(await shop.sold_by(async () => {
      for (const [method, path] of calls) {
        for (const cookie of ['', 'till_session=forged']) {
          const answer = await fetch(`${server.host}/api${path}`, { method, headers: {
            'Till-Client': '1', 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(),
            'Till-Merchant': 'm_trailhouse', ...(cookie ? { Cookie: cookie } : {}),
          }, ...(method === 'POST' ? { body: '{}' } : {}) });
          assert.equal(answer.status, 401, `${method} ${path}`);
          assert.equal((await answer.json()).code, 'unauthenticated');
        }
      }
      const visitor = await server.visitor();
      const forged = await fetch(`${server.host}/api/checkout_sessions`, {
        method: 'POST', headers: { Cookie: visitor.cookie, 'Content-Type': 'application/json' }, body: '{}',
      });
      assert.ok(
        forged.status === 401 || forged.status === 403, `without the header no other site can send: ${forged.status}`,
      );
    }), nothing);
  },
);

shop.test('the merchant answers nobody without its bearer token', {}, async ({ server }) => {
  for (const path of ['/m/m_trailhouse/checkout_sessions', '/m/m_trailhouse/checkout_sessions/cs_1/complete']) {
    const answer = await fetch(server.merchant + path, { method: 'POST', headers: {
      'Content-Type': 'application/json', 'API-Version': '2026-04-17', 'Idempotency-Key': crypto.randomUUID(),
    }, body: '{}' });
    assert.equal(answer.status, 401, path);
  }
  const answer = await fetch(`${server.psp}/agentic_commerce/delegate_payment`, { method: 'POST', headers: {
    'Content-Type': 'application/json', 'API-Version': '2026-04-17', 'Idempotency-Key': crypto.randomUUID(),
  }, body: '{}' });
  assert.equal(answer.status, 401);
});

shop.test('offline: nothing is sent and one is told; back online the same sheet pays', {
  complaints: [...FAILED, /ERR_INTERNET_DISCONNECTED/],
}, async (shopper) => {
  await sheet(shopper);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.context.setOffline(true);
    await shopper.reads(shopper.words.offline);
    assert.equal(await shopper.pay_button.getAttribute('aria-disabled'), 'true');
    await shopper.pay_button.dispatchEvent('click');  // as whatever does not look whether it may
    await shopper.reads(shopper.words.offline);
  }), nothing);
  await shopper.context.setOffline(false);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay();
    await shopper.receipt();
  }), one);
});

shop.audit();
