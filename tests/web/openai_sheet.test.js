// The session as ChatGPT's sheet reads it. A stand-in for window.openai; the sheet itself is a private beta.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openai_sheet } from '../../web/bridges/openai_sheet.js';

const session = {
  id: 'cs_1', status: 'ready_for_payment', currency: 'usd', metadata: { a: 'b' },
  line_items: [
    { id: 'li_1', item: { id: 'sku_1' }, quantity: 2, totals: [
      { type: 'items_base_amount', amount: 20000 }, { type: 'items_discount', amount: -1000 },
      { type: 'subtotal', amount: 19000 }, { type: 'tax', amount: 1520 }, { type: 'total', amount: 20520 },
    ] },
  ],
  totals: [{ type: 'total', display_text: 'Total', amount: 20520 }],
  links: [{ type: 'terms_of_use', url: 'https://shop.example/terms' }],
  fulfillment_options: [{ type: 'shipping', id: 'std' }],
  selected_fulfillment_options: [{ type: 'shipping', option_id: 'std', item_ids: ['sku_1'] }],
  fulfillment_details: { address: { name: 'Ada', line_one: '1 Engine Street' } },
};
const taker = { provider: 'stripe', merchant_id: 'acct_1', supported_payment_methods: ['card'] };

test('there is a sheet only where window.openai has one', () => {
  assert.equal(openai_sheet({ provider: () => taker, mode: 'test' }, {}), undefined);
  assert.equal(openai_sheet({ provider: () => taker, mode: 'test' }, { openai: {} }), undefined);
});

test(
  'the sheet is called at once, with the session in its form and every amount as the merchant wrote it',
  async () => {
    const asked = /** @type {any[]} */ ([]);
    const sheet = openai_sheet({
      provider: () => taker, mode: 'live',
    }, { openai: { requestCheckout: async (given) => (asked.push(given), { id: 'ord_1' }) } });
    const answer = sheet?.({ session, consent: 'ab' }, new AbortController().signal);
    assert.equal(asked.length, 1, 'synchronously');
    assert.deepEqual(await answer, { id: 'ord_1' });
    assert.deepEqual(asked[0], {
      id: 'cs_1', payment_provider: taker, payment_mode: 'live', status: 'ready_for_payment', currency: 'usd',
      line_items: [{
        id: 'li_1', item: { id: 'sku_1', quantity: 2 }, base_amount: 20000, discount: 1000, subtotal: 19000, tax: 1520,
        total: 20520,
      }],
      totals: session.totals, links: session.links, fulfillment_options: session.fulfillment_options,
      fulfillment_option_id: 'std',
      fulfillment_address: session.fulfillment_details.address, metadata: { a: 'b' },
    });
  },
);

test('a session nobody takes the money for never reaches the sheet', async () => {
  let asked = 0;
  const sheet =
    openai_sheet({ provider: () => null, mode: 'test' }, { openai: { requestCheckout: async () => ++asked } });
  await assert.rejects(async () => sheet?.({ session, consent: 'ab' }, new AbortController().signal));
  assert.equal(asked, 0);
});
