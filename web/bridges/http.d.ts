// Types of the HTTP bridge for hosts. Knows nothing of its implementation.
import type { CheckoutAnswer, CheckoutBridge, CheckoutCall } from '../till.js';

/** The host checkout API over fetch, with the page's own cookie. The page holds no merchant key. */
export class HttpBridge implements CheckoutBridge {
  constructor(options?: { /** Path or URL, default "/api". */ base?: string; fetch?: typeof fetch });
  call(call: CheckoutCall, signal: AbortSignal): Promise<CheckoutAnswer>;
  buyer(signal: AbortSignal): Promise<unknown>;
}
