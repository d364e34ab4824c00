// Holds recorded calls to UCP 2026-04-08 and 2026-08-25: against the published JSON Schemas where a copy is at hand,
// composed with the extensions a shop has switched on, else against short ones of our own. Knows nothing of how a call
// came about.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const TOP = fileURLToPath(new URL('../..', import.meta.url));
const DATA = resolve(process.env.TILL_SPEC_DATA ?? join(TOP, '../shared/spec-data'));
export const EARLIER = '2026-04-08', LATER = '2026-08-25';
// The later version was cut from what main was on that day.
const FOLDERS = { [EARLIER]: '2026-04-08', [LATER]: 'main-2026-08-22' };
const folder = (version) => join(DATA, 'dev/ucp', FOLDERS[version], 'schemas');

/** Whether the published schemas are at hand. */
export const published = existsSync(join(folder(LATER), 'shopping/checkout.json'))
  && existsSync(join(folder(EARLIER), 'shopping/checkout.json'));

const EXTENSIONS = {
  [EARLIER]: ['discount', 'fulfillment', 'buyer_consent'],
  [LATER]: ['discount', 'fulfillment', 'buyer_consent', 'payment_authentication'],
};
const object = (required, properties = {}) => ({ type: 'object', required, properties });
const totals = {
  type: 'array', items: object(['type', 'amount'], { type: { type: 'string' }, amount: { type: 'integer' } }),
};
const ucp = object(['version'], { version: { type: 'string' } });
const OWN = {
  checkout: object(['ucp', 'id', 'line_items', 'status', 'currency', 'totals', 'links'], {
    ucp, totals,
    status: { enum: [
      'incomplete', 'requires_escalation', 'ready_for_complete', 'complete_in_progress', 'completed', 'canceled',
    ] },
    line_items: { type: 'array', items: object(['id', 'item', 'quantity', 'totals'], { totals }) },
  }),
  request: object(['line_items'], { line_items: { type: 'array', minItems: 1, items: object(['item', 'quantity']) } }),
  complete: object(['payment'], { payment: object(['instruments']) }),
  error_response: object(['ucp', 'messages']),
  order: object([
    'ucp', 'id', 'checkout_id', 'permalink_url', 'line_items', 'fulfillment', 'currency', 'totals',
  ], { totals }),
  products: object(['ucp', 'products']), product: object(['ucp', 'product']), profile: object(['ucp']), any: {},
};

/** @typedef {'response' | 'create' | 'update' | 'complete'} Op */
const said = (mark, op) => (typeof mark === 'string' ? mark : mark?.[op]);

/**
 * What the annotations of a schema mean for one operation: members omitted, required or optional.
 * @param {any} schema
 * @param {Op} op
 */
function for_op(schema, op) {
  if (Array.isArray(schema)) return schema.map((part) => for_op(part, op));
  if (!schema || typeof schema !== 'object') return schema;
  const out = Object.fromEntries(Object.entries(schema)
    .map(([name, part]) => [name, MAPS.has(name) ? of_each(part, op) : for_op(part, op)]));
  if (!schema.properties) return out;
  const required = new Set(schema.required ?? []);
  // What a condition beside it allows again is no member that must never be sent.
  const allowed = new Set((schema.allOf ?? []).flatMap(({ then }) => Object.entries(then?.properties ?? {})
    .filter(([, part]) => said(part?.ucp_request, op) !== 'omit').map(([name]) => name)));
  for (const [name, part] of Object.entries(schema.properties)) {
    const mark = op === 'response' ? part?.ucp_response : said(part?.ucp_request, op);
    if (mark === 'omit') {
      required.delete(name);
      out.properties[name] = allowed.has(name);
    } else if (mark === 'required') required.add(name);
    else if (mark === 'optional') required.delete(name);
  }
  return { ...out, required: [...required] };
}

