// The host checkout API over fetch: bodies of ACP or UCP, the host's own origin, its cookie, its CSRF header.
// Knows nothing of payment tokens or of the meaning of a body; holds no merchant key: the host adds those.

import { AnswerLost } from './bridge.js';

/** @import {CheckoutAnswer, CheckoutBridge, CheckoutCall} from '../till.d.ts' */

const BODY_LIMIT = 2_000_000;  // characters; a checkout session is a few thousand

/**
 * The host checkout API over fetch, with the page's own cookie. The page holds no merchant key.
 * @implements {CheckoutBridge}
 */
export class HttpBridge {
  #base;
  #fetch;

  /**
   * @param {object} [options]
   * @param {string} [options.base] path or URL of the host API
   * @param {typeof fetch} [options.fetch] absent = the browser's
   */
  constructor({ base = '/api', fetch: given } = {}) {
    this.#base = base.replace(/\/$/, '');
    this.#fetch = given ?? ((input, init) => fetch(input, init));
  }

  /**
   * @param {CheckoutCall} call
   * @param {AbortSignal} signal
   * @returns {Promise<CheckoutAnswer>}
   */
  async call({ operation, merchant, session, body, idempotency_key, protocol }, signal) {
    const id = encodeURIComponent(session);
    const path = {
      create: '/checkout_sessions', get: `/checkout_sessions/${id}`, update: `/checkout_sessions/${id}`,
      complete: `/checkout_sessions/${id}/complete`,
    }[operation];
    /** @type {Record<string, string>} */
    const headers = {};
    if (merchant) headers['Till-Merchant'] = merchant;
    if (idempotency_key) headers['Idempotency-Key'] = idempotency_key;
    if (protocol) headers['Till-Protocol'] = protocol;
    // ACP changes what is sent, UCP puts the whole anew
    const replaces = operation === 'update' && protocol?.startsWith('ucp/');
    const answer =
      await this.#send(operation === 'get' ? 'GET' : replaces ? 'PUT' : 'POST', path, headers, body, signal);
    const code = /** @type {{code?: unknown} | undefined} */ (answer.body)?.code;
    if (answer.status === 504 && code === 'outcome_unknown') throw new AnswerLost('the host lost the answer');
    // A success or a failing server without a readable body says nothing about what happened behind it.
    if (answer.body === undefined && (answer.status < 400 || answer.status >= 500)) {
      throw new AnswerLost(`status ${answer.status} without a body`);
    }
    return answer;
  }

  /** @param {AbortSignal} signal */
  async buyer(signal) {
    const { status, body } = await this.#send('GET', '/buyer', {}, '', signal);
    if (status !== 200 || body === undefined) throw new Error(`buyer: status ${status}`);
    return body;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {string} body
   * @param {AbortSignal} signal
   * @returns {Promise<CheckoutAnswer>}
   */
  async #send(method, path, headers, body, signal) {
    const asked = {
      method, signal, credentials: /** @type {const} */ ('same-origin'), cache: /** @type {const} */ ('no-store'),
      redirect: /** @type {const} */ ('error'),
    };
    /** @type {Record<string, string>} */
    const json = method === 'GET' ? {} : { 'Content-Type': 'application/json' };
    let response, text;
    try {
      response = await this.#fetch(this.#base + path, {
        ...asked,
        headers: { Accept: 'application/json', 'Till-Client': '1', ...json, ...headers },
        ...(method === 'GET' ? {} : { body: body || '{}' }),
      });
      text = await response.text();
    } catch (error) {
      if (signal.aborted) throw error;
      throw new AnswerLost(error instanceof Error ? error.message : 'network');
    }
    const wait = Number(response.headers.get('Retry-After'));
    return { status: response.status, body: parse(text), ...(wait > 0 ? { retry_after_s: Math.ceil(wait) } : {}) };
  }
}

/**
 * @param {string} text
 * @returns {unknown}
 */
function parse(text) {
  if (!text || text.length > BODY_LIMIT) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
