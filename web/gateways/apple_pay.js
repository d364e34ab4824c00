// Apple Pay on the web: a session begun in the click, the merchant vouched for by the host's server, the sheet told how
// it ended.
// Knows nothing of carts; the payment data are encrypted for the payment service and passed on unread.

/// <reference types="applepayjs" />
import { decimal_amount } from './amount.js';
import { TokenRefused } from './gateway.js';

/** @import {Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */

// Newest first: a browser that knows 14 knows them all, and nothing used here is newer than 3.
const VERSIONS = [14, 12, 8, 5, 3];

/**
 * Listed only where the browser has Apple Pay; the session begins inside the shopper's click.
 * @implements {PaymentGateway}
 */
export class ApplePayGateway {
  #session;
  #exchange;
  #validate;
  #country;
  #networks;
  #capabilities;
  #label;
  /** @type {readonly string[]} */
  handlers;

  /**
   * @param {object} options
   * @param {Exchange} options.exchange
   * @param {(url: string, signal: AbortSignal) => Promise<unknown>} options.validate asks the host's server for a
   *   merchant
   *   session from Apple's `url`; the certificate that needs never leaves that server
   * @param {string} options.country where the money is taken, ISO 3166-1
   * @param {typeof ApplePaySession} [options.session] absent = the browser's
   * @param {string[]} [options.networks]
   * @param {ApplePayJS.ApplePayMerchantCapability[]} [options.capabilities]
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.label]
   */
  constructor({
    exchange, validate, country, session, networks = ['amex', 'discover', 'jcb', 'masterCard', 'visa'],
    capabilities = ['supports3DS'], handlers = ['com.apple.pay'], label = 'Apple Pay',
  }) {
    this.#session = session ?? /** @type {{ApplePaySession?: typeof ApplePaySession}} */ (globalThis).ApplePaySession;
    this.#exchange = exchange;
    this.#validate = validate;
    this.#country = country;
    this.#networks = networks;
    this.#capabilities = capabilities;
    this.#label = label;
    this.handlers = handlers;
  }

  /**
   * @param {string[]} handlers
   * @returns {Promise<SavedMethod[]>}
   */
  async list(handlers) {
    const handler = handlers.find((wanted) => this.handlers.includes(wanted));
    if (!handler || !this.#version() || !this.#session?.canMakePayments()) return [];
    return [{
      id: 'apple_pay', handler_id: handler, kind: 'wallet', brand: 'apple_pay', last_digits: '', label: this.#label,
      exit: 'wallet_sheet',
    }];
  }

  #version() {
    return VERSIONS.find((version) => this.#session?.supportsVersion(version)) ?? 0;
  }

  /**
   * The session is made and begun before this returns: Apple allows it in a click only.
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   * @returns {Promise<IssuedToken>}
   */
  requestToken(request, signal) {
    const Session = this.#session, version = this.#version();
    if (!Session || !version) return Promise.reject(new TokenRefused('unavailable'));
    return new Promise((resolve, reject) => {
      const { max_amount, currency: code } = request.allowance;
      const { currency, value } = decimal_amount(max_amount, code, 'apple_pay');
      const session = new Session(version, {
        countryCode: this.#country, currencyCode: currency, merchantCapabilities: this.#capabilities,
        supportedNetworks: this.#networks,
        total: { label: request.payee, amount: value, type: 'final' },
      });
      const give_up = () => end(new TokenRefused('canceled'));
      const end = (/** @type {TokenRefused} */ error) => {
        signal.removeEventListener('abort', give_up);
        try {
          session.abort();
        } catch { /* closed by the shopper, or by completePayment */ }
        reject(error);
      };
      session.oncancel = () => {
        signal.removeEventListener('abort', give_up);
        reject(new TokenRefused('canceled'));
      };
      session.onvalidatemerchant = ({ validationURL }) => {
        this.#validate(validationURL, signal).then((merchant) => session.completeMerchantValidation(merchant))
          .catch(() => end(new TokenRefused('unavailable')));
      };
      // What was shown is what is allowed: another card changes nothing about the total.
      session.onpaymentmethodselected = () =>
        session.completePaymentMethodSelection({ newTotal: { label: request.payee, amount: value, type: 'final' } });
      session.onpaymentauthorized = ({ payment }) => {
        const credential = JSON.stringify(payment?.token?.paymentData ?? null);
        this.#exchange(request, { provider: 'apple_pay', credential }, signal).then((token) => {
          session.completePayment({ status: Session.STATUS_SUCCESS });
          signal.removeEventListener('abort', give_up);
          resolve(token);
        }, (error) => {
          session.completePayment({ status: Session.STATUS_FAILURE });
          end(error instanceof TokenRefused ? error : new TokenRefused('unavailable'));
        });
      };
      signal.addEventListener('abort', give_up, { once: true });
      session.begin();
    });
  }
}
