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
 * @typedef {object} SavedMethod
 * @property {string} id
 * @property {string} handler_id
 * @property {'card' | 'wallet'} kind
 * @property {string} brand "visa", "mastercard", …
 * @property {string} last_digits at most 4
 * @property {string} label
 * @property {string} [expires] "2028-04"
 */

/**
 * @typedef {object} TokenRequest
 * @property {string} handler payment handler id of the session
 * @property {import('../till.js').Protocol} protocol what the seller speaks
 * @property {string} method saved method id
 * @property {Allowance} allowance
 * @property {string} consent SHA-256 (hex) of what the shopper saw
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
 * @property {(request: TokenRequest, signal: AbortSignal) => Promise<IssuedToken>} requestToken
 *   called first and synchronously in the shopper's click, so that a wallet or passkey may open; rejects with TokenRefused
 * @property {(challenge: Challenge) => Promise<{outcome: AuthenticationOutcome, details?: object}>} [authenticate]
 *   details = ACP outcome_details, required where the outcome is a success
 */

/** No token: nothing can have been charged. */
export class TokenRefused extends Error {
  /** @param {'canceled' | 'declined' | 'unavailable'} code */
  constructor(code) {
    super(code);
    this.name = 'TokenRefused';
    this.code = code;
  }
}
