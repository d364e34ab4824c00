// Purchases over UCP, in both versions: what a shopper does and reads is what it is over ACP, and so is the money.
// Knows nothing of the protocol's words.
import assert from 'node:assert/strict';
import { Shop } from './harness.mjs';
import { declined_then_paid, nothing, one, sheet } from './sheets.mjs';

const FAILED = [/Failed to load resource/];
const COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/;

const bank = (shopper) => shopper.page.frameLocator('till-checkout iframe:not([hidden])');

for (const [protocol, binding] of [['ucp/2026-08-25', 'rest'], ['ucp/2026-04-08', 'mcp']]) {
  const shop = await Shop.open({ args: ['--protocol', protocol, '--ucp-binding', binding] });
  const buys = (sentence, body) =>
    shop.test(`${sentence}, over ${protocol} by ${binding}`, { complaints: FAILED }, body);

  buys('one buys, and the receipt names the seller’s order', async (shopper) => {
    await sheet(shopper);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      const { order, text } = await shopper.receipt();
      const sold = (await shopper.server.orders()).find(({ id }) => id === order.order);
      assert.ok(sold && text.includes(sold.number));
    }), one);
    assert.equal(shopper.navigations, 0);
  });

  buys('a declined card is said so, nothing is charged, and another card pays', async (shopper) => {
    await declined_then_paid(shop, shopper);
  });

  buys('sold out between sheet and pay: said so, nothing is charged', async (shopper) => {
    await sheet(shopper);
    const item = await shopper.region.evaluate((element) => element.catalog.products[0].variants[0].id);
    const had = await shopper.server.stock(item);
    await shopper.server.stock(item, 0);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.sold_out);
    }), nothing);
    await shopper.server.stock(item, had);
  });

  buys('an answer to Complete that was lost ends in the receipt, and exactly one order', async (shopper) => {
    await sheet(shopper);
    await shopper.fault(COMPLETE, 'drop_response=complete');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
  });

  if (protocol === 'ucp/2026-08-25') {
    for (const [answer, words] of [['Approve', null], ['Decline', 'declined']]) {
      buys(`the bank collects unseen, then asks in the sheet; ${answer} ends ${words
        ? 'unpaid, and another card pays'
        : 'in the receipt'}`, async (shopper) => {
        await sheet(shopper, /3155/);
        assert.deepEqual(await shop.sold_by(async () => {
          await shopper.pay();
          await bank(shopper).getByRole('button', { name: answer }).click();
          await (words ? shopper.reads(shopper.words[words]) : shopper.receipt());
        }), words ? nothing : one);
        if (!words) return;
        await shopper.choose_method(/4444/);
        await shopper.pay();
        await shopper.receipt();
      });
    }

    buys('a reload while the bank asks shows its question again, and Approve ends in the receipt', async (shopper) => {
      await sheet(shopper, /3155/);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await bank(shopper).getByRole('button', { name: 'Approve' }).waitFor();
        await shopper.page.reload();
        await bank(shopper).getByRole('button', { name: 'Approve' }).click();
        await shopper.receipt();
      }), one);
    });

    buys('the bank’s frame can be closed, and nothing is charged', async (shopper) => {
      await sheet(shopper, /3155/);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await bank(shopper).getByRole('button', { name: 'Approve' }).waitFor();
        await shopper.sheet.getByRole('button', { name: /Cancel|Close/ }).last().click();
        await shopper.reads(shopper.words.checking);
      }), nothing);
    });
  } else {
    // The seller's pages have a name of their own in the world: here it leads to the merchant. No policy of the chat
    // names it.
    const handed_over = async (shopper, host = {}) => {
      await sheet(shopper, /3155/);
      const seller = await shopper.region.evaluate((element, host) => {
        element.host = host;
        return element.catalog.products[0].seller.id;
      }, host);
      await shopper.context.route(/^https:\/\/[a-z]+\.example\/checkout\//, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        const response = await route.fetch({ url: `${shopper.server.merchant}/m/${seller}${pathname}${search}` });
        await route.fulfill({ response });
      });
      // A page of the world's may not lead a frame to this machine: the bank is of the world too.
      await shopper.context.route(
        (url) => url.origin === shopper.server.psp, async (route) => route.fulfill({ response: await route.fetch() }),
      );
      await shopper.pay();
      return shopper.sheet.getByRole('button', { name: /^Continue at / }).first();
    };
    const at_the_seller = async (shopper) => {
      await (await handed_over(shopper, { embedding: true })).click();
      const checkout = bank(shopper);
      await checkout.getByRole('link', { name: 'Confirm with your bank' }).waitFor();
      return checkout;
    };
    const anywhere = { complaints: FAILED, context: { bypassCSP: true } };

    shop.test(
      'where only the seller can go on, its own checkout is shown in the sheet, and ends in the receipt',
      anywhere,
      async (shopper) => {
        assert.deepEqual(await shop.sold_by(async () => {
          const checkout = await at_the_seller(shopper);
          await checkout.getByRole('link', { name: 'Confirm with your bank' }).click();
          await checkout.getByRole('button', { name: 'Approve' }).click();
          await shopper.receipt();
        }), one);
        assert.equal(await shopper.page.locator('till-checkout iframe').count(), 0);
        assert.equal(shopper.navigations, 0);
      },
    );

    shop.test(
      'paid at the seller’s in another tab: whoever comes back finds the receipt',
      anywhere,
      async (shopper) => {
        assert.deepEqual(await shop.sold_by(async () => {
          const on = await handed_over(shopper);
          const opened = shopper.context.waitForEvent('page');
          await on.click();
          const tab = await opened;
          await tab.getByRole('link', { name: 'Confirm with your bank' }).click();
          await tab.getByRole('button', { name: 'Approve' }).click();
          await tab.getByText('Order confirmed').waitFor();
          await tab.close();
          // no tab is hidden where there is no window
          await shopper.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
          await shopper.receipt();
        }), one);
      },
    );

    shop.test(
      'the seller’s own checkout in the sheet can be closed, and nothing is charged',
      anywhere,
      async (shopper) => {
        assert.deepEqual(await shop.sold_by(async () => {
          await at_the_seller(shopper);
          await shopper.sheet.getByRole('button', { name: /^(Cancel|Close)/ }).last().click();
          await shopper.sheet.getByRole('button', { name: /^Continue at / }).first().waitFor();
        }), nothing);
        assert.equal(await shopper.page.locator('till-checkout iframe').count(), 0);
      },
    );
  }

  shop.audit();
}
