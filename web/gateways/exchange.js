// Turns what a provider gave (a saved method's id, a wallet's encrypted payload, an order's id) into a token that one
// seller can spend once and up to the allowance. The host's server does it, with the provider's secret key that no page
// may hold.
// Knows nothing of any provider; reads no credential.

import { TokenRefused } from './gateway.js';

/** @import {Exchange} from '../till.d.ts' */

/**
 * POST {base}/payment_tokens {handler_id, method_id, allowance, consent, provider?, credential?} -> {token,
 * credential?, next_action?}.
 * @param {object} [options]
 * @param {string} [options.base] path or URL of the host API
 * @param {typeof fetch} [options.fetch] absent = the browser's
 * @returns {Exchange}
 */
export function http_exchange({ base = '/api', fetch: given } = {}) {
  const send = given ?? ((/** @type {string} */ input, /** @type {RequestInit} */ init) => fetch(input, init));
  const url = `${base.replace(/\/$/, '')}/payment_tokens`;
  return async ({ handler, method, allowance, consent }, proof, signal) => {
    let response;
    try {
      response = await send(url, {
        method: 'POST', signal, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'Till-Client': '1' },
        body: JSON.stringify({ handler_id: handler, method_id: method, allowance, consent, ...proof }),
      });
    } catch {
      throw new TokenRefused(signal.aborted ? 'canceled' : 'unavailable');
    }
    if (!response.ok) {
      throw new TokenRefused(response.status >= 500 || response.status === 429 ? 'unavailable' : 'declined');
    }
    const { token, credential, next_action } = await response.json().catch(() => ({}));
    if (typeof token !== 'string' || !token) throw new TokenRefused('unavailable');
    return {
      token, ...(credential && typeof credential === 'object' ? { credential } : {}),
      ...(typeof next_action === 'string' && next_action ? { next_action } : {}),
    };
  };
}
