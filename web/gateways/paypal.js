// PayPal by its JavaScript SDK v6: an instance made ready while methods are listed, a payment session started in the
// click, and another presentation tried where the browser blocks the window. Knows nothing of carts; holds no client
// secret.

import { decimal_amount } from './amount.js';
import { TokenRefused, until_given_up } from './gateway.js';
import { load_script } from './script.js';

/** @import {Exchange, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */
/**
 * @import {OneTimePaymentSession, PayPalV6Namespace as PayPalNamespace, SdkInstance} from '@paypal/paypal-js/sdk-v6'
 */

/** @typedef {'auto' | 'popup' | 'modal' | 'payment-handler'} Mode */

/**
 * Loads PayPal's script from PayPal: call it where the page wants that, and give what it resolves with to the gateway.
 * @param {'production' | 'sandbox'} environment
 * @returns {Promise<PayPalNamespace>}
 */
export async function load_paypal(environment) {
  await load_script(environment === 'sandbox'
    ? 'https://www.sandbox.paypal.com/web-sdk/v6/core'
    : 'https://www.paypal.com/web-sdk/v6/core');
  return /** @type {{paypal: PayPalNamespace}} */ (/** @type {unknown} */ (globalThis)).paypal;
}

/**
 * Listed only for who is eligible; order and window are asked for inside the shopper's click.
 * @implements {PaymentGateway}
 */
export class PayPalGateway {
  #paypal;
  #exchange;
  #create_order;
  #account;
  #currency;
  #modes;
  #label;
  /** @type {readonly string[]} */
  handlers;
  /** @type {Promise<SdkInstance<['paypal-payments']>> | null} */
  #making = null;
  /** Ready for a click. @type {SdkInstance<['paypal-payments']> | null} */
  #instance = null;

  /**
   * @param {object} options
   * @param {Pick<PayPalNamespace, 'createInstance'>} options.paypal
   * @param {Exchange} options.exchange
   * @param {(request: TokenRequest & {amount: {currency: string, value: string}}, signal: AbortSignal) =>
   *   Promise<{orderId: string}>} options.create_order
   *   asks the host's server for an order of exactly this amount
   * @param {{clientId: string} | {clientToken: string}} options.account
   * @param {string} [options.currency] ISO 4217; who is eligible depends on it
   * @param {readonly Mode[]} [options.modes] tried in turn while the SDK calls the failure recoverable
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.label]
   */
  constructor({
    paypal, exchange, create_order, account, currency, modes = ['auto', 'modal'], handlers = ['com.paypal'],
    label = 'PayPal',
  }) {
    this.#paypal = paypal;
    this.#exchange = exchange;
    this.#create_order = create_order;
    this.#account = account;
    this.#currency = currency;
    this.#modes = modes;
    this.#label = label;
    this.handlers = handlers;
  }

  /**
   * @param {string[]} handlers
   * @param {AbortSignal} signal
   * @returns {Promise<SavedMethod[]>}
   */
  async list(handlers, signal) {
    const handler = handlers.find((wanted) => this.handlers.includes(wanted));
    if (!handler) return [];
    this.#making ??= this.#paypal.createInstance({
      ...this.#account, components: ['paypal-payments'], pageType: 'checkout',
    });
    this.#making.catch(() => { this.#making = null; });  // a failure is forgotten: the next list tries again
    const instance = await until_given_up(this.#making, signal);
    const eligible = await until_given_up(
      instance.findEligibleMethods(this.#currency ? { currencyCode: this.#currency } : {}), signal,
    );
    if (!eligible.isEligible('paypal')) return [];
    this.#instance = instance;
    return [{
      id: 'paypal', handler_id: handler, kind: 'wallet', brand: 'paypal', last_digits: '', label: this.#label,
      exit: 'popup',
    }];
  }

  /**
   * Order and window are both asked for before anything is awaited.
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   */
  requestToken(request, signal) {
    const instance = this.#instance;
    if (!instance) return Promise.reject(new TokenRefused('unavailable'));
    /** @type {{destroy: () => void} | undefined} */
    let open;
    /** @type {Promise<string>} */
    const approved = new Promise((resolve, reject) => {
      const session = open = instance.createPayPalOneTimePaymentSession({
        commit: true,
        onApprove: async ({ orderId }) => resolve(orderId),
        onCancel: () => reject(new TokenRefused('canceled')),
        onError: () => reject(new TokenRefused('unavailable')),
      });
      const { max_amount, currency } = request.allowance;
      const amount = decimal_amount(max_amount, currency, 'paypal');
      const order = this.#create_order({ ...request, amount }, signal);
      order.catch(() => reject(new TokenRefused('unavailable')));
      signal.addEventListener('abort', () => session.cancel(), { once: true });
      this.#start(session, order)
        .catch((error) => reject(error instanceof TokenRefused ? error : new TokenRefused('unavailable')));
    });
    return until_given_up(approved, signal).finally(() => open?.destroy())
      .then((credential) => this.#exchange(request, { provider: 'paypal', credential }, signal));
  }

  /**
   * The first call of start() is in the click.
   * @param {OneTimePaymentSession} session
   * @param {Promise<{orderId: string}>} order
   */
  async #start(session, order) {
    for (const presentationMode of this.#modes) {
      try {
        await session.start({ presentationMode }, order);
        return;
      } catch (error) {
        if (!/** @type {{isRecoverable?: boolean}} */ (error)?.isRecoverable) throw error;
      }
    }
    throw new TokenRefused('blocked');
  }
}
