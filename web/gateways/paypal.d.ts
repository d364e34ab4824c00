// Types of the PayPal gateway for hosts, with PayPal's own (npm @paypal/paypal-js, SDK v6). Knows nothing of its implementation.
import type { PayPalV6Namespace } from '@paypal/paypal-js/sdk-v6';
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Loads PayPal's script from paypal.com: only when the page calls this. */
export function load_paypal(environment: 'production' | 'sandbox'): Promise<PayPalV6Namespace>;

/** Listed only for who is eligible; order and window are asked for inside the shopper's click. */
export class PayPalGateway implements PaymentGateway {
  constructor(options: {
    paypal: Pick<PayPalV6Namespace, 'createInstance'>;
    exchange: Exchange;
    /** Asks the host's server for an order of exactly `amount`. */
    create_order: (request: TokenRequest & { amount: { currency: string; value: string } }, signal: AbortSignal) => Promise<{ orderId: string }>;
    account: { clientId: string } | { clientToken: string };
    /** ISO 4217: who is eligible depends on it. */
    currency?: string;
    /** Tried in turn while the SDK calls a failure recoverable. Default ['auto', 'modal']. */
    modes?: readonly ('auto' | 'popup' | 'modal' | 'payment-handler')[];
    handlers?: readonly string[];
    label?: string;
  });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
