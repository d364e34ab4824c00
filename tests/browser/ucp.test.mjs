// Purchases over UCP, in both versions: what a shopper does and reads is what it is over ACP, and so is the money.
// Knows nothing of the protocol's words.
import assert from 'node:assert/strict';
import { Shop } from './harness.mjs';

const FAILED = [/Failed to load resource/];
const COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/;
const nothing = { orders: 0, charges: 0 }, one = { orders: 1, charges: 1 };

/** @param {import('./shopper.mjs').Shopper} shopper */
async function sheet(shopper, method = /4242/) {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.choose_method(method);
  await shopper.payable();
}

for (const [protocol, binding] of [['ucp/2026-08-25', 'rest'], ['ucp/2026-04-08', 'mcp']]) {
  const shop = await Shop.open({ args: ['--protocol', protocol, '--ucp-binding', binding] });
  const buys = (sentence, body) => shop.test(`${sentence}, over ${protocol} by ${binding}`, { complaints: FAILED }, body);

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
    await sheet(shopper, /0002/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(shopper.words.declined);
    }), nothing);
    await shopper.choose_method(/4444/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
  });

  buys('sold out between sheet and pay: said so, nothing is charged', async (shopper) => {
    await sheet(shopper);
    const item = await shopper.region.evaluate((element) => element.catalog.products[0].variants[0].id), had = await shopper.server.stock(item);
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

  shop.audit();
}