/** Keywords whose members are named by the author, "properties" and "required" among them. */
const MAPS = new Set(['properties', '$defs']);
const of_each = (map, op) => Object.fromEntries(Object.entries(map).map(([name, part]) => [name, for_op(part, op)]));

/** In the earlier version a shop is also a shipping address, which the schema then forbids: one of the two suffices. */
const mended = (schema) => (schema.$id?.endsWith('/fulfillment_destination.json') && schema.oneOf
  ? { ...schema, anyOf: schema.oneOf, oneOf: undefined }
  : schema);

const books = new Map();

/**
 * @param {string} version
 * @param {Op} op
 */
function book(version, op) {
  const key = `${version} ${op}`;
  if (books.has(key)) return books.get(key);
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  const base = folder(version);
  for (const name of readdirSync(base, { recursive: true })) {
    if (!String(name).endsWith('.json')) continue;
    const schema = JSON.parse(readFileSync(join(base, String(name)), 'utf8'));
    ajv.addSchema(
      for_op(JSON.parse(JSON.stringify(mended(schema))), op),
      `https://ucp.dev/schemas/${relative(base, join(base, String(name)))}`,
    );
  }
  books.set(key, ajv);
  return ajv;
}

const compiled = new Map();

/**
 * What is wrong with a value as one of the protocol's things; empty = nothing.
 * @param {string} version
 * @param {Op} op
 * @param {string} thing
 */
export function faults_of(version, op, thing, value) {
  if (!FOLDERS[version]) return [`no version ${version}`];
  const key = `${version} ${op} ${thing}`;
  if (!compiled.has(key)) {
    const ajv = published ? book(version, op) : new Ajv({ strict: false, allErrors: true });
    const at = 'https://ucp.dev/schemas/', shopping = `${at}shopping/`;
    const common = version === LATER ? `${at}common/types/` : `${shopping}types/`;
    const refs = {
      checkout: [
        `${shopping}checkout.json`,
        ...EXTENSIONS[version].map((name) => `${shopping}${name}.json#/$defs/dev.ucp.shopping.checkout`),
      ],
      error_response: [`${common}error_response.json`], order: [`${shopping}order.json`],
      search_request: [`${shopping}catalog_search.json#/$defs/search_request`],
      search_response: [`${shopping}catalog_search.json#/$defs/search_response`],
      lookup_request: [`${shopping}catalog_lookup.json#/$defs/lookup_request`],
      lookup_response: [`${shopping}catalog_lookup.json#/$defs/lookup_response`],
      get_product_request: [`${shopping}catalog_lookup.json#/$defs/get_product_request`],
      get_product_response: [`${shopping}catalog_lookup.json#/$defs/get_product_response`],
      business_profile: [`${at}ucp.json#/$defs/business_schema`],
      platform_profile: [`${at}ucp.json#/$defs/platform_schema`], tool_call: [`${at}transports/mcp_tool_call.json`],
    }[thing];
    const own = {
      checkout: { response: OWN.checkout, create: OWN.request, update: OWN.request, complete: OWN.complete }[op],
      error_response: OWN.error_response, order: OWN.order, search_response: OWN.products,
      lookup_response: OWN.products, get_product_response: OWN.product,
    }[thing] ?? OWN.any;
    compiled.set(key, ajv.compile(published ? { allOf: refs.map(($ref) => ({ $ref })) } : own));
  }
  const check = compiled.get(key);
  if (check(value)) return [];
  return check.errors.map(({ instancePath, message, params }) =>
    `${thing}${instancePath} ${message} ${JSON.stringify(params)}`);
}

/** Compiles what calls are held to, which takes seconds. */
export function prepare() {
  for (const version of [EARLIER, LATER]) {
    for (const op of /** @type {Op[]} */ (['response', 'create', 'update', 'complete'])) {
      faults_of(version, op, 'checkout', {});
    }
  }
  for (const thing of ['search', 'lookup', 'get_product']) {
    for (const version of [EARLIER, LATER]) {
      faults_of(version, 'create', `${thing}_request`, {}), faults_of(version, 'response', `${thing}_response`, {});
    }
  }
  for (const version of [EARLIER, LATER]) {
    for (const thing of ['order', 'error_response']) faults_of(version, 'response', thing, {});
  }
  faults_of(LATER, 'response', 'tool_call', {});
}

