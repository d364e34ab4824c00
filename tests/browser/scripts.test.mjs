// Other scripts as a browser shapes them: surfaces from right to left, names that run against their sentence, and what
// the words of many surfaces cost. Finds everything by role and name; measures only where one thing lies beside
// another.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { bare_page, mount } from './mounting.mjs';

const shop = await Shop.open();

const product = (/** @type {string} */ id, /** @type {Record<string, unknown>} */ more = {}) => ({
  id, title: `Bag ${id}`, price: { amount: 14900, currency: 'USD' }, availability: { status: 'in_stock' },
  seller: { id: 's', name: 'Trailhouse' },
  condition: 'new', promotion: 'none', returns: { days: 30, paid_by: 'seller' },
  delivery: { earliest: '2026-11-27', latest: '2026-11-28', cost: { amount: 0, currency: 'USD' } },
  variants: [{ id: `${id}-v`, available: true }], ...more,
});

/**
 * Left edges of what the newest widget shows under these roles and names.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {import('playwright-core').Locator[]} things
 */
const lefts = async (shopper, things) =>
  Promise.all(things.map(async (thing) => (await thing.boundingBox())?.x ?? NaN));

shop.test(
  'in Arabic the first card is the rightmost, and turning the page moves to the left',
  { width: 520 },
  async (shopper) => {
    const { page } = shopper;
    await bare_page(shopper);
    await mount(shopper, { catalog: { products: ['a', 'b', 'c', 'd'].map((id) => product(id)) }, lang: 'ar-EG' });
    const cards = page.getByRole('heading', { level: 3 });
    const next = page.getByRole('button', { name: 'الاقتراحات التالية' });
    const previous = page.getByRole('button', { name: 'الاقتراحات السابقة' });
    const [first, second] = await lefts(shopper, [cards.nth(0), cards.nth(1)]);
    assert.ok(first > second, `${first} ${second}`);
    const [forth, back] = await lefts(shopper, [next, previous]);
    assert.ok(forth < back, 'the arrow onwards points and lies to the left');
    const heading = await page.getByRole('heading', { level: 2 }).boundingBox();
    const widget = await shopper.region.boundingBox();
    assert.ok(
      heading && widget && heading.x + heading.width > widget.x + widget.width - 2,
      'the heading starts at the right edge',
    );
    await shopper.reads('١–٢ من ٤');
    assert.equal(await previous.getAttribute('aria-disabled'), 'true');
    await next.click();
    await shopper.reads('٣–٤ من ٤');
    await until('the last card is in view', async () => (await lefts(shopper, [cards.nth(3)]))[0] > (widget?.x ?? 0));
    const offset = await shopper.region.evaluate((element) =>
      Math.min(...Array.from(element.shadowRoot.querySelectorAll('*'), ({ scrollLeft }) => scrollLeft)));
    assert.ok(offset < -100, `the browser scrolls to the left: ${offset}`);
    await until('nothing follows', () => next.getAttribute('aria-disabled'), (off) => off === 'true');
  },
);

shop.test('painted and real text of an Arabic surface lie in the same place', { width: 520 }, async (shopper) => {
  await bare_page(shopper);
  await mount(shopper, {
    catalog: { query: 'حقيبة', products: [
      product('a', { title: 'حقيبة Nomad 38 للسفر', lang: 'ar' }), product('b', { title: 'Nomad 38L cabin bag' }),
    ] },
    lang: 'ar-EG',
  });
  // Each line's real letters lie where the painted ones do: the layer gives them that room, and they must fill 95 % of
  // it.
  const lines = await shopper.region.evaluate((element) =>
    Array.from(element.shadowRoot.querySelectorAll('.n > .words'), (words) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const real = range.getBoundingClientRect(), room = words.getBoundingClientRect();
      const both = Math.min(real.right, room.right) - Math.max(real.left, room.left);
      return {
        text: words.textContent, overlap: both / (Math.max(real.right, room.right) - Math.min(real.left, room.left)),
      };
    }));
  assert.ok(lines.length > 12);
  for (const { text, overlap } of lines) assert.ok(overlap >= 0.95, `${text}: ${overlap}`);
});

shop.test(
  'a name that runs the other way, or is full of overrides, turns no price round',
  { width: 800 },
  async (shopper) => {
    await bare_page(shopper);
    const hostile = '\u202eחנות 24\u202c \u2067x';
    await mount(shopper, {
      catalog: { products: [
        product('a', { seller: { id: 's', name: hostile }, title: '\u202eegap eerf' }),
        product('b', { title: 'تيك $9', lang: 'ar' }),
      ] },
    });
    // Where each character of a sentence lies, from left to right.
    const seen = await shopper.region.evaluate((element) =>
      Array.from(element.shadowRoot.querySelectorAll('.n > .words'), (words) => {
        const letters = [];
        const walk = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          for (let i = 0; i < node.data.length; ++i) {
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const box = range.getBoundingClientRect();
            if (box.width > 0) letters.push([box.top, box.left, node.data[i]]);
          }
        }
        letters.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        return letters.map(([, , letter]) => letter).join('');
      }));
    assert.ok(seen.filter((line) => line === '$149.00').length === 2, seen.join('\n'));
    const sold = seen.find((line) => line.startsWith('Sold by'));
    assert.ok(sold?.endsWith(', new') && !sold.includes('\u202e'), sold);
    assert.ok(seen.includes('egap eerf'), 'an override is not obeyed');
  },
);

shop.test(
  'fifty surfaces full of Japanese words stay under 24 MB of atlas',
  { width: 520, height: 2000 },
  async (shopper) => {
    await bare_page(shopper);
    for (let some = 0; some < 5; ++some) {
      await mount(shopper, {
        count: 10, lang: 'ja-JP',
        catalog: { query: `機内持ち込みバッグ ${some}`, products: ['い', 'ろ', 'は', 'に'].map((id) => product(`${id}${some}`, {
          title: `第${some}店の機内持ち込みキャリーケース・軽量タイプ ${id}`, lang: 'ja', seller: { id: 's', name: `旅の店${some}${id}` } })) },
      });
    }
    const bytes = await shopper.page.evaluate(() =>
      Array.from(document.querySelectorAll('till-checkout'), (element) => element.stats.atlas_bytes));
    assert.equal(bytes.length, 50);
    const most = Math.max(...bytes);
    assert.ok(most >= 2 * 1024 * 1024, `it is measured: ${most}`);
    assert.ok(most < 24 * 1024 * 1024, `${most} bytes`);
  },
);

shop.audit();
