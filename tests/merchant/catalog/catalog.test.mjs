// The demo catalog: every row in form, every picture there and harmless, and what the demonstrations promise present.
// Knows nothing of the server that reads it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const here = new URL('.', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, here), 'utf8'));
const products = read('products.json'), sellers = read('sellers.json');
const seller_of = Object.fromEntries(sellers.map((seller) => [seller.id, seller]));
const honest = products.filter(({ category }) => category !== 'test-hostile');
const hostile = products.filter(({ category }) => category === 'test-hostile');
const of = (category) => products.filter((product) => product.category === category);
const stock = ({ variants }) => variants.reduce((sum, one) => sum + one.stock, 0);
const picture = (url) => url.replace('/catalog/images/', '');
const pictures = new Set(products.flatMap(({ images, variants, disclosures }) =>
  [
    ...images, ...disclosures.map(({ image_url: url }) => ({ url })), ...variants.map(({ image: url }) => ({ url })),
  ].map(({ url }) => url).filter(Boolean)).map(picture));

/** What a price may be, in minor units: yen have none, so 100 of them are not one of anything. */
const plausible = { USD: [500, 100000], EUR: [500, 100000], JPY: [500, 100000] };
const is_text = (text, what) => assert.ok(typeof text === 'string' && text.length > 0, what);
const is_money = (money, currency, what) => {
  assert.ok(Number.isSafeInteger(money?.amount), `${what}: whole minor units`);
  assert.equal(money.currency, currency, what);
};

test('as many products, categories, sellers and currencies as the demonstrations need', () => {
  assert.ok(honest.length >= 64, `${honest.length} products`);
  assert.ok(new Set(honest.map(({ category }) => category)).size >= 8);
  assert.ok(new Set(honest.map(({ seller }) => seller.id)).size >= 6);
  assert.deepEqual([...new Set(products.map(({ price }) => price.currency))].sort(), ['EUR', 'JPY', 'USD']);
});

test('ids are unique, over products and over variants', () => {
  for (const ids of [
    products.map(({ id }) => id), products.flatMap(({ variants }) => variants.map(({ id }) => id)),
    sellers.map(({ id }) => id),
  ]) {
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[pm]_[a-z0-9_-]+$/);
  }
});

