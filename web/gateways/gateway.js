// The interface between the widget and a payment provider. One implementation per provider.
// A gateway never shows the widget a card number; a token is seen by effects.js alone and leaves it only inside Complete.

/**
 * What one tap authorises: ACP delegate_payment. Never more than the total on the screen.
 * @typedef {object} Allowance
 * @property {'one_time'} reason
 * @property {number} max_amount minor units
 * @property {string} currency ISO 4217, lower case
 * @property {string} checkout_session_id
 * @property {string} merchant_id
 * @property {string} expires_at RFC 3339
 */

/**
 * What paying by a method needs of the page: token nothing but a call; wallet_sheet the browser's or the system's own sheet
 * (the `payment` policy); popup a window of its own; slot the provider's own button in the sheet (frames).
 * A method whose exit this page cannot offer is never shown.
 * @typedef {'token' | 'wallet_sheet' | 'popup' | 'slot'} MethodExit
 */

/**
 * @typedef {object} SavedMethod
 * @property {string} id
 * @property {string} handler_id
 * @property {'card' | 'wallet'} kind
 * @property {string} brand "visa", "mastercard", …
 * @property {string} last_digits at most 4
 * @property {string} label
 * @property {string} [expires] "2028-04"
 * @property {MethodExit} [exit] absent = token
 */

/**
 * @typedef {object} TokenRequest
 * @property {string} handler payment handler id of the session
 * @property {import('../till.js').Protocol} protocol what the seller speaks
 * @property {string} method saved method id
 * @property {string} payee the seller's name, as the sheet shows it
 * @property {Allowance} allowance
 * @property {string} consent SHA-256 (hex) of what the shopper saw
 * @property {(element: HTMLElement) => () => void} mount shows an element in the sheet, for methods whose exit is a slot;
 *   returns how to take it away
 */

/**
 * @typedef {object} Challenge
 * @property {string} handler @property {string} session
 * @property {string} token the token that has to be authenticated
 * @property {unknown} metadata authentication_metadata of the session
 * @property {(element: HTMLElement) => () => void} mount shows an element in the sheet; returns how to take it away
 * @property {AbortSignal} signal aborted when the shopper gives up
 */

/** @typedef {'authenticated' | 'attempt_acknowledged' | 'abandoned' | 'canceled' | 'denied' | 'informational' | 'internal_error' | 'not_supported' | 'processing_error' | 'rejected'} AuthenticationOutcome */

/**
 * @typedef {object} IssuedToken
 * @property {string} token
 * @property {{type: string} & Record<string, unknown>} [credential] of a UCP instrument; absent = {type:'token', token}
 */

/**
 * @typedef {object} PaymentGateway
 * @property {readonly string[]} handlers payment handler ids it serves
 * @property {(handlers: string[], signal: AbortSignal) => Promise<SavedMethod[]>} list
 *   only what can be paid by now: a wallet that is not ready here is not listed. What a later click must find ready, it prepares
 * @property {(request: TokenRequest, signal: AbortSignal) => Promise<IssuedToken>} requestToken
 *   called first and synchronously in the shopper's click, so that a wallet or passkey may open; rejects with TokenRefused
 * @property {readonly string[]} [action_origins] UCP: from where payment Actions (device data, a bank's check) of its handlers
 *   may be shown; absent = none
 * @property {(challenge: Challenge) => Promise<{outcome: AuthenticationOutcome, details?: object}>} [authenticate]
 *   details = ACP outcome_details, required where the outcome is a success
 */

/**
 * What proves that the provider agreed; absent for a method saved at the host.
 * @typedef {object} Proof
 * @property {string} provider "google_pay", …
 * @property {string} credential opaque; for the host's server alone
 */

/**
 * Makes a token for the seller of what the provider gave. Rejects with TokenRefused.
 * `next_action`: what the provider's script still has to do with the shopper before the token can be spent.
 * @typedef {(request: TokenRequest, proof: Proof | null, signal: AbortSignal) => Promise<IssuedToken & {next_action?: string}>} Exchange
 */

/** No token: nothing can have been charged. */
export class TokenRefused extends Error {
  /** @param {'canceled' | 'declined' | 'unavailable' | 'blocked'} code blocked: the browser did not let the provider's window open */
  constructor(code) {
    super(code);
    this.name = 'TokenRefused';
    this.code = code;
  }
}

/** Rejects as canceled once `signal` is aborted, where a provider's own promise cannot be. @template T @param {Promise<T>} answer @param {AbortSignal} signal @param {() => void} [close] closes the provider's sheet @returns {Promise<T>} */
export function until_given_up(answer, signal, close) {
  return new Promise((resolve, reject) => {
    const given_up = () => {
      try {
        close?.();
      } catch { /* already closed */ }
      reject(new TokenRefused('canceled'));
    };
    if (signal.aborted) return given_up();
    signal.addEventListener('abort', given_up, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', given_up));
  });
}
