// Types of the Payment Request gateway for hosts. Knows nothing of its implementation.
import type { Exchange, IssuedToken, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** A passkey registered for paying; W3C Secure Payment Confirmation. */
export interface Passkey {
  id: string;
  /** Relying party: the domain of the bank or the payment service. */
  rp_id: string;
  credential_ids: BufferSource[];
  /** "Visa ··4242", shown by the browser beside payee and amount. */
  label: string;
  icon: string;
  brand: string;
  /** At most 4 digits. */
  last_digits: string;
}

/** The browser's own sheet for `methods`, and a passkey's signature over payee, amount and consent for each of `passkeys`. */
export class PaymentRequestGateway implements PaymentGateway {
  constructor(options: {
    exchange: Exchange;
    methods?: PaymentMethodData[];
    passkeys?: (signal: AbortSignal) => Promise<Passkey[]>;
    /** Absent = the browser's. */
    request?: typeof PaymentRequest;
    handlers?: readonly string[];
    label?: string;
  });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
}
