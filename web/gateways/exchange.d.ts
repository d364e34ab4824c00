// Types of the exchange over HTTP for hosts. Knows nothing of its implementation.
import type { Exchange } from '../till.js';

/** POST {base}/payment_tokens {handler_id, method_id, allowance, consent, provider?, credential?} -> 2xx {token, credential?, next_action?}. `base` defaults to "/api". */
export function http_exchange(options?: { base?: string; fetch?: typeof fetch }): Exchange;
