// One consent, one order: lost answers, impatient fingers, reloads, and two purchases at the same time.
// Knows nothing of refusals.
import assert from 'node:assert/strict';
import { mouse } from './hands.mjs';
import { Shop, until } from './harness.mjs';
import { nothing, one, sheet } from './sheets.mjs';

const shop = await Shop.open();
const FAILED = [/Failed to load resource/];
const COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/, SESSION = /\/api\/checkout_sessions\/[^/]+$/;

/** A gate that holds what is routed into it. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return { opened, open };
}

for (const [where, lose] of [
  ['between merchant and host', async (shopper) => shopper.fault(COMPLETE, 'drop_response=complete')],
  ['between host and page', async (shopper) => shopper.page.route(COMPLETE, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  }, { times: 1 })],
]) {
  shop.test(
    `an answer lost ${where}: “do not pay again”, then the receipt, and exactly one order`,
    { complaints: FAILED },
    async (shopper) => {
      await sheet(shopper);
      const hold = gate();
      await shopper.page.route(SESSION, async (route) => {
        if (route.request().method() === 'GET') await hold.opened;
        await route.continue();
      });
      await lose(shopper);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await shopper.reads(shopper.words.checking);
        const pay = shopper.pay_button;
        assert.ok(
          await pay.count() === 0 || await pay.getAttribute('aria-disabled') === 'true',
          'one cannot pay again meanwhile',
        );
        hold.open();
        await shopper.receipt();
      }), one);
    },
  );
}

shop.test('a double click on Pay is one order', {}, async (shopper) => {
  await sheet(shopper);
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay_button.dblclick();
    await shopper.receipt();
  }), one);
});

shop.test('ten clicks on Pay are one order', {}, async (shopper) => {
  await sheet(shopper);
  await shopper.pay_button.evaluate((button) => button.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const { x, y, width, height } = await shopper.pay_button.boundingBox();
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.page.mouse.click(x + width / 2, y + height / 2, { clickCount: 10, delay: 1 });
    await shopper.receipt();
  }), one);
});

shop.test('a held Enter on Pay is one order', {}, async (shopper) => {
  await sheet(shopper);
  await shopper.pay_button.focus();
  assert.deepEqual(await shop.sold_by(async () => {
    for (let press = 0; press < 30; ++press) await shopper.page.keyboard.down('Enter');
    await shopper.page.keyboard.up('Enter');
    await shopper.receipt();
  }), one);
});

shop.test(
  'a key that was held since before the sheet was there opens it once when it comes up, and pays nothing',
  {},
  async (shopper) => {
    await shopper.visit();
    await shopper.ask();
    await shopper.page.getByRole('button', { name: shopper.words.review }).first().focus();
    assert.deepEqual(await shop.sold_by(async () => {
      for (let press = 0; press < 10; ++press) await shopper.page.keyboard.down('Enter');
      await shopper.page.keyboard.up('Enter');
      await shopper.sheet.waitFor();
      for (let press = 0; press < 20; ++press) await shopper.page.keyboard.down('Enter');
      await shopper.page.keyboard.up('Enter');
      await shopper.payable().catch(() => {});
    }), nothing);
  },
);

shop.test('two widgets of one thread buy at the same time, each its own order', {}, async (shopper) => {
  const { page, words } = shopper;
  await shopper.visit();
  await shopper.ask('Cabin bag under $200');
  await shopper.ask('Quiet bedside lamp, HomeKit');
  const hold = gate();
  let waiting = 0;
  await page.route(COMPLETE, async (route) => {
    if (++waiting === 2) hold.open();
    await hold.opened;
    await route.continue();
  });
  assert.deepEqual(await shop.sold_by(async () => {
    for (const index of [0, 1]) {
      const widget = page.locator('till-checkout').nth(index);
      await widget.getByRole('button', { name: words.review }).first().click();
      const dialog = widget.getByRole('dialog');
      await dialog.getByRole('radio', { name: /4242/ }).click();
      const pay = dialog.getByRole('button', { name: words.pay });
      await until('Pay is ready', () => pay.getAttribute('aria-disabled'), (value) => value !== 'true');
      await pay.click();
    }
    await until('two receipts', () => new Set(shopper.orders.map(({ order }) => order)).size, (count) => count === 2);
  }), { orders: 2, charges: 2 });
  assert.equal(await page.locator('.order-line').count(), 2);
});

shop.test(
  'a reload after the money moved shows the receipt, and there is one order',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    const done = gate();
    await shopper.page.route(COMPLETE, async (route) => {
      await route.fetch();
      done.open();  // the merchant has answered; the page never hears of it
    });
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await done.opened;
      await shopper.page.reload();
      await shopper.receipt();
    }), one);
  },
);

/**
 * The first Complete never leaves the page, and the shop cannot be asked either.
 * @returns a gate that opens when it would have left
 */
async function payment_held_back(shopper) {
  const asked = gate();
  await shopper.page.route(COMPLETE, (route) => {
    asked.open();
    return route.abort('failed');
  }, { times: 1 });
  await shopper.page.route(
    SESSION, (route) => (route.request().method() === 'GET' ? route.abort('failed') : route.continue()),
  );
  return asked;
}

shop.test(
  'a reload before the payment left: what was agreed to is sent once, and the receipt is there',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    const asked = await payment_held_back(shopper);
    const kept = () => shopper.page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.endsWith(':payment') && localStorage.getItem(key)).length);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await asked.opened;
      assert.equal(await kept(), 1);
      await shopper.page.unrouteAll({ behavior: 'wait' });
      await shopper.page.reload();
      await shopper.page.locator('till-checkout').first().waitFor();
      await shopper.receipt();
    }), one);
    await until('the answer is known: nothing of the payment stays behind', kept, (count) => count === 0);
  },
);

shop.test(
  'a reload that has lost what was to be sent shows that nothing was charged, and one can pay then',
  { complaints: FAILED },
  async (shopper) => {
    await sheet(shopper);
    const asked = await payment_held_back(shopper);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await asked.opened;
      await shopper.page.evaluate(() => Object.keys(localStorage).filter((key) => key.endsWith(':payment'))
        .forEach((key) => localStorage.removeItem(key)));
      await shopper.page.reload();
      await shopper.page.locator('till-checkout').first().waitFor();
      await shopper.page.unrouteAll({ behavior: 'wait' });  // not before: the old page would have sent it itself
      await until('the true state', async () => {
        const words = await shopper.all_words().catch(() => '');
        return shopper.orders.length === 0 && !shopper.words.checking.test(words)
          && (shopper.words.review.source && /Review/.test(words));
      }, Boolean, 90_000);  // what the old page sent might still be on its way for half a minute
    }), nothing);
    assert.deepEqual(await shop.sold_by(async () => {
      if (!await shopper.sheet.isVisible()) await shopper.open(mouse(shopper.page));
      await shopper.choose_method(/4242/);
      await shopper.pay();
      await shopper.receipt();
    }), one);
  },
);

shop.test('Escape while the payment runs cancels nothing and hides nothing', {}, async (shopper) => {
  await sheet(shopper);
  const hold = gate();
  await shopper.page.route(COMPLETE, async (route) => {
    await hold.opened;
    await route.continue();
  });
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay_button.focus();
    await shopper.page.keyboard.press('Enter');
    await until('the payment runs', () => shopper.spy(() => __spy.phases.at(-1)), (phase) => phase !== undefined);
    await shopper.page.keyboard.press('Escape');
    await shopper.sheet.waitFor();
    hold.open();
    await shopper.receipt();
  }), one);
});

shop.audit();
