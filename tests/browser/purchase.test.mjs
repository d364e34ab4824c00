// A purchase from the first word to the receipt, by every kind of hand, in each language, in each form of the program.
// Knows nothing of what can go wrong on the way.
import assert from 'node:assert/strict';
import { Shop } from './harness.mjs';

const shop = await Shop.open();

/**
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {'mouse' | 'touch' | 'keyboard' | 'assistive'} kind
 */
async function buy(shopper, kind) {
  const { words, page, server } = shopper;
  const hand = await shopper.hand(kind);
  await shopper.visit();
  assert.equal(await page.locator('till-checkout').count(), 0, 'nothing is suggested before a request');
  await shopper.ask(words.query, hand);
  await page.getByRole('button', { name: words.review }).first().waitFor();
  assert.equal((await shopper.stats()).engine, shopper.engine);
  const used = await shopper.spy(() => __spy.activations.length);
  await hand.press('button', words.review);
  await shopper.sheet.waitFor();
  await hand.choose(words.pay_with, /4242/);
  await shopper.pay(hand);
  const { order, text } = await shopper.receipt();
  const activations = (await shopper.spy(() => __spy.activations)).slice(used);
  assert.ok(activations.length <= 3, `three activations suffice: ${activations.join(' | ')}`);
  assert.equal(shopper.navigations, 0, 'the chat page stays');
  const sold = (await server.orders()).find(({ id }) => id === order.order);
  assert.ok(sold, `order ${order.order} is the merchant's own`);
  assert.ok(text.includes(sold.number ?? sold.id), 'the receipt names the order');
  await shopper.page.locator('.order-line').last().waitFor();
}

for (const engine of ['wasm', 'js']) {
  for (const lang of ['en', 'fr']) {
    for (const kind of ['mouse', 'touch', 'keyboard', 'assistive']) {
      const how = {
        mouse: 'by mouse', touch: 'by touch on a 360 px phone', keyboard: 'by keyboard alone',
        assistive: 'through the accessibility tree alone',
      }[kind];
      const where = engine === 'wasm' ? 'with WebAssembly' : 'without WebAssembly';
      shop.test(
        `one buys ${how}, in ${lang === 'en' ? 'English' : 'French'}, ${where}`,
        { engine, lang, touch: kind === 'touch' }, (shopper) => buy(shopper, kind),
      );
    }
  }
}

for (const [lang, language, kind] of /** @type {const} */ ([
  ['ar', 'Arabic, from right to left', 'touch'], ['ja', 'Japanese', 'mouse'],
])) {
  shop.test(`one buys ${kind === 'touch' ? 'by touch on a 360 px phone' : 'by mouse'}, in ${language}`, {
    lang, touch: kind === 'touch',
  }, async (shopper) => {
    await buy(shopper, kind);
    assert.equal(await shopper.page.locator('html').getAttribute('lang'), 'en', 'the page itself says what it speaks');
    const layer = shopper.region.locator('.layer');
    assert.deepEqual([
      await layer.getAttribute('lang'), await layer.getAttribute('dir'),
    ], [shopper.words.locale, lang === 'ar' ? 'rtl' : 'ltr']);
  });
}

shop.audit();
