// What a shopper is shown before paying and what the receipt keeps: the demands on words, each by its number.
// Knows nothing of payment failures.
import assert from 'node:assert/strict';
import { mouse } from './hands.mjs';
import { Shop, until } from './harness.mjs';

const shop = await Shop.open();
const amount = (text) => Number(/(\d[\d,]*\.\d\d)/.exec(text)?.[1].replaceAll(',', ''));
/** Each card as one string of all its words. */
const card_texts = (shopper) =>
  shopper.cards()
    .evaluateAll((cards) =>
      cards.map((card) =>
        `${card.getAttribute('aria-label')
          ?? ''} ${[...card.querySelectorAll('*')].map((one) => one.getAttribute('aria-label') ?? '')
            .join(' ')} ${card.textContent}`.replace(/\s+/g, ' ')));

shop.test('nothing is suggested before a request (S17)', {}, async (shopper) => {
  await shopper.visit();
  assert.equal(await shopper.page.locator('till-checkout').count(), 0);
  assert.equal(await shopper.page.getByRole('article').count(), 0);
});

shop.test('a budget gives exactly three cards, none above it (S03)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask('cabin bag under $200');
  await until('three cards', () => shopper.cards().count(), (count) => count === 3);
  for (const text of await card_texts(shopper)) assert.ok(amount(text) <= 200 && amount(text) > 0, text);
  const { products } = await shopper.region.evaluate((element) => element.catalog);
  assert.equal(products.length, 3);
  for (const { price } of products) assert.ok(price.amount <= 20000);
});

shop.test('each card shows dimensions, what airline it fits, and its stock (S04)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask('cabin bag under $200');
  await until('three cards', () => shopper.cards().count(), (count) => count === 3);
  for (const text of await card_texts(shopper)) {
    assert.match(text, /\d+\s?[×x]\s?\d+\s?[×x]\s?\d+\s?cm/, text);
    assert.match(text, /fits|cabin|airline/i, text);
    assert.match(text, /in stock|left|sold out|available/i, text);
  }
});

shop.test('each wish is said to be met or not, on every card, in words (S09)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask('windproof reflective gear under $120, two-day delivery');
  await until('cards', () => shopper.cards().count());
  const { products } = await shopper.region.evaluate((element) => element.catalog);
  const texts = await card_texts(shopper);
  for (const [index, { checks }] of products.entries()) {
    assert.ok(checks.length >= 2, `wishes of ${products[index].title}: ${JSON.stringify(checks)}`);
    for (const { text } of checks) assert.ok(texts[index].includes(text), `“${text}” on the card: ${texts[index]}`);
  }
});

shop.test('every card names its seller and its one action names the product (S28)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await until('cards', () => shopper.cards().count());
  const { products } = await shopper.region.evaluate((element) => element.catalog);
  const texts = await card_texts(shopper);
  for (const [index, { title, seller }] of products.entries()) {
    assert.ok(texts[index].includes(seller.name), texts[index]);
    const names = await shopper.cards().nth(index).getByRole('button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
    assert.ok(names.some((name) => name.includes(title.slice(0, 20))), names.join(' | '));
  }
});

shop.test('returns, warranty and whom to ask can be read before paying (S16)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await shopper.cards().first().getByRole('button', { name: /Details/ }).click();
  const { products: [product] } = await shopper.region.evaluate((element) => element.catalog);
  await shopper.reads(/return/i);
  await shopper.reads(/warranty/i);
  await shopper.reads(product.seller.support);
});

shop.test('the sheet shows the saved address, and another one can be chosen (S05, S30)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  const { body: buyer } = await (await shopper.server.visitor()).get('/buyer');
  await shopper.reads(buyer.addresses[0].line_one);
  assert.equal(await shopper.sheet.getByRole('textbox').count(), 0, 'no form to fill in');
  await shopper.sheet.getByRole('button', { name: shopper.words.change }).click();
  await shopper.sheet.getByRole('radio', { name: new RegExp(buyer.addresses[1].label ?? buyer.addresses[1].line_one) })
    .click();
  await shopper.reads(buyer.addresses[1].line_one);
  await until(
    'the merchant has the new address',
    async () => JSON.stringify((await shopper.server.exchanges()).at(-1)?.response ?? ''),
    (text) => text.includes(buyer.addresses[1].line_one),
  );
});

