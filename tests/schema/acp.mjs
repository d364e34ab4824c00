// Holds recorded calls to ACP 2026-04-17: against the published JSON Schema where a copy is at hand, else against a
// short one of our own that knows the required fields. Knows nothing of how a call came about.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
export const VERSION = '2026-04-17';
const DATA = resolve(process.env.TILL_SPEC_DATA ?? join(TOP, '../shared/spec-data'));
const FOLDER = join(DATA, 'dev/acp', VERSION, 'spec/json-schema');

/** Where the published schema lies, '' = not at hand. */
export const published = existsSync(join(FOLDER, 'schema.agentic_checkout.json')) ? FOLDER : '';

const object = (required, properties = {}) => ({ type: 'object', required, properties });
const text = { type: 'string' }, whole = { type: 'integer' }, list = { type: 'array' };
const totals = {
  type: 'array', items: object(['type', 'display_text', 'amount'], { type: text, display_text: text, amount: whole }),
};
const SESSION_STATUS = { enum: [
  'incomplete', 'not_ready_for_payment', 'requires_escalation', 'authentication_required', 'ready_for_payment',
  'pending_approval', 'complete_in_progress', 'completed', 'canceled', 'in_progress', 'expired',
] };
const session = object([
  'id', 'status', 'currency', 'line_items', 'totals', 'fulfillment_options', 'messages', 'links', 'capabilities',
], {
  id: text, status: SESSION_STATUS, currency: text, totals, messages: list, links: list, fulfillment_options: list,
  line_items: { type: 'array', items:
    object(['id', 'item', 'quantity', 'totals'], { id: text, quantity: { type: 'integer', minimum: 1 }, totals }) },
});
const problem = object(['type', 'code', 'message'], {
  type: { enum: ['invalid_request', 'processing_error', 'service_unavailable'] }, code: text, message: text,
});
const OWN = {
  checkout: {
    $id: 'own-checkout', $defs: {
      CheckoutSession: session, CheckoutSessionWithOrder: {
        allOf: [session, object(['order'], { order: object(['id', 'checkout_session_id', 'permalink_url']) })],
      },
      CheckoutSessionCreateRequest:
        object(['line_items', 'currency', 'capabilities'], { line_items: { type: 'array', minItems: 1 } }),
      CheckoutSessionUpdateRequest: object([]), CancelSessionRequest: object([]), Error: problem,
      Order: object(['id', 'checkout_session_id', 'permalink_url']),
      CheckoutSessionCompleteRequest: object(['payment_data'], { payment_data: object(['handler_id', 'instrument']) }),
      DiscoveryResponse: object(['protocol', 'api_base_url', 'transports', 'capabilities']),
    },
  },
  payment: {
    $id: 'own-payment', $defs: {
      DelegatePaymentRequest: object([
        'payment_method', 'allowance',
      ], {
        allowance: object([
          'reason', 'max_amount', 'currency', 'checkout_session_id', 'merchant_id', 'expires_at',
        ], { max_amount: whole }),
      }),
      DelegatePaymentResponse: object(['id', 'created'], { id: { type: 'string', pattern: '^vt_' } }), Error: problem,
    },
  },
};

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
const load = (name) => JSON.parse(readFileSync(join(published, name), 'utf8'));
const checkout = published ? load('schema.agentic_checkout.json') : OWN.checkout;
const payment = published ? load('schema.delegate_payment.json') : OWN.payment;
ajv.addSchema(checkout, 'checkout');
ajv.addSchema(payment, 'payment');

/** What is wrong with a value as a definition of the schema; empty = nothing. @param {'checkout' | 'payment'} book */
export function faults_of(book, definition, value) {
  const check = ajv.getSchema(`${book}#/$defs/${definition}`);
  if (!check) return [`no definition ${definition}`];
  if (check(value)) return [];
  return check.errors.map(({ instancePath, message, params }) =>
    `${definition}${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** Which definitions a call is held to. */
export function kind_of({ method, path }) {
  const way = path.split('?')[0];
  if (way.endsWith('/delegate_payment')) {
    return { book: 'payment', request: 'DelegatePaymentRequest', answer: () => 'DelegatePaymentResponse', good: 201 };
  }
  if (way.endsWith('/.well-known/acp.json')) return { book: 'checkout', answer: () => 'DiscoveryResponse', good: 200 };
  const after = /\/checkout_sessions(?:\/([^/]+)(?:\/(complete|cancel))?)?$/.exec(way);
  if (!after) return null;
  const answer = (body) => (body?.status === 'completed' ? 'CheckoutSessionWithOrder' : 'CheckoutSession');
  const request = method === 'GET' ? null
    : after[2] === 'complete' ? 'CheckoutSessionCompleteRequest'
    : after[2] === 'cancel' ? 'CancelSessionRequest'
    : after[1] ? 'CheckoutSessionUpdateRequest'
    : 'CheckoutSessionCreateRequest';
  return { book: 'checkout', request, answer, good: request === 'CheckoutSessionCreateRequest' ? 201 : 200 };
}

const lower = (headers = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Everything wrong with one recorded call: bodies, status, headers. */
export function faults_of_exchange(exchange) {
  const { method, path, request, status, response } = exchange, kind = kind_of(exchange);
  const at = `${method} ${path} -> ${status}`;
  if (!kind) return [`${at}: not a call of ACP`];
  const faults = [], asked = lower(exchange.request_headers), answered = lower(exchange.response_headers);
  const need = (fine, what) => { if (!fine) faults.push(what); };
  need(/^Bearer/.test(asked.authorization ?? ''), 'no bearer');
  need(asked['api-version'] === VERSION, `API-Version ${asked['api-version']}`);
  need(asked['request-id'], 'no Request-Id');
  if (method === 'POST') {
    need(/^\S{1,255}$/.test(asked['idempotency-key'] ?? ''), 'no Idempotency-Key');
    need(/^application\/json\b/.test(asked['content-type'] ?? ''), `Content-Type ${asked['content-type']}`);
  }
  if (kind.request && status !== 400) faults.push(...faults_of(kind.book, kind.request, request));
  if (status > 0) {  // 0 = the answer was lost on purpose
    need(
      /^application\/json\b/.test(answered['content-type'] ?? ''), `answer’s Content-Type ${answered['content-type']}`,
    );
    if (status < 300) {
      need(status === kind.good, `status ${status} instead of ${kind.good}`);
      faults.push(...faults_of(kind.book, kind.answer(response), response));
      if (method === 'POST') {
        need(answered['idempotency-key'] === asked['idempotency-key'], 'Idempotency-Key is not echoed');
      }
      need(answered['request-id'] === asked['request-id'], 'Request-Id is not echoed');
    } else faults.push(...faults_of(kind.book, 'Error', response));
  }
  return faults.map((fault) => `${at}: ${fault}`);
}