for (const seller of sellers) {
  test(`seller ${seller.id} has one country, one currency, rates, ways to send and someone to ask`, () => {
    assert.match(seller.country, /^[A-Z]{2}$/);
    assert.equal({ US: 'USD', FR: 'EUR', DE: 'EUR', JP: 'JPY' }[seller.country], seller.currency);
    assert.equal(seller.address.country, seller.country);
    for (const text of [seller.name, seller.about, seller.about_fr, seller.phone, seller.tax.label]) {
      is_text(text, seller.id);
    }
    assert.match(seller.support, /^[^@\s]+@[a-z0-9-]+\.example$/);
    assert.equal(seller.tax.mode, seller.currency === 'USD' ? 'excluded' : 'included');
    for (const rate of Object.values(seller.tax.rates_bp)) {
      assert.ok(Number.isInteger(rate) && rate >= 0 && rate < 3000);
    }
    assert.ok(seller.shipping.length >= 2, 'a choice of delivery');
    for (const { id, title, title_fr, min_days, max_days, cost } of seller.shipping) {
      is_text(id);
      is_text(title);
      is_text(title_fr);
      assert.ok(min_days >= 1 && min_days <= max_days && max_days <= 10);
      is_money(cost, seller.currency, id);
    }
    for (const { code, percent, amount_off, title, title_fr, products_all = [] } of seller.codes) {
      assert.match(code, /^[A-Z0-9]+$/);
      is_text(title);
      is_text(title_fr);
      assert.ok(
        (Number.isInteger(percent) && percent > 0 && percent <= 50) !== Boolean(amount_off),
        `${code}: either percent or amount`,
      );
      if (amount_off) is_money(amount_off, seller.currency, code);
      for (const id of products_all) {
        assert.equal(products.find((product) => product.id === id)?.seller.id, seller.id, code);
      }
    }
    for (const { type, title, url } of seller.links) {
      is_text(type);
      is_text(title);
      assert.match(url, /^https:\/\/[a-z0-9-]+\.example\//);
    }
  });
}

function has_fair_prices(product, seller) {
  const { id, price: { currency } } = product;
  is_money(product.price, currency, id);
  const [least, most] = plausible[currency];
  assert.ok(
    product.price.amount >= least && product.price.amount <= most, `${id}: ${product.price.amount} ${currency}`,
  );
  if (currency === 'JPY') assert.equal(product.price.amount % 10, 0, `${id}: yen are round`);
  if (product.list_price) {
    is_money(product.list_price, currency, id);
    assert.ok(product.list_price.amount > product.price.amount, `${id}: was more`);
    assert.equal(
      product.list_price.basis, seller.country === 'FR' || seller.country === 'DE' ? 'lowest_30_days' : 'list',
      `${id}: what "was" means`,
    );
  }
  if (product.unit_price) {
    is_money(product.unit_price, currency, id);
    assert.match(product.unit_price.per, /^\d+ (g|kg|ml|l)$/);
  }
  if (product.tax_category === 'food') {
    assert.ok(product.unit_price ?? product.quantity_unit, `${id}: food has a unit price, or is sold by the unit`);
  }
  if (product.quantity_unit) {
    const { unit, display_text, scale, increment } = product.quantity_unit;
    is_text(unit, id);
    is_text(display_text, id);
    assert.ok(
      Number.isInteger(scale) && scale >= 0 && scale <= 15 && Number.isInteger(increment) && increment >= 1,
      `${id}: steps`,
    );
  }
}

function says_what_it_is(product) {
  const { id, price: { currency } } = product;
  if (product.rating) {
    const { value, scale_max, count, source } = product.rating;
    assert.ok(value > 0 && value <= scale_max && Number.isInteger(count) && count > 0);
    is_text(source, id);
  }
  const { min_days, max_days, cost } = product.delivery;
  assert.ok(Number.isInteger(min_days) && min_days >= 1 && min_days <= max_days && max_days <= 10, `${id}: delivery`);
  is_money(cost, currency, `${id}: delivery`);
  assert.ok(['new', 'refurbished', 'used'].includes(product.condition), id);
  assert.equal(
    Boolean(product.condition_note && product.condition_note_fr), product.condition !== 'new',
    `${id}: what is not new says how it is`,
  );
  assert.ok(
    Number.isInteger(product.returns.days) && ['seller', 'buyer'].includes(product.returns.paid_by), `${id}: returns`,
  );
  if (product.warranty) assert.ok(product.warranty.months > 0, id);
  if (product.dimensions) {
    for (const side of ['length', 'width', 'height']) assert.ok(product.dimensions[side] > 0, `${id}: ${side}`);
  }
}

function has_words_and_pictures(product, seller) {
  const { id } = product;
  assert.ok(product.fit.length >= 1 && product.fit.length === product.fit_fr.length, `${id}: fit`);
  for (const text of [...product.fit, ...product.fit_fr]) is_text(text, id);
  assert.ok(
    product.promotion === undefined || ['sponsored', 'partner', 'own_brand', 'none'].includes(product.promotion), id,
  );
  assert.equal(Boolean(product.offer), Boolean(product.offer_fr), id);
  for (const word of [...product.keywords.en, ...product.keywords.fr, ...product.tags]) is_text(word, id);
  assert.ok(product.keywords.en.length && product.keywords.fr.length, id);
  for (const { type, content_type, content, content_fr, image_url, url } of product.disclosures) {
    if (image_url) assert.match(image_url, /^\/catalog\/images\/[a-z0-9-]+\.svg$/, id);
    if (url) assert.match(url, /^https:\/\/[a-z0-9-]+\.example\//, id);
    assert.equal(type, 'disclaimer');
    assert.equal(content_type, 'plain');
    is_text(content, id);
    is_text(content_fr, id);
  }
  if (product.pickup) {
    assert.equal(product.pickup.location, seller.pickup?.id, id);
    assert.ok(product.pickup.stock >= 0 && product.pickup.ready_hours > 0);
  }
  for (const { url, alt, alt_fr, width, height, color } of product.images) {
    assert.match(url, /^\/catalog\/images\/[a-z0-9-]+\.svg$/);
    is_text(alt, id);
    is_text(alt_fr, id);
    assert.deepEqual([width, height], [800, 800]);
    assert.match(color, /^#[0-9a-f]{6}$/, id);
  }
  for (const { url } of product.links) assert.match(url, /^https:\/\/[a-z0-9-]+\.example\//);
}

test('every product has the form of the catalog dialect, in both languages', () => {
  for (const product of products) {
    const { id, price: { currency } } = product, seller = seller_of[product.seller.id];
    assert.ok(seller, `${id}: seller`);
    assert.deepEqual(product.seller, { id: seller.id, name: seller.name, support: seller.support }, id);
    assert.equal(currency, seller.currency, `${id}: one seller, one currency`);
    for (const name of ['title', 'title_fr', 'description', 'description_fr', 'category', 'tax_category']) {
      is_text(product[name], `${id}: ${name}`);
    }
    assert.ok(seller.tax.rates_bp[product.tax_category] !== undefined, `${id}: tax category`);
    assert.equal(product.tax, seller.tax.mode, id);
    has_fair_prices(product, seller);
    says_what_it_is(product);
    has_words_and_pictures(product, seller);
  }
});

test('options and variants agree, each combination once', () => {
  for (const { id, price, options, options_fr, variants } of products) {
    assert.equal(variants.length, options.reduce((product, { values }) => product * values.length, 1), id);
    assert.equal(new Set(variants.map((one) => JSON.stringify(one.options))).size, variants.length, id);
    for (const variant of variants) {
      assert.deepEqual(Object.keys(variant.options), options.map(({ name }) => name), id);
      for (const { name, values } of options) assert.ok(values.includes(variant.options[name]), id);
      assert.ok(Number.isInteger(variant.stock) && variant.stock >= 0 && Number.isInteger(variant.weight_g)
        && variant.weight_g > 0, variant.id);
      assert.equal(variant.available, variant.stock > 0, variant.id);
      if (variant.price) is_money(variant.price, price.currency, variant.id);
    }
    for (const { name, values } of options) for (const value of values) is_text(options_fr[name].values[value], id);
    assert.ok(
      variants.some((one) => !one.price || one.price.amount === price.amount), `${id}: the price shown can be had`,
    );
  }
});

test('two products are sold out, some are nearly so', () => {
  assert.equal(products.filter((product) => stock(product) === 0).length, 2);
  assert.ok(
    products.filter((product) =>
      stock(product) > 0 && product.variants.some(({ stock: left }) => left >= 1 && left <= 3)).length >= 6,
  );
});

test('placement is said: four sponsored, two partners, two own brands, one not stated', () => {
  const count = (promotion) => products.filter((product) => product.promotion === promotion).length;
  assert.deepEqual([count('sponsored'), count('partner'), count('own_brand'), count(undefined)], [4, 2, 2, 1]);
});

test('cabin bags: five with size and airline note, three under $200, one above, one sponsored', () => {
  const bags = of('luggage').filter(({ tags, price }) => tags.includes('cabin') && price.currency === 'USD');
  assert.ok(bags.length >= 5);
  for (const { id, dimensions, fit } of bags) {
    const { length, width, height } = dimensions;
    assert.match(fit[0], /fits .*(Air France|Lufthansa|Delta|Ryanair|easyJet)/, id);
    assert.ok(fit[0].startsWith(`${length} × ${width} × ${height} cm`), `${id}: the note names the size it has`);
  }
  assert.ok(bags.filter(({ price }) => price.amount < 20000).length >= 3);
  assert.ok(bags.some(({ price }) => price.amount > 20000));
  assert.ok(bags.some(({ promotion }) => promotion === 'sponsored'));
  for (const { seller } of bags) {
    assert.ok(seller_of[seller.id].codes.some(({ code }) => code === 'TRAIL10'), seller.id);
  }
});

test('wet trails: three pairs with grip note and sizes 9 to 10 in stock', () => {
  const wet = of('footwear').filter(({ fit, options }) =>
    /wet|mud/.test(fit[0]) && options.some(({ values }) => values.includes('9½')));
  assert.ok(wet.length >= 3);
  for (const { id, variants, returns } of wet) {
    for (const size of ['9', '9½', '10']) {
      assert.ok(variants.some(({ options, stock: left }) => options.Size === size && left > 0), `${id}: ${size}`);
    }
    assert.ok(returns.days > 0);
  }
});

test('a quiet bedside lamp: one that dims at 22:00 with HomeKit, as one variant of several', () => {
  const lamp = of('lamps').find(({ options }) => options.some(({ name }) => name === 'Connection'));
  assert.match(lamp.description, /22:00/);
  assert.ok(lamp.options.find(({ name }) => name === 'Connection').values.some((value) => /HomeKit/.test(value)));
  assert.ok(lamp.specs.compatible_with.includes('Apple HomeKit') && lamp.specs.noise_db === 0);
});

test('windproof and reflective under $120 in two days: three, each naming its standard, and a bundle code', () => {
  const gear = of('cycling').filter(({ tags, price, delivery }) => tags.includes('windproof')
    && tags.includes('reflective') && price.amount < 12000 && price.currency === 'USD' && delivery.max_days <= 2);
  assert.ok(gear.length >= 3);
  for (const { id, fit } of gear) assert.match(fit.join(' '), /EN ISO 20471|EN 17353/, id);
  assert.ok(gear.some(({ description }) => /EN ISO 20471/.test(description))
    && gear.some(({ description }) => /EN 17353/.test(description)), 'the standards are explained');
  assert.ok(gear.some(({ offer }) => /NIGHT15/.test(offer ?? '')));
});

test('the other demonstrations have their goods', () => {
  const says = (product, pattern) =>
    pattern.test([product.title, product.title_fr, ...product.keywords.en, ...product.keywords.fr].join(' '));
  const flowers =
    of('flowers-gifts').filter((product) => says(product, /birthday flowers/) && product.delivery.max_days <= 2);
  assert.ok(
    flowers.length >= 3 && new Set(flowers.map(({ seller }) => seller.id)).size >= 2,
    'birthday flowers from two sellers',
  );
  assert.ok(
    products.filter((product) => product.condition === 'refurbished' && says(product, /headphones/)).length >= 3,
    'refurbished headphones',
  );
  assert.ok(
    products.filter((product) => says(product, /bouilloire/) && product.colors.includes('blue')
      && product.price.currency === 'EUR' && product.price.amount < 8000).length >= 3,
    'blue kettles',
  );
  assert.ok(
    products.filter((product) => says(product, /ceramic tea set/) && product.price.currency === 'JPY').length >= 3,
    'tea sets',
  );
  assert.ok(
    products.filter((product) => product.tags.includes('beginner') && stock(product) > 0).length >= 3,
    'cameras to begin with',
  );
});

test('hostile rows are what they are called', () => {
  const titles = hostile.map(({ title }) => title);
  for (const { keywords } of hostile) assert.ok(keywords.en.includes('hostile'));
  assert.ok(titles.some((title) => /<script>/.test(title)), 'markup');
  assert.ok(hostile.some(({ description }) => /<iframe/.test(description)), 'markup in the description');
  assert.ok(titles.some((title) => /\u202e/.test(title)), 'override');
  assert.ok(titles.some((title) => [...title].length === 400), 'four hundred characters');
  assert.ok(titles.some((title) => /\p{Emoji}\u200d\p{Emoji}/u.test(title)), 'joined emoji');
  assert.ok(titles.some((title) => /\p{Script=Arabic}/u.test(title)), 'Arabic');
  assert.ok(titles.some((title) => /\p{Script=Han}/u.test(title)), 'Japanese');
  assert.ok(titles.some((title) => /\p{Script=Hebrew}.*\d/u.test(title)), 'Hebrew with numbers');
  assert.ok(titles.some((title) => /\u200b/.test(title)), 'zero width');
  for (const { id, title, description } of honest) {
    assert.doesNotMatch(title + description, /[<>\u200b-\u200f\u202a-\u202e\u2066-\u2069]/, id);
  }
});

test('every picture is there, and there is none too many', () => {
  assert.deepEqual(readdirSync(new URL('images/', here)).sort(), [...pictures].sort());
});

test('pictures only draw: no script, no words, nothing from elsewhere', () => {
  for (const name of pictures) {
    const svg = readFileSync(new URL(`images/${name}`, here), 'utf8');
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 800 800"/, name);
    assert.doesNotMatch(
      svg,
      /<(script|style|foreignObject|text|image|a|animate|set|iframe|font)\b|\son\w+=|javascript:|data:|@import|<!|<\?/i,
      name,
    );
    for (const [, target] of svg.matchAll(/href="([^"]*)"/g)) assert.match(target, /^#\w+$/, name);
    for (const [, target] of svg.matchAll(/url\(([^)]*)\)/g)) assert.match(target, /^#\w+$/, name);
    const ids = [...svg.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${name}: ids`);
    for (const [, id] of svg.matchAll(/#(\w+)[")]/g)) {
      assert.ok(ids.includes(id) || /^[0-9a-f]{3,8}$/.test(id), `${name}: #${id}`);
    }
    assert.ok(svg.length < 24000, `${name}: ${svg.length} bytes`);
    assert.equal(
      svg.split('<g ').length + svg.split('<g>').length, svg.split('</g>').length + 1, `${name}: groups close`,
    );
  }
});
