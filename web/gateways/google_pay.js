// Google Pay by its own PaymentsClient: ready or not listed, and loadPaymentData as the first thing in the click.
// The payload it gives is encrypted for the payment service; nothing here reads it. Knows nothing of carts.

/// <reference types="googlepay" />
import { decimal_amount } from './amount.js';
import { TokenRefused, until_given_up } from './gateway.js';
import { load_script } from './script.js';

/** @import {Exchange, PaymentGateway, SavedMethod, TokenRequest} from '../till.d.ts' */

const SCRIPT = 'https://pay.google.com/gp/p/js/pay.js';
const API = { apiVersion: 2, apiVersionMinor: 0 };

/**
 * Loads Google's script from Google: call it where the page wants that, and give the client to the gateway.
 * @param {google.payments.api.PaymentOptions} options
 */
export async function load_google_pay(options) {
  await load_script(SCRIPT);
  return new google.payments.api.PaymentsClient(options);
}

/**
 * Listed only where isReadyToPay says so; loadPaymentData runs inside the shopper's click with the total on the screen.
 * @implements {PaymentGateway}
 */
export class GooglePayGateway {
  #client;
  #exchange;
  #merchant;
  #card;
  #tokenization;
  #country;
  #label;
  /** @type {readonly string[]} */
  handlers;

  /**
   * @param {object} options
   * @param {Pick<google.payments.api.PaymentsClient, 'isReadyToPay' | 'loadPaymentData'>} options.client
   * @param {Exchange} options.exchange
   * @param {google.payments.api.MerchantInfo} options.merchant
   * @param {google.payments.api.PaymentGatewayTokenizationSpecification} options.tokenization
   * @param {google.payments.api.CardParameters} [options.card]
   * @param {string} [options.country] where the money is taken, ISO 3166-1; Europe wants it
   * @param {readonly string[]} [options.handlers] payment handler ids
   * @param {string} [options.label]
   */
  constructor({
    client, exchange, merchant, tokenization, card, country, handlers = ['com.google.pay'], label = 'Google Pay',
  }) {
    this.#client = client;
    this.#exchange = exchange;
    this.#merchant = merchant;
    this.#tokenization = tokenization;
    this.#card = card ?? {
      allowedAuthMethods: ['PAN_ONLY', 'CRYPTOGRAM_3DS'],
      allowedCardNetworks: ['AMEX', 'DISCOVER', 'JCB', 'MASTERCARD', 'VISA'],
    };
    this.#country = country;
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
    const { result } = await until_given_up(
      this.#client.isReadyToPay({ ...API, allowedPaymentMethods: [{ type: 'CARD', parameters: this.#card }] }), signal,
    );
    return result ? [{
      id: 'google_pay', handler_id: handler, kind: 'wallet', brand: 'google_pay', last_digits: '', label: this.#label,
      exit: 'wallet_sheet',
    }] : [];
  }

  /**
   * Nothing is awaited before Google's sheet is asked for.
   * @param {TokenRequest} request
   * @param {AbortSignal} signal
   */
  async requestToken(request, signal) {
    const { max_amount, currency: code } = request.allowance;
    const { currency, value } = decimal_amount(max_amount, code, 'google_pay');
    const asked = this.#client.loadPaymentData({
      ...API, merchantInfo: this.#merchant,
      allowedPaymentMethods: [{ type: 'CARD', parameters: this.#card, tokenizationSpecification: this.#tokenization }],
      transactionInfo: {
        currencyCode: currency, totalPrice: value, totalPriceStatus: 'FINAL', totalPriceLabel: request.payee,
        checkoutOption: 'COMPLETE_IMMEDIATE_PURCHASE', ...(this.#country ? { countryCode: this.#country } : {}),
      },
    });
    const paid = await until_given_up(asked, signal).catch((error) => {
      throw error instanceof TokenRefused
        ? error
        : new TokenRefused(error?.statusCode === 'CANCELED' ? 'canceled' : 'unavailable');
    });
    const credential = paid?.paymentMethodData?.tokenizationData?.token;
    if (!credential) throw new TokenRefused('unavailable');
    return this.#exchange(request, { provider: 'google_pay', credential }, signal);
  }
}
