// Stripe: saved methods that become shared payment tokens (the spt credential of ACP), and the Express Checkout Element
// in a slot of the sheet. Stripe.js comes from the page. Knows nothing of carts; holds no secret key, sees no card.

import { stripe_amount } from './amount.js';
import { TokenRefused } from './gateway.js';
import { load_script } from './script.js';

/** @import {Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */
/** @import {Stripe, StripeElements, StripeExpressCheckoutElementOptions} from '@stripe/stripe-js' */

const SCRIPT = 'https://js.stripe.com/';
const EXPRESS = 'stripe_express';

/**
 * Loads Stripe.js from Stripe: call it where the page wants that, and give what it resolves with to the gateway.
 * @param {string} publishable_key pk_…
 * @param {string} [version] of Stripe.js, "dahlia"
 * @returns {Promise<Stripe>}
 */
export async function load_stripe(publishable_key, version = 'dahlia') {
  await load_script(`${SCRIPT}${version}/stripe.js`);
  const { Stripe: make } = /** @type {{Stripe: (key: string) => Stripe}} */ (/** @type {unknown} */ (globalThis));
  return make(publishable_key);
}

/**
 * Shared payment tokens of saved methods, and the Express Checkout Element in a slot of the sheet.
 * @implements {PaymentGateway}
 */
export class StripeGateway {
  #stripe;
  #exchange;
  #saved;
  #express;
  #options;
  #label;
  /** @type {readonly string[]} */
  handlers;
  /** One group for all attempts: a later one updates the amount. @type {StripeElements | null} */
  #elements = null;

  /**
   * @param {object} options
   * @param {Pick<Stripe, 'elements' | 'createPaymentMethod' | 'handleNextAction'>} options.stripe
   * @param {Exchange} options.exchange the host's server issues the shared payment token
   * @param {(handlers: string[], signal: AbortSignal) => Promise<SavedMethod[]>} [options.saved] the shopper's saved
   *   methods
   * @param {boolean} [options.express] offer the Express Checkout Element
   * @param {Omit<StripeExpressCheckoutElementOptions, 'buttonType'>} [options.options] of
   *   that element
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.label] of Express Checkout
   */
  constructor({
    stripe, exchange, saved, express = true, options = {}, handlers = ['com.stripe'], label = 'Express checkout',
  }) {
    this.#stripe = stripe;
    this.#exchange = exchange;
    this.#saved = saved;
    this.#express = express;
    this.#options = options;
    this.#label = label;
    this.handlers = handlers;
  }

  /**
   * @param {string[]} handlers
   * @param {AbortSignal} signal
   * @returns {Promise<SavedMethod[]>}
   */
  async list(handlers, signal) {
    const ours = handlers.filter((wanted) => this.handlers.includes(wanted));
    if (!ours.length) return [];
    const saved = this.#saved ? await this.#saved(ours, signal) : [];
    return this.#express ? [...saved, {
      id: EXPRESS, handler_id: ours[0], kind: 'wallet', brand: 'stripe', last_digits: '', label: this.#label,
      exit: 'slot',
    }] : saved;
  }

  /**
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<IssuedToken>}
   */
  async requestToken(request, signal) {
    if (request.method === EXPRESS) return this.#by_element(request, signal);
    const issued = await this.#exchange(request, { provider: 'stripe', credential: request.method }, signal);
    return this.#finished(issued);
  }

  /**
   * A token may want the shopper once more before it can be spent.
   * @param {IssuedToken & {next_action?: string}} issued
   */
  async #finished({ next_action, ...issued }) {
    if (!next_action) return issued;
    const { error } =
      await this.#stripe.handleNextAction({ hashedValue: next_action }).catch(() => ({ error: { type: 'api_error' } }));
    if (error) {
      throw new TokenRefused(
        error.type === 'card_error' || error.type === 'invalid_request_error' ? 'declined' : 'unavailable',
      );
    }
    return issued;
  }

  /**
   * The amount on Stripe's side is the allowance, on the first attempt and on every later one.
   * @param {TokenRequest} request
   */
  #group({ allowance }) {
    const exact = stripe_amount(allowance.max_amount, allowance.currency);
    if (this.#elements) void this.#elements.update(exact);
    else this.#elements = this.#stripe.elements({ mode: 'payment', paymentMethodCreation: 'manual', ...exact });
    return { elements: this.#elements, amount: exact.amount };
  }

  /**
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<IssuedToken>}
   */
  async #by_element(request, signal) {
    const { elements, amount } = this.#group(request);
    // Only the words on the button count (Directive 2011/83/EU art. 8(2)): no "order", no "check out".
    const element = elements.create('expressCheckout', {
      ...this.#options, buttonType: { applePay: 'buy', googlePay: 'buy', paypal: 'buynow' },
    });
    const place = document.createElement('div');
    const take_away = request.mount(place);
    try {
      return await new Promise((resolve, reject) => {
        const refuse = (/** @type {'canceled' | 'declined' | 'unavailable'} */ code) => reject(new TokenRefused(code));
        element.on('ready', ({ availablePaymentMethods }) => { if (!availablePaymentMethods) refuse('unavailable'); });
        element.on('loaderror', () => refuse('unavailable'));
        element.on(
          'click',
          (event) => event.resolve({ business: { name: request.payee }, lineItems: [{ name: request.payee, amount }] }),
        );
        element.on('cancel', () => refuse('canceled'));
        element.on('confirm', (event) => {
          this.#confirmed(elements, request, signal).then(resolve, (error) => {
            event.paymentFailed({ reason: 'fail' });
            reject(error);
          });
        });
        signal.addEventListener('abort', () => refuse('canceled'), { once: true });
        element.mount(place);
      });
    } finally {
      element.destroy();
      take_away();
    }
  }

  /**
   * @param {StripeElements} elements
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   */
  async #confirmed(elements, request, signal) {
    const checked = await elements.submit();
    if (checked.error) throw new TokenRefused('declined');
    const made = await this.#stripe.createPaymentMethod({ elements });
    if (made.error) throw new TokenRefused('declined');
    return this.#finished(
      await this.#exchange(request, { provider: 'stripe', credential: made.paymentMethod.id }, signal),
    );
  }
}
