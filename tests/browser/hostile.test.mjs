// Words of strangers: markup, direction tricks, endless titles, nonsense. They are shown as words and do nothing else.
// Knows nothing of buying.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { bare_page, mount } from './mounting.mjs';

const shop = await Shop.open();

const MARKUP = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><b>bold</b>';
const TURNED = 'Safe \u202egnp.exe\u202c \u2066never closed \u200frtl';
const LONG = 'Very long title '.repeat(25);

const product = (over) => ({
  id: 'h1', title: 'Plain', lang: 'en', description: 'd', images: [], price: { amount: 1000, currency: 'USD' },
  availability: { status: 'in_stock', quantity: 5, checked_at: '2026-11-23T12:00:00Z' },
  delivery: { earliest: '2026-11-27', latest: '2026-11-28', cost: { amount: 0, currency: 'USD' } },
  seller: { id: 'm_x', name: 'Seller', support: 'help@x.example' }, condition: 'new',
  returns: { days: 30, paid_by: 'seller' },
  warranty: { months: 24 }, promotion: 'none', checks: [], options: [],
  variants: [{ id: 'h1-a', options: {}, available: true }], links: [], ...over,
});
const catalog = (...products) => ({ query: 'q', ranking: 'r', picked_by: 'ai', products });

const everywhere = (text) => product({
  title: text, description: text, seller: { id: 'm_x', name: text, support: text }, fit: [text], offer: text,
  checks: [{ text, met: true }], condition_note: text, rating: { value: 4, scale_max: 5, count: 3, source: text },
});

const tags = (shopper) => shopper.region.evaluate((element) =>
  [...new Set([...element.shadowRoot.querySelectorAll('*')].map((one) => one.localName))]);
const OURS = new Set([
  'div', 'canvas', 'section', 'ul', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'span', 'img', 'button', 'a',
  'input', 'article', 'slot', 'i', 'style', 'wbr',
]);

for (const engine of ['wasm', 'js']) {
  shop.test(
    `markup in a catalog is words: no element, no request, no script (${engine})`,
    { engine },
    async (shopper) => {
      const asked = [];
      await bare_page(shopper);
      shopper.page.on('request', (request) => asked.push(request.url()));
      await mount(shopper, { catalog: catalog(everywhere(MARKUP)) });
      await shopper.reads('<img src=x');
      await shopper.page.getByRole('button', { name: /Details/ }).first().click();
      for (const tag of await tags(shopper)) assert.ok(OURS.has(tag), tag);
      assert.equal(
        await shopper.region.evaluate((element) =>
          element.shadowRoot.querySelectorAll('script,b,img[src="x"],[onerror]').length),
        0,
      );
      assert.equal(await shopper.page.evaluate(() => globalThis.hacked), undefined);
      assert.deepEqual(asked.filter((url) => !url.startsWith(`${shopper.server.host}/till/`)), [], 'asked for');
    },
  );
}

shop.test('direction tricks stay inside the words that bring them', {}, async (shopper) => {
  await bare_page(shopper);
  await mount(shopper, { catalog: catalog(everywhere(TURNED)) });
  const leaks = await shopper.region.evaluate((element) => {
    const out = [];
    const open = {
      '\u202a': '\u202c', '\u202b': '\u202c', '\u202d': '\u202c', '\u202e': '\u202c', '\u2066': '\u2069',
      '\u2067': '\u2069', '\u2068': '\u2069',
    };
    const check = (text) => {
      const stack = [];
      for (const sign of text) {
        if (open[sign]) stack.push(open[sign]);
        else if (sign === '\u202c' || sign === '\u2069') {
          const at = stack.lastIndexOf(sign);
          if (at < 0) out.push(`closes what it did not open: ${JSON.stringify(text)}`);
          else stack.length = at;
        }
      }
      if (stack.length) out.push(`left open: ${JSON.stringify(text)}`);
    };
    for (const one of element.shadowRoot.querySelectorAll('*')) {
      for (const child of one.childNodes) if (child.nodeType === 3) check(child.data);
      if (one.hasAttribute('aria-label')) check(one.getAttribute('aria-label'));
    }
    return out;
  });
  assert.deepEqual(leaks, []);
});

