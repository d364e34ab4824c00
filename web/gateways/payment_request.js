// The browser's own Payment Request sheet, and Secure Payment Confirmation: a passkey that signs payee, amount and the
// hash of what the shopper saw. Knows nothing of any provider; what the sheet gives goes to the host's server unread.

import { decimal_amount } from './amount.js';
import { TokenRefused, until_given_up } from './gateway.js';

/** @import {Exchange, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */

/**
 * A passkey the shopper registered for paying; W3C Secure Payment Confirmation.
 * @typedef {object} Passkey
 * @property {string} id of the saved method it stands for
 * @property {string} rp_id relying party: the bank's or the payment service's domain
 * @property {BufferSource[]} credential_ids
 * @property {string} label "Visa ··4242", shown by the browser
 * @property {string} icon URL of its picture
 * @property {string} brand
 * @property {string} last_digits
 */

/** @typedef {{securePaymentConfirmationAvailability?: () => Promise<string>}} Confirming newer than TypeScript's DOM */

const SPC = 'secure-payment-confirmation';

/**
 * The browser's own sheet for `methods`, and a passkey's signature over payee, amount and consent for each of
 * `passkeys`.
 * @implements {PaymentGateway}
 */
export class PaymentRequestGateway {
  #Request;
  #exchange;
  #methods;
  #passkeys;
  #label;
  /** @type {readonly string[]} */
  handlers;
  /** Those listed last, by id. @type {Map<string, Passkey>} */
  #known = new Map();

  /**
   * @param {object} options
   * @param {Exchange} options.exchange
   * @param {PaymentMethodData[]} [options.methods] payment methods of the W3C registry or of providers, by their URLs
   * @param {(signal: AbortSignal) => Promise<Passkey[]>} [options.passkeys] asks the host's server; absent = no
   *   passkeys
   * @param {typeof PaymentRequest} [options.request] absent = the browser's
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.label] of the browser's own sheet
   */
  constructor({
    exchange, methods = [], passkeys, request, handlers = ['org.w3.payment-request'], label = 'Browser wallet',
  }) {
    this.#Request = request ?? globalThis.PaymentRequest;
    this.#exchange = exchange;
    this.#methods = methods;
    this.#passkeys = passkeys;
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
    if (!handler || !this.#Request) return [];
    /** @type {SavedMethod[]} */
    const listed = [];
    if (this.#methods.length && await this.#can_pay()) {
      listed.push({
        id: 'payment_request', handler_id: handler, kind: 'wallet', brand: 'payment_request', last_digits: '',
        label: this.#label, exit: 'wallet_sheet',
      });
    }
    if (this.#passkeys && await this.#can_confirm()) {
      for (const passkey of await until_given_up(this.#passkeys(signal), signal)) {
        this.#known.set(passkey.id, passkey);
        listed.push({
          id: passkey.id, handler_id: handler, kind: 'card', brand: passkey.brand, last_digits: passkey.last_digits,
          label: passkey.label, exit: 'wallet_sheet',
        });
      }
    }
    return listed;
  }

  /**
   * Nothing is awaited before the browser's sheet is asked for.
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   */
  async requestToken(request, signal) {
    const passkey = this.#known.get(request.method), { max_amount, currency } = request.allowance;
    const ask = new this.#Request(passkey ? [confirmation(passkey, request)] : this.#methods, {
      total: { label: request.payee, amount: decimal_amount(max_amount, currency, 'payment_request') },
    });
    const shown = ask.show();
    const close = () => void ask.abort().catch(() => {});
    const response = await until_given_up(shown, signal, close).catch((error) => {
      throw error instanceof TokenRefused
        ? error
        : new TokenRefused(/^(AbortError|NotAllowedError)$/.test(error?.name) ? 'canceled' : 'unavailable');
    });
    const proof = {
      provider: passkey ? SPC : response.methodName,
      credential: JSON.stringify(passkey ? assertion(response.details) : response.details),
    };
    try {
      const token = await this.#exchange(request, proof, signal);
      await response.complete('success').catch(() => {});
      return token;
    } catch (error) {
      await response.complete('fail').catch(() => {});
      throw error;
    }
  }

  async #can_pay() {
    try {
      return await new this.#Request(this.#methods, {
        total: { label: '', amount: { currency: 'USD', value: '0.00' } },
      }).canMakePayment();
    } catch {
      return false;  // the page's policy refuses it, or no such method is known
    }
  }

  async #can_confirm() {
    const request = /** @type {Confirming} */ (/** @type {unknown} */ (this.#Request));
    try {
      return await request.securePaymentConfirmationAvailability?.() === 'available';
    } catch {
      return false;
    }
  }
}

/**
 * The challenge is the consent hash.
 * @param {Passkey} passkey
 * @param {TokenRequest} request
 */
function confirmation(passkey, { consent, payee }) {
  const challenge = Uint8Array.from(consent.match(/../g) ?? [], (hex) => Number.parseInt(hex, 16));
  return {
    supportedMethods: SPC,
    data: {
      challenge, rpId: passkey.rp_id, credentialIds: passkey.credential_ids, payeeName: payee, timeout: 360000,
      instrument: { displayName: passkey.label, icon: passkey.icon, iconMustBeShown: false },
    },
  };
}

/**
 * The signed statement, in letters.
 * @param {{id: string, response?: Partial<AuthenticatorAssertionResponse>}} credential PublicKeyCredential
 */
function assertion({ id, response }) {
  const letters = (/** @type {ArrayBuffer | null | undefined} */ bytes) => bytes
    ? btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_')
      .replaceAll('=', '') : '';
  return {
    id, client_data: letters(response?.clientDataJSON), authenticator_data: letters(response?.authenticatorData),
    signature: letters(response?.signature),
  };
}
