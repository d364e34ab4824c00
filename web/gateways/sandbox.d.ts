// Types of the sandbox gateway for hosts. Knows nothing of its implementation.
import type { AuthenticationOutcome, Challenge, PaymentGateway, SavedMethod, TokenRequest } from '../till.js';

/** Saved methods, tokens and challenges of the sandbox payment service. */
export class SandboxGateway implements PaymentGateway {
  constructor(options?: { base?: string; handlers?: readonly string[]; /** Origin of the payment service. */ origin?: string; title?: string });
  readonly handlers: readonly string[];
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<{ token: string }>;
  authenticate(challenge: Challenge): Promise<{ outcome: AuthenticationOutcome; details?: object }>;
}
