// Determinism: the same events give the same tree, with WebAssembly and without. Knows nothing of what the tree says.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { at_rest, bare_page, mount } from './mounting.mjs';

const shop = await Shop.open();

/** A real session of the merchant, its catalog, buyer and methods, to be replayed to both. */
async function recorded(locale) {
  const visitor = await shop.server.visitor();
  const { catalog } = await visitor.search('cabin bag under $200', locale);
  const { body: buyer } = await visitor.get('/buyer');
  const { body: { methods } } = await visitor.get('/payment_methods?handlers=card_northpay,wallet_hopwallet');
  return { catalog, buyer, methods, visitor };
}

async function hashes(engine, lang, given) {
  const shopper = await shop.shopper({ engine: engine === 'js' ? 'js' : 'wasm', context: { reducedMotion: 'reduce' } });
  try {
    const { page } = shopper;
    await page.clock.setFixedTime(given.now);
    await bare_page(shopper);
    const out = [];
    const look = async (what) => {
      await at_rest(shopper);
      const { hash, engine: kind } = await shopper.stats();
      assert.equal(kind, engine);
      assert.match(hash, /^[0-9a-f]{64}$/);
      out.push(`${what} ${hash}`);
    };
    await mount(shopper, { ...given, engine, lang });
    await look('carousel');
    await page.getByRole('button', { name: /Details|Détails/ }).first().click();
    await look('details');
    await page.getByRole('button', { name: lang === 'fr-FR' ? /^Vérifier/ : /^Review order/ }).first().click();
    await page.getByRole('dialog').waitFor();
    await until('methods', () => page.getByRole('radio').count(), (count) => count >= 3);
    await look('sheet');
    await page.getByRole('radio', { name: /4444/ }).click();
    // What chose it also sets Pay back, in one step.
    await until('the method is chosen', () => page.getByRole('radio', { name: /4444/ }).isChecked());
    // Pay arms half a second after the sheet was shown, which a busy machine does later than the page comes to rest.
    const pay = page.getByRole('button', { name: lang === 'fr-FR' ? /^Payer/ : /^Pay/ });
    await until('Pay is ready', () => pay.getAttribute('aria-disabled'), (value) => value !== 'true');
    await look('method chosen');
    await page.keyboard.press('Escape');
    await look('closed');
    await shopper.settled();
    return out;
  } finally {
    await shopper.leave();
  }
}

for (const lang of ['en-US', 'fr-FR']) {
  shop.test(`the tree has the same hash with and without WebAssembly, state by state (${lang})`, {}, async () => {
    const { catalog, buyer, methods, visitor } = await recorded(lang);
    // What the merchant answers to the first create: asked through the page itself once, then replayed.
    const first = catalog.products[0];
    const { status, body } = await visitor.post('/checkout_sessions', {
      line_items: [{ id: first.selected ?? first.variants[0].id }], currency: first.price.currency.toLowerCase(),
      capabilities: {}, buyer: { email: buyer.email, first_name: 'Ada', last_name: 'Lovelace' },
      fulfillment_details: { name: buyer.name, email: buyer.email, address: {
        name: buyer.addresses[0].name, line_one: buyer.addresses[0].line_one, city: buyer.addresses[0].city,
        state: buyer.addresses[0].state, country: buyer.addresses[0].country,
        postal_code: buyer.addresses[0].postal_code,
      } },
    }, { 'Till-Merchant': first.seller.id });
    assert.equal(status, 201, JSON.stringify(body));
    const given = { catalog, buyer, methods, replies: [{ status: 201, body }], now: new Date() };
    const wasm = await hashes('wasm', lang, given), js = await hashes('js', lang, given);
    assert.deepEqual(wasm, js);
    assert.equal(new Set(wasm.map((line) => line.split(' ').at(-1))).size >= 4, true, 'states differ from each other');
  });
}

shop.audit();