shop.test(
  'a title of four hundred characters is cut for the eye and whole for the ear, and breaks no box',
  {},
  async (shopper) => {
    await bare_page(shopper);
    await mount(shopper, { catalog: catalog(product({ title: LONG })) });
    const heading = shopper.page.getByRole('heading', { level: 3 }).first();
    assert.ok((await heading.evaluate((one) => one.textContent)).includes(LONG.trim()));
    const wide = await shopper.region.evaluate((element) => ({
      own: element.scrollWidth, box: element.clientWidth, page: document.documentElement.scrollWidth, view: innerWidth,
    }));
    assert.ok(wide.page <= wide.view, JSON.stringify(wide));
    const button = await shopper.page.getByRole('button', { name: /Review order/ }).first().boundingBox();
    assert.ok(button.height >= 44 && button.width >= 44);
  },
);

shop.test('a catalog that makes no sense is refused with a word and never stops the page', {}, async (shopper) => {
  await bare_page(shopper);
  shopper.expected.push(/till-checkout/);
  for (const nonsense of [
    {}, { products: 7 }, { products: [null] }, { products: [{ id: 1 }] },
    { products: [product({ price: { amount: 'free', currency: 'USD' } })] },
    { products: [product({ price: { amount: 1e300, currency: 'USD' } })] }, { products: [product({ variants: [] })] },
    { products: Array.from({ length: 500 }, (_, index) => product({ id: `p${index}` })) },
  ]) {
    await shopper.page.evaluate(async (catalog) => {
      const element = document.createElement('till-checkout');
      element.catalog = catalog;
      document.querySelector('main').append(element);
      const said = new Promise((resolve) => {
        for (const name of ['till-ready', 'till-error']) element.addEventListener(name, resolve, { once: true });
      });
      await said;
    }, nonsense);
  }
  await mount(shopper, { catalog: catalog(product({ title: 'Still here' })) });
  await shopper.reads('Still here');
});

shop.test('a link that is not https, or not a link, never becomes one', {}, async (shopper) => {
  await bare_page(shopper);
  await mount(shopper, {
    catalog: catalog(product({ images: [{ url: 'javascript:alert(1)', alt: 'x' }], links: [
      { type: 'return_policy', title: 'Returns', url: 'javascript:window.hacked=1' },
      { type: 'faq', title: 'Plain', url: 'http://elsewhere.example/' },
      { type: 'support', title: 'Data', url: 'data:text/html,<script>1</script>' },
    ] })),
  });
  await shopper.page.getByRole('button', { name: /Details/ }).first().click();
  const hrefs = await shopper.region.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('[href],[src]')].map((one) =>
      one.getAttribute('href') ?? one.getAttribute('src')));
  for (const href of hrefs) assert.match(href, /^(https:|\/|blob:)/, href);
  for (const link of await shopper.page.getByRole('link').all()) await link.click();
  assert.equal(await shopper.page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(shopper.navigations, 0);
});

shop.test('the shop’s own strange products can be shown in the chat', {}, async (shopper) => {
  const { products } = JSON.parse(JSON.stringify({ products: [] }));
  await shopper.visit();
  for (const query of ['hostile', 'عربي', '日本語', 'emoji']) {
    const answers = await shopper.page.getByRole('article').count();
    await shopper.page.getByRole('textbox', { name: shopper.words.message }).fill(query);
    await shopper.page.keyboard.press('Enter');
    await until('an answer', () => shopper.page.getByRole('article').count(), (count) => count >= answers + 2);
  }
  assert.equal(products.length, 0);
  assert.equal(await shopper.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});

shop.audit();
