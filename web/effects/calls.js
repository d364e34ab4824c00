// Calls to the merchant through the page's bridge. A repeat sends the same bytes under the same idempotency key, also
// after a reload, and the merchant's last answer for each session is kept for the effects that show a part of it.
// Knows nothing of what a body says.

import { KeptPayment } from './kept_payment.js';

/** @import {Answer, CallEffect, RepeatEffect} from '../engine/protocol.d.ts' */
/** @import {CheckoutAnswer, CheckoutBridge, NoteStore, Protocol} from '../till.d.ts' */
/** @import {Secrets} from './secrets.js' */

/** Asking the same again would get the same answer. @param {CheckoutAnswer} answer */
const is_final = ({ status }) => status < 500 && status !== 409 && status !== 429;

export class Calls {
  #bridge;
  #secrets;
  #kept;
  /**
   * Exact bytes by idempotency key, until an answer is known: a repeat must be identical.
   * @type {Map<string, string>}
   */
  #sent = new Map();
  /** Each session as the merchant last told it. @type {Map<string, unknown>} */
  #sessions = new Map();
  /** When the newest payment token ends, ms since 1970. */
  token_ends = 0;

  /**
   * @param {() => CheckoutBridge | null} bridge
   * @param {() => NoteStore} notes
   * @param {() => string} key under which notes are kept
   * @param {Secrets} secrets
   */
  constructor(bridge, notes, key, secrets) {
    this.#bridge = bridge;
    this.#secrets = secrets;
    this.#kept = new KeptPayment(notes, key);
  }

  /**
   * @param {CallEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async call({ operation, protocol, merchant = '', session = '', body = '', idempotency_key = '' }, signal) {
    const bridge = this.#bridge();
    if (!bridge) return unsent(503, 'service_unavailable', 'no_bridge', 'the page has set no bridge');
    const bytes = this.#sent.get(idempotency_key) ?? this.#secrets.reveal(body);
    if (bytes === null) {
      return unsent(400, 'invalid_request', 'token_unavailable', 'the payment token is no longer held');
    }
    if (idempotency_key) this.#sent.set(idempotency_key, bytes);
    const pays = operation === 'complete';
    if (pays) await this.#kept.keep({ session, idempotency_key, protocol, bytes, until: this.token_ends });
    signal.throwIfAborted();
    const answer = await bridge.call({ operation, protocol, merchant, session, body: bytes, idempotency_key }, signal);
    if (is_final(answer)) {
      this.#sent.delete(idempotency_key);
      if (pays) this.forget_payment();
    }
    return this.#envelope(answer, protocol);
  }

  /**
   * Sends once more what a page before this one sent, or perhaps sent, without getting an answer.
   * @param {RepeatEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async repeat({ session }, signal) {
    const bridge = this.#bridge();
    const kept = await this.#kept.recall(session, Date.now());
    if (!bridge || !kept) return unsent(410, 'invalid_request', 'nothing_kept', 'no payment of this session is kept');
    const { idempotency_key, protocol, bytes } = kept;
    const again =
      { operation: /** @type {const} */ ('complete'), protocol, merchant: '', session, body: bytes, idempotency_key };
    const answer = await bridge.call(again, signal);
    if (is_final(answer)) this.forget_payment();
    return this.#envelope(answer, protocol);
  }

  /** @param {string} id */
  session(id) {
    return this.#sessions.get(id);
  }

  forget_payment() {
    void this.#kept.forget();
  }

  clear() {
    this.#sessions.clear();
    this.#sent.clear();
  }

  /**
   * @param {CheckoutAnswer} answer
   * @param {Protocol} protocol
   * @returns {Answer}
   */
  #envelope({ status, body, retry_after_s }, protocol) {
    if (status < 200 || status >= 300) {
      return { type: 'refused', status, body: body ?? {}, ...(retry_after_s ? { retry_after_s } : {}), protocol };
    }
    this.#sessions.set(/** @type {{id?: string} | undefined} */ (body)?.id ?? '', body);
    return { type: 'reply', status, protocol, body };
  }
}

/**
 * A refusal of our own: nothing went to the merchant.
 * @param {number} status
 * @param {string} type
 * @param {string} code
 * @param {string} message
 * @returns {Answer}
 */
const unsent = (status, type, code, message) => ({ type: 'refused', status, body: { type, code, message } });
