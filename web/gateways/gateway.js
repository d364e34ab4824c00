// What every payment gateway shares: how it refuses a token, and how it stops waiting. The interface is PaymentGateway
// in till.d.ts, one class a provider. A gateway never shows the widget a card number; a token is seen by effects/ alone
// and leaves it only inside Complete.

/** No token: nothing can have been charged. */
export class TokenRefused extends Error {
  /**
   * @param {'canceled' | 'declined' | 'unavailable' | 'blocked'} code blocked: the browser did not let the provider's
   *   window open
   */
  constructor(code) {
    super(code);
    this.name = 'TokenRefused';
    this.code = code;
  }
}

/**
 * Rejects as canceled once `signal` is aborted, where a provider's own promise cannot be.
 * @template T
 * @param {Promise<T>} answer
 * @param {AbortSignal} signal
 * @param {() => void} [close] closes the provider's sheet
 * @returns {Promise<T>}
 */
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