const sum_of = (rows) => rows.reduce((sum, { type, amount }) => (type === 'total' ? sum : sum + amount), 0);

/** What the text of the protocol asks of a checkout and a schema cannot say. @param {any} checkout */
export function broken_rules(checkout) {
  const faults = [], need = (fine, what) => { if (!fine) faults.push(what); };
  const {
    status, totals: rows = [], order, actions, continue_url, messages = [], ucp: { version } = {}, payment,
  } = checkout ?? {};
  need(
    sum_of(rows) === rows.find(({ type }) => type === 'total')?.amount, `rows ${JSON.stringify(rows)} do not add up`,
  );
  for (const row of rows) {
    if (row.lines) need(
      row.lines.reduce((sum, { amount }) => sum + amount, 0) === row.amount, `sub-lines of ${row.type} do not add up`,
    );
  }
  need((status === 'completed') === Boolean(order), `order with status ${status}`);
  need(status !== 'requires_escalation' || continue_url, 'escalation without continue_url');
  need(!actions || version === LATER, `actions in ${version}`);
  need(!actions || status === 'complete_in_progress' || status === 'incomplete', `actions with status ${status}`);
  need(
    status !== 'ready_for_complete'
      || !messages.some(({ type, code }) => type === 'error'
        && ['out_of_stock', 'item_unavailable', 'address_undeliverable', 'field_required'].includes(code))
      || messages.length > 1,
    'ready although something is missing',
  );
  const ids = (payment?.instruments ?? []).map(({ id }) => id);
  for (const { config } of Object.values(actions ?? {}).flat()) {
    need(ids.includes(config.payment_instrument_id), 'an Action of an instrument that is not there');
  }
  return faults;
}

const OPERATIONS = {
  create_checkout: 'create', update_checkout: 'update', complete_checkout: 'complete', get_checkout: 'get',
  cancel_checkout: 'cancel',
  search_catalog: 'search', lookup_catalog: 'lookup', get_product: 'get_product', get_order: 'order',
};

/** The operation of a REST call, '' = none of UCP. */
function operation_of({ method, path }) {
  const [, rest = ''] = /\/ucp(\/.*)$/.exec(path.split('?')[0]) ?? [];
  const [, collection, id, verb] = /^\/([a-z-]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(rest) ?? [];
  if (collection === 'checkout-sessions') {
    return { POST: verb ?? (id ? '' : 'create'), GET: id ? 'get' : '', PUT: id ? 'update' : '' }[method] ?? '';
  }
  if (collection === 'catalog' && method === 'POST') {
    return { search: 'search', lookup: 'lookup', product: 'get_product' }[id] ?? '';
  }
  return collection === 'orders' && method === 'GET' && id ? 'order' : '';
}

/** Whether a recorded call is one of UCP at all. */
export const is_ucp = ({ path }) => /\/ucp(\/|$)/.test(path.split('?')[0]);

/** What is wrong with a request's body. */
function request_faults(version, operation, body) {
  const op = { create: 'create', update: 'update', complete: 'complete' }[operation];
  if (op) return faults_of(version, op, 'checkout', body);
  const thing = { search: 'search_request', lookup: 'lookup_request', get_product: 'get_product_request' }[operation];
  return thing ? faults_of(version, 'create', thing, body) : [];
}

/** What is wrong with an answer's payload. */
function answer_faults(version, operation, body) {
  if (body?.ucp?.status === 'error') return faults_of(version, 'response', 'error_response', body);
  const faults = body?.ucp?.version === version ? [] : [`answered in ${body?.ucp?.version} instead of ${version}`];
  const thing = {
    search: 'search_response', lookup: 'lookup_response', get_product: 'get_product_response', order: 'order',
  }[operation] ?? 'checkout';
  return [
    ...faults, ...faults_of(version, 'response', thing, body), ...(thing === 'checkout' ? broken_rules(body) : []),
  ];
}

const lower = (headers = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
export const version_of_profile = (url) => /\/\.well-known\/ucp\/(\d{4}-\d\d-\d\d)$/.exec(url ?? '')?.[1] ?? LATER;

const profile_in = (agent = '') => /profile="([^"]+)"/.exec(agent)?.[1];

