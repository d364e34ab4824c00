// ChatGPT's payment sheet as a bridge's requestCheckout: where window.openai offers one (a private beta), and nowhere
// else.
// Says the session in the form that sheet reads, which is ACP's of 2025. Knows nothing of what became of the order:
// whatever the sheet resolves with, the widget asks the merchant.

/** @import {CheckoutBridge} from '../till.d.ts' */

/**
 * @typedef {object} SheetProvider
 * @property {string} provider "stripe", "adyen", …
 * @property {string} merchant_id at that provider
 * @property {(string | {type: string, allowed_card_brands?: string[]})[]} supported_payment_methods
 */

/**
 * What is read of an ACP checkout session.
 * @typedef {object} Session
 * @property {unknown} id
 * @property {unknown} status
 * @property {unknown} currency
 * @property {Line[]} [line_items]
 * @property {unknown[]} [totals]
 * @property {unknown[]} [links]
 * @property {unknown[]} [fulfillment_options]
 * @property {{option_id?: string}[]} [selected_fulfillment_options]
 * @property {{address?: object}} [fulfillment_details]
 * @property {object} [metadata]
 */

/**
 * @typedef {object} Line
 * @property {unknown} id
 * @property {{id?: unknown}} [item]
 * @property {unknown} quantity
 * @property {({type?: string, amount?: number} | null)[]} [totals]
 */

/**
 * For `bridge.requestCheckout`.
 * @param {object} options
 * @param {(session: unknown) => SheetProvider | null} options.provider who takes the money for this session; null = not
 *   by this sheet
 * @param {'live' | 'test'} options.mode
 * @param {{openai?: {requestCheckout?: (session: object) => Promise<unknown>}}} [page]
 * @returns {NonNullable<CheckoutBridge['requestCheckout']> | undefined} undefined where window.openai has no such sheet
 */
export function openai_sheet({ provider, mode }, page = /** @type {object} */ (globalThis)) {
  const { openai } = page;
  if (typeof openai?.requestCheckout !== 'function') return undefined;
  return ({ session }) => {
    const taker = provider(session);
    if (!taker) return Promise.reject(new Error('no payment provider for this session'));
    return /** @type {NonNullable<typeof openai.requestCheckout>} */ (openai.requestCheckout)(
      sheet_session(/** @type {Session} */ (session), taker, mode),
    );
  };
}

const LINE_AMOUNTS = /** @type {const} */ ({
  base_amount: 'items_base_amount', discount: 'items_discount', subtotal: 'subtotal', tax: 'tax', total: 'total',
});

/**
 * Amounts are taken over, never computed: a row the merchant does not give is 0 there as it is here absent.
 * @param {Session} session
 * @param {SheetProvider} taker
 * @param {'live' | 'test'} mode
 */
function sheet_session(session, taker, mode) {
  const chosen = session.selected_fulfillment_options?.[0]?.option_id;
  return {
    id: session.id, payment_provider: taker, payment_mode: mode, status: session.status, currency: session.currency,
    line_items: (session.line_items ?? []).map(line_of),
    totals: session.totals ?? [], links: session.links ?? [],
    fulfillment_options: session.fulfillment_options ?? [],
    ...(chosen ? { fulfillment_option_id: chosen } : {}),
    ...(session.fulfillment_details?.address ? { fulfillment_address: session.fulfillment_details.address } : {}),
    ...(session.metadata ? { metadata: session.metadata } : {}),
  };
}

/** @param {Line} line */
function line_of({ id, item, quantity, totals = [] }) {
  /** @type {Record<string, number>} */
  const amounts = {};
  for (const [name, type] of Object.entries(LINE_AMOUNTS)) {
    amounts[name] = Math.abs(totals.find((row) => row?.type === type)?.amount ?? 0);
  }
  return { id, item: { id: item?.id, quantity }, ...amounts };
}
