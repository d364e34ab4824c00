// The demonstration as it starts by itself: some of its sellers speak ACP, some UCP of either version, over REST or
// MCP, and one buys from each as from any other. Knows nothing of the protocols' words.
import assert from 'node:assert/strict';
import { Shop } from './harness.mjs';

const one = { orders: 1, charges: 1 };
const shop = await Shop.open();
for (const [seller, wish, spoken] of [
  ['Kumo', 'Uji sencha', 'm_kumo/ucp/'], ['Secondlife', 'Slate e-reader', 'm_secondlife/ucp/mcp'],
  ['Werkstatt', 'Kanne gooseneck kettle', 'm_werkstatt/ucp/'],
  ['Trailhouse', 'Nomad 38L cabin bag', 'm_trailhouse/checkout_sessions'],
]) {
  shop.test(`the demonstration buys from ${seller} in the protocol that ${seller} speaks`, {}, async (shopper) => {
    await shopper.visit();
    await shopper.ask(wish);
    await shopper.open();
    await shopper.page.getByRole('dialog', { name: seller }).waitFor();
    await shopper.choose_method(/4242/);
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
    const calls = (await shop.server.exchanges()).map(({ path }) => path);
    assert.ok(calls.some((path) => path.includes(spoken)), `no call to ${spoken}`);
  });
}
shop.audit();