shop.test('two gateways are on offer, and the wallet pays as well (S06)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  const methods = shopper.sheet.getByRole('radiogroup', { name: shopper.words.pay_with }).getByRole('radio');
  await until('methods', () => methods.count(), (count) => count >= 2);
  const names = await methods.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
  assert.ok(
    names.some((name) => /visa/i.test(name)) && names.some((name) => /hopwallet/i.test(name)), names.join(' | '),
  );
  await shopper.choose_method(/Hopwallet/i);
  await shopper.pay();
  await shopper.receipt();
  const complete = (await shopper.server.exchanges()).findLast(({ path }) => path.endsWith('/complete'));
  assert.equal(complete.request.payment_data.handler_id, 'wallet_hopwallet');
});

shop.test('the total is the merchant’s own, row by row, and is what is charged (S10, S86)', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.choose_method(/4242/);
  await shopper.payable();
  const session = (await shopper.server.exchanges()).findLast(({ response }) => response?.totals).response;
  const words = await shopper.all_words();
  let from = 0;
  for (const { display_text } of session.totals) {
    const at = words.indexOf(display_text, from);
    assert.ok(at >= 0, `${display_text} after ${words.slice(0, from).slice(-60)}`);
    from = at;
  }
  const total = session.totals.find(({ type }) => type === 'total').amount;
  await shopper.pay();
  const { order } = await shopper.receipt();
  const charge = (await shopper.server.charges()).at(-1);
  assert.equal(charge.amount, total);
  assert.match(await shopper.all_words(), new RegExp((total / 100).toFixed(2).replace('.', '\\.')));
  assert.ok(order.merchant === charge.merchant, 'the seller is paid');
});

shop.test(
  'the receipt stays in the thread, with the merchant’s order number and delivery date (S08, S13, S15)',
  {},
  async (shopper) => {
    await shopper.visit();
    await shopper.ask();
    await shopper.open();
    await shopper.choose_method(/4444/);
    await shopper.pay();
    const { order, text } = await shopper.receipt();
    assert.match(text, /4444/);
    assert.match(text, /\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/);
    await until(
      'the host hears of it by webhook',
      async () =>
        JSON.stringify(
          (await shopper.page.evaluate(() =>
            fetch('/api/orders', { headers: { 'Till-Client': '1' } }).then((answer) => answer.json()))),
        ),
      (body) => body.includes(order.order),
    );
    await shopper.page.reload();
    await shopper.page.getByRole('article').first().waitFor();
    await shopper.page.getByRole('button', { name: shopper.words.review }).first()
      .or(shopper.page.getByText(order.number)).first().waitFor();
  },
);

shop.test('the address can be given anew, and is used', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.sheet.getByRole('button', { name: shopper.words.change }).click();
  await shopper.sheet.getByRole('radio', { name: /new|another|add/i })
    .or(shopper.sheet.getByRole('button', { name: /new address|another address|add/i })).first().click();
  const hand = mouse(shopper.page);
  await hand.write('textbox', /name/i, 'Grace Hopper');
  await hand.write('textbox', /^(Address|Street)/i, '1 Cobol Way');
  await hand.write('textbox', /city|town/i, 'Arlington');
  await hand.write('textbox', /state/i, 'VA');
  await hand.write('textbox', /postal|zip/i, '22201');
  const country = shopper.sheet.getByRole('combobox', { name: 'Country' });
  assert.equal(await country.inputValue(), 'US');
  await country.selectOption({ label: 'Canada' });
  await shopper.sheet.getByRole('button', { name: /use|save|deliver/i }).first().click();
  await shopper.reads('1 Cobol Way');
  await until(
    'the merchant has it', async () => JSON.stringify((await shopper.server.exchanges()).at(-1)?.response ?? ''),
    (text) => text.includes('1 Cobol Way') && text.includes('"CA"'),
  );
});

shop.audit();
