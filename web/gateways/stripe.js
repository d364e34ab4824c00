// Stripe: saved methods that become shared payment tokens, the spt credential of ACP. Stripe.js comes from the page.
// Knows nothing of carts; holds no secret key, sees no card.

import { TokenRefused } from './gateway.js';
import { load_script } from './script.js';

/** @typedef {import('./gateway.js').TokenRequest} TokenRequest */
/** @typedef {import('./gateway.js').SavedMethod} SavedMethod */
/** @typedef {import('@stripe/stripe-js').Stripe} Stripe */

const SCRIPT = 'https://js.stripe.com/';

/**
 * Loads Stripe.js from Stripe: call it where the page wants that, and give what it resolves with to the gateway.
 * @param {string} publishable_key pk_… @param {string} [version] of Stripe.js, "dahlia"
 * @returns {Promise<Stripe>}
 */
export async function load_stripe(publishable_key, version = 'dahlia') {
  await load_script(`${SCRIPT}${version}/stripe.js`);
  const { Stripe: make } = /** @type {{Stripe: (key: string) => Stripe}} */ (/** @type {unknown} */ (globalThis));
  return make(publishable_key);
}

export class StripeGateway {
  #stripe;
  #exchange;
  #saved;
  handlers;

  /**
   * @param {object} options
   * @param {Pick<Stripe, 'handleNextAction'>} options.stripe
   * @param {import('./gateway.js').Exchange} options.exchange the host's server issues the shared payment token
   * @param {(handlers: string[], signal: AbortSignal) => Promise<SavedMethod[]>} options.saved the shopper's saved methods
   * @param {readonly string[]} [options.handlers] payment handler ids
   */
  constructor({ stripe, exchange, saved, handlers = ['com.stripe'] }) {
    this.#stripe = stripe;
    this.#exchange = exchange;
    this.#saved = saved;
    this.handlers = handlers;
  }

  /** @param {string[]} handlers @param {AbortSignal} signal @returns {Promise<SavedMethod[]>} */
  async list(handlers, signal) {
    const ours = handlers.filter((wanted) => this.handlers.includes(wanted));
    return ours.length ? this.#saved(ours, signal) : [];
  }

  /** @param {TokenRequest} request @param {AbortSignal} signal @returns {Promise<import('./gateway.js').IssuedToken>} */
  async requestToken(request, signal) {
    const issued = await this.#exchange(request, { provider: 'stripe', credential: request.method }, signal);
    return this.#finished(issued);
  }

  /** A token may want the shopper once more before it can be spent. @param {import('./gateway.js').IssuedToken & {next_action?: string}} issued */
  async #finished({ next_action, ...issued }) {
    if (!next_action) return issued;
    const { error } = await this.#stripe.handleNextAction({ hashedValue: next_action }).catch(() => ({ error: { type: 'api_error' } }));
    if (error) throw new TokenRefused(error.type === 'card_error' || error.type === 'invalid_request_error' ? 'declined' : 'unavailable');
    return issued;
  }
}