/** Everything wrong with the headers of a request. */
function faults_of_headers({ method, request_headers }, changes, key) {
  const { 'request-id': id = '', 'content-type': type } = lower(request_headers), faults = [];
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) faults.push(`Request-Id ${id} is no UUID`);
  if (changes && !/^\S{1,255}$/.test(key ?? '')) faults.push('no Idempotency-Key');
  if (method !== 'GET' && !/^application\/json\b/.test(type ?? '')) faults.push(`Content-Type ${type}`);
  return faults;
}

/** Everything wrong with what was answered. */
function faults_of_response(exchange, { mcp, version, operation, changes }) {
  const { status, response } = exchange, faults = [];
  const asked = lower(exchange.request_headers), answered = lower(exchange.response_headers);
  const need = (fine, what) => { if (!fine) faults.push(what); };
  const type = answered['content-type'];
  need(/^application\/json\b/.test(type ?? ''), `answer’s Content-Type ${type}`);
  if (mcp && published) faults.push(...faults_of(LATER, 'response', 'tool_call', response));
  if (mcp ? response?.error : status >= 400) {
    const told = mcp ? response.error.data : response;
    const whole = typeof told?.code === 'string' && typeof told?.content === 'string';
    need(whole, `a refusal without code and content: ${JSON.stringify(told)}`);
    return faults;
  }
  const body = mcp ? response?.result?.structuredContent : response;
  if (!mcp) {
    const right = operation === 'create' && body?.ucp?.status !== 'error' ? 201 : 200;
    need(status === right, `status ${status} of ${operation}`);
    if (changes) need(answered['idempotency-key'] === asked['idempotency-key'], 'Idempotency-Key is not echoed');
  }
  return [...faults, ...answer_faults(version, operation, body)];
}

/** Everything wrong with one recorded call: bodies, status, headers. */
export function faults_of_exchange(exchange) {
  const { method, path, request, status } = exchange, mcp = /\/ucp\/mcp$/.test(path);
  const asked = lower(exchange.request_headers), faults = [];
  const need = (fine, what) => { if (!fine) faults.push(what); };
  const meta = request?.params?.arguments?.meta;
  const operation = mcp ? OPERATIONS[request?.params?.name] ?? '' : operation_of(exchange);
  const at = `${method} ${path} ${mcp ? request?.params?.name : ''} -> ${status}`;
  if (!operation) return [`${at}: not a call of UCP`];
  const profile = mcp ? meta?.['ucp-agent']?.profile : profile_in(asked['ucp-agent']);
  need(profile, 'no profile of the platform');
  const version = version_of_profile(profile), changes = ['create', 'update', 'complete', 'cancel'].includes(operation);
  faults.push(...faults_of_headers(exchange, changes, mcp ? meta?.['idempotency-key'] : asked['idempotency-key']));
  if (mcp && published) faults.push(...faults_of(LATER, 'response', 'tool_call', request));
  const payload = mcp ? request.params.arguments.checkout ?? request.params.arguments.catalog ?? {} : request;
  if (status !== 400) faults.push(...request_faults(version, operation, payload));
  // 0 = lost on purpose
  if (status > 0) faults.push(...faults_of_response(exchange, { mcp, version, operation, changes }));
  return faults.map((fault) => `${at}: ${fault}`);
}
