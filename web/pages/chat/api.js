// Talks to the chat's own server. Every failure becomes a Fault with one of five kinds.
// Knows nothing of the page, and nothing of checkout: the widget's bridge does that.

/** @import {Catalog} from '/till/till.js' */

/**
 * @typedef {{id: string, role: 'user' | 'assistant', text: string, catalog?: Catalog | null, locale?: string}} Message
 */
/** @typedef {'lost' | 'broken' | 'busy' | 'session'} FaultKind */

const TIMEOUT_MS = 20000;

export class Fault extends Error {
  /** @param {FaultKind} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * What an HTTP status means to the reader.
 * @param {number} status
 * @returns {FaultKind}
 */
export const fault_of = (status) => status === 401 ? 'session' : status === 429 ? 'busy' : 'broken';

/**
 * The kind of anything thrown.
 * @param {unknown} error
 * @returns {FaultKind}
 */
export const kind_of = (error) => error instanceof Fault ? error.kind : 'broken';

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<unknown>} the JSON that was answered
 */
async function call(method, path, body) {
  /** @type {Record<string, string>} */
  const headers = { 'Till-Client': '1' };  // another site cannot send this header: no forged requests
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  let response;
  try {
    response = await fetch(`/api${path}`, {
      method, headers, body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin', cache: 'no-store', signal: stop.signal,
    });
    if (!response.ok) throw new Fault(fault_of(response.status));
    const text = await response.text();
    return text ? JSON.parse(text) : {};
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(error instanceof SyntaxError ? 'broken' : 'lost');
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {unknown} answer
 * @returns {Message[]}
 */
export function messages_of(answer) {
  const list = /** @type {{messages?: unknown}} */ (answer)?.messages;
  if (!Array.isArray(list)) throw new Fault('broken');
  return list.filter((message) =>
    typeof message?.text === 'string' && (message.role === 'user' || message.role === 'assistant'))
    .map((message) => ({ ...message, id: String(message.id) }));
}

/**
 * @param {unknown} answer
 * @returns {Message}
 */
export function answer_of(answer) {
  const { message_id, text, catalog } =
    /** @type {{message_id?: unknown, text?: unknown, catalog?: Catalog} | null} */ (answer) ?? {};
  if (message_id === undefined || typeof text !== 'string') throw new Fault('broken');
  return { id: String(message_id), role: 'assistant', text, catalog: catalog?.products?.length ? catalog : null };
}

/**
 * @param {string} q
 * @param {string} locale
 */
export const search = async (q, locale) => answer_of(await call('POST', '/search', { q, locale }));

/** What was said so far, the origin of the payment service's own pages, and where the demo's shops really lie. */
export async function thread() {
  const answer =
    /** @type {{payment_origin?: unknown, sites?: Record<string, unknown>}} */ (await call('GET', '/thread'));
  return {
    messages: messages_of(answer), sites: sites_of(answer.sites),
    payment_origin: typeof answer.payment_origin === 'string' ? answer.payment_origin : '',
  };
}

/**
 * @param {Record<string, unknown>} [sites]
 * @returns {Record<string, string>} by origin, without a slash at the end
 */
const sites_of = (sites = {}) =>
  Object.fromEntries(Object.entries(sites)
    .flatMap(([origin, base]) => (typeof base === 'string' ? [[origin, base]] : [])));

export const clear_thread = () => call('POST', '/thread/clear', {});
