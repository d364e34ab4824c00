/// <reference types="applepayjs" />
// Types of the Apple Pay gateway for hosts, with Apple's own (npm @types/applepayjs). Knows nothing of its implementation.
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Listed only where the browser has Apple Pay; the session begins inside the shopper's click. */
export class ApplePayGateway implements PaymentGateway {
  constructor(options: {
    exchange: Exchange;
    /** Asks the host's server for a merchant session from Apple's `url`. */
    validate: (url: string, signal: AbortSignal) => Promise<unknown>;
    /** ISO 3166-1 alpha-2: where the money is taken. */
    country: string;
    /** Absent = the browser's. */
    session?: typeof ApplePaySession;
    networks?: string[];
    capabilities?: ApplePayJS.ApplePayMerchantCapability[];
    handlers?: readonly string[];
    label?: string;
  });
  readonly handlers: readonly string[];
  list(handlers: string[]): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
