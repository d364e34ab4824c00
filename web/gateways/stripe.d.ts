// Types of the Stripe gateway for hosts, with Stripe's own (npm @stripe/stripe-js). Knows nothing of its implementation.
import type { Stripe } from '@stripe/stripe-js';
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Loads Stripe.js from js.stripe.com: only when the page calls this. */
export function load_stripe(publishable_key: string, version?: string): Promise<Stripe>;

/** Shared payment tokens of saved methods; what Stripe still asks of the shopper is done before the token is given on. */
export class StripeGateway implements PaymentGateway {
  constructor(options: {
    stripe: Pick<Stripe, 'handleNextAction'>;
    /** The host's server issues the shared payment token. */
    exchange: Exchange;
    saved: (handlers: string[], signal: AbortSignal) => Promise<SavedMethod[]>;
    handlers?: readonly string[];
  });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
