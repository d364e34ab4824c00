// Saved methods, tokens and bank challenges of the sandbox payment service, asked for at the host that signs for us.
// Knows no card number; listens to messages of the payment service's origin and of its own frame only.

import { http_exchange } from './exchange.js';

/** @import {AuthenticationOutcome, Challenge, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */

const OUTCOMES = new Set([
  'authenticated', 'attempt_acknowledged', 'abandoned', 'canceled', 'denied', 'informational', 'internal_error',
  'not_supported', 'processing_error', 'rejected',
]);

/**
 * Saved methods, tokens and challenges of the sandbox payment service.
 * @implements {PaymentGateway}
 */
export class SandboxGateway {
  #base;
  #origin;
  #title;
  #exchange;
  /** @type {readonly string[]} */
  handlers;
  /** @type {readonly string[]} */
  action_origins;

  /**
   * @param {object} options
   * @param {string} [options.base] path or URL of the host API
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.origin] the payment service's origin; '' = no challenges
   * @param {string} [options.title] accessible name of the challenge frame
   */
  constructor({
    base = '/api', handlers = ['card_northpay', 'wallet_hopwallet'], origin = '', title = 'Bank confirmation',
  } = {}) {
    this.#base = base.replace(/\/$/, '');
    this.#origin = origin && new URL(origin, location.href).origin;
    this.#title = title;
    this.#exchange = http_exchange({ base });
    this.handlers = handlers;
    this.action_origins = this.#origin ? [this.#origin] : [];
  }

  /**
   * @param {string[]} handlers
   * @param {AbortSignal} signal
   * @returns {Promise<SavedMethod[]>}
   */
  async list(handlers, signal) {
    const ours = handlers.filter((handler) => this.handlers.includes(handler));
    const response = await fetch(`${this.#base}/payment_methods?handlers=${ours.map(encodeURIComponent).join(',')}`, {
      headers: { Accept: 'application/json', 'Till-Client': '1' }, credentials: 'same-origin', cache: 'no-store',
      signal,
    });
    if (!response.ok) throw new Error(`payment methods: status ${response.status}`);
    const { methods } = await response.json();
    return Array.isArray(methods) ? methods : [];
  }

  /**
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   */
  requestToken(request, signal) {
    return this.#exchange(request, null, signal);
  }

  /**
   * The bank's own page in a frame; it tells the outcome by message.
   * @param {Challenge} challenge
   * @returns {Promise<{outcome: AuthenticationOutcome, details?: object}>}
   */
  authenticate({ metadata, mount, signal }) {
    const { id, url } = /** @type {{id?: unknown, url?: unknown}} */ (challenge_of(metadata));
    const address = this.#origin && typeof url === 'string' ? new URL(url, this.#origin) : null;
    if (!address || address.origin !== this.#origin) return Promise.resolve({ outcome: 'not_supported' });
    const frame = document.createElement('iframe');
    frame.title = this.#title;
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin');  // may not navigate the page
    frame.src = address.href;
    const take_away = mount(frame);
    return new Promise((resolve) => {
      const end = (
        /** @type {AuthenticationOutcome} */ outcome, /** @type {object | undefined} */ details = undefined,
      ) => {
        removeEventListener('message', told);
        signal.removeEventListener('abort', given_up);
        take_away();
        resolve({ outcome, ...(details ? { details } : {}) });
      };
      const told = (/** @type {MessageEvent} */ { origin, source, data }) => {
        if (origin !== this.#origin || source !== frame.contentWindow || data?.type !== 'till-challenge') return;
        if (id !== undefined && data.id !== id) return;
        const { outcome, outcome_details: details } = data;
        end(
          OUTCOMES.has(outcome) ? outcome : 'internal_error',
          details && typeof details === 'object' ? details : undefined,
        );
      };
      const given_up = () => end('canceled');
      addEventListener('message', told);
      signal.addEventListener('abort', given_up);
    });
  }
}

/** Where the session's authentication_metadata names the challenge. @param {unknown} metadata */
function challenge_of(metadata) {
  const known = /** @type {{challenge?: object, redirect_context?: object} | null | undefined} */ (metadata);
  return known?.challenge ?? known?.redirect_context ?? known ?? {};
}
