// What a shopper may change on the sheet: code, quantity, delivery, size; the total follows and is what is charged.
// Knows nothing of failures.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';

const shop = await Shop.open();

/** @param {import('./shopper.mjs').Shopper} shopper */
async function sheet(shopper, query) {
  await shopper.visit();
  await shopper.ask(query);
  await shopper.open();
  await until('delivery', () => shopper.sheet.getByRole('radiogroup').count(), (count) => count >= 2);
}

const session = async (shopper) =>
  (await shopper.server.exchanges()).findLast(({ response }) => response?.totals).response;
const total = async (shopper) => (await session(shopper)).totals.find(({ type }) => type === 'total').amount;
const money = (amount) => new RegExp((amount / 100).toFixed(2).replace('.', '\\.'));

/** Pays by the saved Visa and holds the charge to the total last seen. */
async function pay_the_total(shopper) {
  await shopper.choose_method(/4242/);
  await shopper.payable();
  const seen = await total(shopper);
  await shopper.reads(money(seen));
  await shopper.pay();
  await shopper.receipt();
  assert.equal((await shopper.server.charges()).at(-1).amount, seen);
}

async function enter_code(shopper, code) {
  const field = shopper.sheet.getByRole('textbox', { name: /code/i });
  if (!await field.isVisible()) await shopper.sheet.getByRole('button', { name: /code/i }).first().click();
  await field.fill(code);
  await shopper.sheet.getByRole('button', { name: /^Apply/ }).click();
}

shop.test('a discount code lowers the total, and the lower total is charged (S46)', {}, async (shopper) => {
  await sheet(shopper);
  const before = await total(shopper);
  await enter_code(shopper, 'TRAIL10');
  await until('a lower total', () => total(shopper), (now) => now < before);
  await shopper.reads('TRAIL10');
  await pay_the_total(shopper);
});

shop.test('a code that is not valid is told so, changes nothing, and can be corrected', {}, async (shopper) => {
  await sheet(shopper);
  const before = await total(shopper);
  await enter_code(shopper, 'NOSUCHCODE');
  await shopper.reads(shopper.words.bad_code);
  assert.equal(await total(shopper), before);
  await enter_code(shopper, 'TRAIL10');
  await until('a lower total', () => total(shopper), (now) => now < before);
  await pay_the_total(shopper);
});

shop.test('Enter in the code field applies the code and never pays', {}, async (shopper) => {
  await sheet(shopper);
  await shopper.choose_method(/4242/);
  await shopper.payable();
  assert.deepEqual(await shop.sold_by(async () => {
    const before = await total(shopper);
    await shopper.sheet.getByRole('button', { name: /code/i }).first().click();
    await shopper.sheet.getByRole('textbox', { name: /code/i }).fill('TRAIL10');
    await shopper.page.keyboard.press('Enter');
    await until('a lower total', () => total(shopper), (now) => now < before);
  }), { orders: 0, charges: 0 });
});

shop.test('two of a thing cost twice as much, and one can go back to one', {}, async (shopper) => {
  await sheet(shopper);
  const quantity = async () => (await session(shopper)).line_items[0].quantity;
  const more = shopper.sheet.getByRole('button', { name: /more|increase|one more|add/i }).first();
  await more.click();
  await until('two', quantity, (count) => count === 2);
  const two = await total(shopper);
  await shopper.reads(money(two));
  await shopper.sheet.getByRole('button', { name: /fewer|less|decrease|remove one/i }).first().click();
  await until('one', quantity, (count) => count === 1);
  assert.ok(await total(shopper) < two);
  await more.click();
  await until('two again', quantity, (count) => count === 2);
  await pay_the_total(shopper);
});

shop.test('a faster delivery has its date and its price before it is chosen, and is charged', {}, async (shopper) => {
  await sheet(shopper);
  const before = await total(shopper);
  const options = shopper.sheet.getByRole('radiogroup', { name: shopper.words.delivery }).getByRole('radio');
  assert.ok(await options.count() >= 2, 'more than one way to deliver');
  for (const name of await options.evaluateAll((all) =>
    all.map((one) => `${one.getAttribute('aria-label') ?? ''} ${one.textContent}`))) {
    assert.match(name, /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/, name);
    assert.match(name, /Free|\d/, name);
  }
  const dearer = options.filter({ hasNotText: /Free/ }).and(shopper.page.locator('[aria-checked=false]')).first();
  await dearer.click();
  await until('another total', () => total(shopper), (now) => now !== before);
  await pay_the_total(shopper);
});

shop.test('a size has to be chosen where there are sizes, and it is what is ordered', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask('Trail shoes for wet ground, size 9');
  await until('cards', () => shopper.cards().count());
  const choose = shopper.page.getByRole('button', { name: /Choose|Review order/ }).first();
  await choose.click();
  await until('size 9 can be had', async () =>
    (await shopper.page.getByRole('radio', { name: /^9\b|Size 9/ }).count()) > 0 || (await shopper.sheet.isVisible()));
  const nine = shopper.page.getByRole('radio', { name: /^9\b|Size 9/ }).first();
  if (await nine.isVisible() && await nine.getAttribute('aria-checked') !== 'true') await nine.click();
  const review = shopper.page.getByRole('button', { name: shopper.words.review }).first();
  if (!await shopper.sheet.isVisible()) await review.click();
  await shopper.sheet.waitFor();
  await until('delivery', () => shopper.sheet.getByRole('radiogroup').count(), (count) => count >= 2);
  const item = (await session(shopper)).line_items[0].item?.id;
  const variants =
    await shopper.region.evaluate((element) => element.catalog.products.flatMap(({ variants }) => variants));
  assert.match(Object.values(variants.find(({ id }) => id === item).options).join(' '), /\b9\b/);
  await pay_the_total(shopper);
});

shop.audit();
