// The bytes of a payment under way, kept where notes are kept: after a reload they can be sent once more, to the byte
// and under the same key. They hold a one-time token that is bound to one merchant, session and amount, so they are
// dropped with the answer and are never sent after that token's end. Knows nothing of what the bytes say.

/** @import {NoteStore, Protocol} from '../till.d.ts' */

/**
 * @typedef {{session: string, idempotency_key: string, protocol: Protocol, bytes: string, until:
 *   number}} Payment until: ms since 1970
 */

const LIMIT = 60_000;  // characters

export class KeptPayment {
  #store;
  #key;

  /**
   * @param {() => NoteStore} store
   * @param {() => string} key
   */
  constructor(store, key) {
    this.#store = store;
    this.#key = () => `${key()}:payment`;
  }

  /** A store that refuses leaves us where we would be without one. @param {Payment} payment */
  async keep(payment) {
    const text = JSON.stringify(payment);
    if (text.length > LIMIT) return this.forget();
    await Promise.resolve(this.#store().set(this.#key(), text)).catch(() => {});
  }

  async forget() {
    await Promise.resolve(this.#store().set(this.#key(), '')).catch(() => {});
  }

  /**
   * @param {string} session
   * @param {number} now
   * @returns {Promise<Payment | null>}
   */
  async recall(session, now) {
    try {
      const kept = JSON.parse(await this.#store().get(this.#key()) ?? 'null');
      const whole =
        ['session', 'idempotency_key', 'protocol', 'bytes'].every((name) => typeof kept?.[name] === 'string');
      return whole && kept.session === session && kept.until > now ? kept : null;
    } catch {
      return null;
    }
  }
}
