// The error a checkout bridge rejects with. The interface is CheckoutBridge in till.d.ts, one implementation per host.
// Knows nothing of any transport.

/** The call may or may not have reached the merchant: its outcome is unknown. */
export class AnswerLost extends Error {
  /** @param {string} [why] */
  constructor(why = 'no answer') {
    super(why);
    this.name = 'AnswerLost';
  }
}
