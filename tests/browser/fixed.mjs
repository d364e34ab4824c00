// A shop that never changes: the same three products, the same session, the same day. What is read aloud of it can be
// written down word for word. Knows nothing of what is done with it.
import { bare_page } from './mounting.mjs';

/** A Tuesday; deliveries below are of the same week. */
export const TODAY = new Date('2026-11-24T15:00:00Z');

const usd = (amount) => ({ amount, currency: 'USD' });

const product = (id, title, amount, more = {}) => ({
  id, title, lang: 'en', description: 'Made to last.', price: usd(amount), tax: 'excluded',
  images: [{ url: `/till-test/${id}.svg`, alt: `${title} from the front` }],
  rating: { value: 4.4, scale_max: 5, count: 1203, source: 'merchant site' },
  availability: { status: 'in_stock' }, delivery: { earliest: '2026-11-26', latest: '2026-11-26', cost: usd(0) },
  seller: { id: 'm1', name: 'Trailhouse', support: 'help@trailhouse.example' }, condition: 'new',
  returns: { days: 30, paid_by: 'seller' }, warranty: { months: 24 },
  dimensions: { length: 55, width: 35, height: 20, unit: 'cm' },
  fit: ['55 × 35 × 20 cm, fits Delta cabin'], promotion: 'none', checks: [{ text: 'Under $200', met: true }],
  options: [],
  variants: [{ id: `${id}-a`, options: {}, available: true }], links: [], ...more,
});

export const CATALOG = {
  query: 'cabin bag under $200', ranking: 'Sorted by match, then price.', picked_by: 'ai',
  products: [
    product('nomad', 'Nomad 38L', 14900),
    product('atlas', 'Atlas Day Pack 22L', 7900, {
      list_price: { ...usd(9900), basis: 'list' }, availability: { status: 'low_stock', quantity: 3 },
      delivery: { earliest: '2026-11-27', latest: '2026-11-28', cost: usd(900) },
      returns: { days: 14, paid_by: 'buyer' },
      checks: [{ text: 'Under $200', met: true }, { text: 'By Thursday', met: false }],
    }),
    product('shoe', 'Ridge Trail Shoe', 11900, {
      checks: [], fit: ['Runs half a size small'], options: [{ name: 'Size', values: ['8', '9'] }],
      variants: [
        { id: 'shoe-8', options: { Size: '8' }, available: true },
        { id: 'shoe-9', options: { Size: '9' }, available: true },
      ],
    }),
  ],
};

const row = (type, display_text, amount) => ({ type, display_text, amount });
const shipping = (id, title, cost, day) => ({
  type: 'shipping', id, title, carrier: 'Postal', earliest_delivery_time: `${day}T09:00:00Z`,
  latest_delivery_time: `${day}T18:00:00Z`,
  totals: [row('total', 'Shipping', cost)],
});
const ADDRESS = {
  name: 'Ada Lovelace', line_one: '1 Engine Street', city: 'Portland', state: 'OR', country: 'US', postal_code: '97201',
};

export const SESSION = {
  id: 'cs1', status: 'ready_for_payment', currency: 'usd', locale: 'en',
  continue_url: 'https://trailhouse.example/checkout',
  capabilities: {
    payment: { handlers: [
      { id: 'card_northpay', name: 'dev.acp.tokenized.card', display_name: 'Card', psp: 'northpay', display_order: 1 },
    ] },
  },
  line_items: [{
    id: 'l1', item: { id: 'nomad-a', name: 'Nomad 38L', unit_amount: 14900 }, quantity: 1, name: 'Nomad 38L',
    totals: [row('subtotal', 'Subtotal', 14900)],
    disclosures: [{ type: 'disclaimer', content_type: 'plain', content: 'Not a flotation device.' }],
  }],
  fulfillment_details: { address: ADDRESS },
  fulfillment_options: [shipping('slow', 'Standard', 0, '2026-11-26'), shipping('fast', 'Express', 900, '2026-11-25')],
  selected_fulfillment_options: [{ type: 'shipping', option_id: 'slow', item_ids: ['l1'] }],
  totals: [
    row('subtotal', 'Subtotal', 14900), row('fulfillment', 'Delivery', 0), row('tax', 'Tax', 0),
    row('total', 'Total', 14900),
  ],
  messages: [], links: [{ type: 'terms_of_use', url: 'https://trailhouse.example/terms' }],
  marketing_consent_options: [
    { channel: 'email', display_text: 'News by e-mail', privacy_policy_url: 'https://trailhouse.example/privacy' },
  ],
};

