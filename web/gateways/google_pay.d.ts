/// <reference types="googlepay" />
// Types of the Google Pay gateway for hosts, with Google's own (npm @types/googlepay). Knows nothing of its implementation.
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Loads Google's script from pay.google.com: only when the page calls this. */
export function load_google_pay(options: google.payments.api.PaymentOptions): Promise<google.payments.api.PaymentsClient>;

/** Listed only where isReadyToPay says so; loadPaymentData runs inside the shopper's click with the total on the screen. */
export class GooglePayGateway implements PaymentGateway {
  constructor(options: {
    client: Pick<google.payments.api.PaymentsClient, 'isReadyToPay' | 'loadPaymentData'>;
    exchange: Exchange;
    merchant: google.payments.api.MerchantInfo;
    tokenization: google.payments.api.PaymentGatewayTokenizationSpecification;
    card?: google.payments.api.CardParameters;
    /** ISO 3166-1 alpha-2: where the money is taken. */
    country?: string;
    handlers?: readonly string[];
    label?: string;
  });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
