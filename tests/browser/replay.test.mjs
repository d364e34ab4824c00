// The log of a surface is all that it takes to repeat it, in another program on another machine.
// Knows nothing of what the entries mean.
import assert from 'node:assert/strict';
import { replay } from '../web/program.mjs';
import { Shop } from './harness.mjs';

const shop = await Shop.open();

shop.test('a purchase that is told again from its log shows the same and asks for the same', {}, async (shopper) => {
  await shopper.page.addInitScript(() => {
    const log = globalThis.__log = [];
    customElements.whenDefined('till-checkout').then(() => {
      customElements.get('till-checkout').prototype.log = (entry) => log.push(structuredClone(entry));
    });
  });
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.pay();
  const { order } = await shopper.receipt();
  const kept = (element) => ({ log: globalThis.__log, hash: element.stats.hash });
  const { log, hash } = await shopper.region.evaluate(kept);
  const told = new Set(log.map(({ type }) => type));
  const inputs = ['resize', 'theme', 'image', 'activate', 'frame_shown'];
  const events = ['locale', 'host', 'catalog', 'reply', 'token'];
  for (const type of [...inputs, ...events, 'drawn']) assert.ok(told.has(type), type);
  const again = await replay(log);
  assert.equal(again.hash, hash);
  assert.equal(again.effects.find(({ effect }) => effect === 'order')?.order, order.order);
  const unseen = await replay(log.filter(({ type }) => type !== 'frame_shown'));
  assert.ok(!unseen.effects.some(({ effect }) => effect === 'request_token'), 'what was not on the screen is not paid');
});

shop.audit();
