// The interface between the widget and whoever carries its calls to the merchant. One implementation per host dialect.
// Knows nothing of any transport.

/**
 * One call of the host checkout API.
 * @typedef {object} CheckoutCall
 * @property {'create' | 'get' | 'update' | 'complete'} operation
 * @property {import('../till.js').Protocol} protocol the dialect of the body, and of the one that is answered
 * @property {string} merchant merchant id; for create
 * @property {string} session session id; for all others
 * @property {string} body exact bytes of the JSON body, '' for get; send it unchanged
 * @property {string} idempotency_key '' for get
 */

/**
 * What came back, whatever the status. Reject the promise only when it is unknown whether the merchant got the call.
 * @typedef {object} CheckoutAnswer
 * @property {number} status HTTP status, or its equivalent
 * @property {unknown} body parsed JSON; undefined where there was none
 * @property {number} [retry_after_s]
 */

/**
 * @typedef {object} NoteStore where a small note, and the bytes of a payment under way, outlive a reload
 * @property {(key: string) => string | null | Promise<string | null>} get
 * @property {(key: string, note: string) => void | Promise<void>} set an empty note = delete
 */

/**
 * @typedef {object} CheckoutBridge
 * @property {(call: CheckoutCall, signal: AbortSignal) => Promise<CheckoutAnswer>} call
 * @property {(signal: AbortSignal) => Promise<unknown>} buyer {name,email,phone,addresses:[…]}
 * @property {(checkout: {session: unknown, consent: string}, signal: AbortSignal) => Promise<unknown>} [requestCheckout]
 *   the host's own payment sheet, asked synchronously in the shopper's click. Resolves with the completed session, or with
 *   anything else where that is not known; rejects with TokenRefused where the shopper or the bank said no
 * @property {NoteStore} [store] absent = localStorage, or memory where that is refused
 */

/** The call may or may not have reached the merchant: its outcome is unknown. */
export class AnswerLost extends Error {
  /** @param {string} [why] */
  constructor(why = 'no answer') {
    super(why);
    this.name = 'AnswerLost';
  }
}
