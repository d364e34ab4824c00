// Types of the Stripe gateway for hosts, with Stripe's own (npm @stripe/stripe-js). Knows nothing of its implementation.
import type { Stripe, StripeExpressCheckoutElementOptions } from '@stripe/stripe-js';
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Loads Stripe.js from js.stripe.com: only when the page calls this. */
export function load_stripe(publishable_key: string, version?: string): Promise<Stripe>;

/** Shared payment tokens of saved methods, and the Express Checkout Element in a slot of the sheet. */
export class StripeGateway implements PaymentGateway {
  constructor(options: {
    stripe: Pick<Stripe, 'elements' | 'createPaymentMethod' | 'handleNextAction'>;
    /** The host's server issues the shared payment token. */
    exchange: Exchange;
    saved?: (handlers: string[], signal: AbortSignal) => Promise<SavedMethod[]>;
    /** Default true. */
    express?: boolean;
    options?: Omit<StripeExpressCheckoutElementOptions, 'buttonType'>;
    handlers?: readonly string[];
    label?: string;
  });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