export const express = (session) => ({
  ...session, selected_fulfillment_options: [{ type: 'shipping', option_id: 'fast', item_ids: ['l1'] }],
  totals: [
    row('subtotal', 'Subtotal', 14900), row('fulfillment', 'Delivery', 900), row('tax', 'Tax', 0),
    row('total', 'Total', 15800),
  ],
});

const DECLINED = {
  ...SESSION,
  messages: [{ type: 'error', code: 'payment_declined', content_type: 'plain', content: 'The bank said no.' }],
};
const PAID = {
  ...SESSION, status: 'completed',
  order: {
    id: 'o1', checkout_session_id: 'cs1', order_number: 'T-1001', permalink_url: 'https://trailhouse.example/orders/o1',
    support: { email: 'help@trailhouse.example' },
  },
};

export const ANSWERS = { session: SESSION, express: express(SESSION), declined: DECLINED, paid: PAID };

const BUYER = {
  name: 'Ada Lovelace', email: 'ada@example.test', phone: '', addresses: [{ id: 'a1', label: 'Home', ...ADDRESS }],
};
const METHODS = [
  {
    id: 'visa', handler_id: 'card_northpay', kind: 'card', brand: 'visa', last_digits: '4242', label: '',
    expires: '2028-03',
  },
  { id: 'master', handler_id: 'card_northpay', kind: 'card', brand: 'mastercard', last_digits: '4444', label: '' },
];

/**
 * A page with one widget in front of that shop. `stage.completes` says how each Complete is answered, in order:
 * declined, paid, or hold (until `stage.release` is called with one of the two). Completes that were sent are counted.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {{lang?: string, theme?: string, completes?: string[], style?: string, catalog?: object}} what
 */
export async function fixed_shop(
  shopper, { lang = 'en-US', theme = 'light', completes = ['paid'], style = '', catalog = CATALOG } = {},
) {
  const { page } = shopper;
  shopper.elsewhere = true;
  await page.clock.setFixedTime(TODAY);
  await page.route(
    '**/till-test/*.svg',
    (route) =>
      route.fulfill({
        contentType: 'image/svg+xml',
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect x="90" y="60" width="220" '
          + 'height="280" rx="30" fill="#7a8fa0"/></svg>',
      }),
  );
  await bare_page(shopper);
  await page.evaluate(async ({ lang, theme, completes, style, catalog, answers, buyer, methods }) => {
    const { stage } = globalThis;
    Object.assign(stage, { completes, sent: 0, release: () => {} });
    const element = document.createElement('till-checkout');
    element.lang = lang;
    element.setAttribute('theme', theme);
    element.setAttribute('store', 'fixed');
    element.style.cssText = style;
    element.bridge = {
      store: { get: () => null, set: () => {} },
      buyer: async () => buyer,
      async call({ operation, body }) {
        if (operation === 'update' && body.includes('"fast"')) return { status: 200, body: answers.express };
        if (operation !== 'complete') {
          return { status: operation === 'create' ? 201 : 200, body: stage.over ? answers.paid : answers.session };
        }
        ++stage.sent;
        for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);  // no shop answers within one
        let how = stage.completes.shift() ?? 'paid';
        if (how === 'hold') how = await new Promise((resolve) => (stage.release = resolve));
        stage.over = how === 'paid';
        return { status: 200, body: answers[how] };
      },
    };
    element.gateways = [
      { handlers: ['card_northpay'], list: async () => methods, requestToken: async () => ({ token: 'tok_test' }) },
    ];
    element.catalog = catalog;
    const ready = new Promise((resolve) => element.addEventListener('till-ready', resolve, { once: true }));
    document.querySelector('main').append(element);
    await ready;
  }, { lang, theme, completes, style, catalog, answers: ANSWERS, buyer: BUYER, methods: METHODS });
}
