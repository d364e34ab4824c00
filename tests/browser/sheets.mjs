// Ways through the sheet that tests of more than one protocol go, and what the shop has sold by them.
// Knows nothing of the protocols.
import assert from 'node:assert/strict';

export const nothing = { orders: 0, charges: 0 }, one = { orders: 1, charges: 1 };

/** @param {import('./shopper.mjs').Shopper} shopper */
export async function sheet(shopper, method = /4242/) {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.choose_method(method);
  await shopper.payable();
}

/**
 * A card is declined, and another pays.
 * @param {import('./harness.mjs').Shop} shop
 * @param {import('./shopper.mjs').Shopper} shopper
 */
export async function declined_then_paid(shop, shopper) {
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
}
