// A DOUBLE of the browser's PaymentRequest (checked against lib.dom): no sheet, no passkey, no money. As the real one
// it wants a gesture for show().
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  class Request {
    static securePaymentConfirmationAvailability = async () => 'available';
    #methods;
    #details;
    #will = '';

    /**
     * @param {PaymentMethodData[]} methods
     * @param {PaymentDetailsInit} details
     */
    constructor(methods, details) {
      this.#methods = methods;
      this.#details = details;
    }

    async canMakePayment() {
      return true;
    }

    /** @returns {Promise<any>} */
    show() {
      const [{ supportedMethods, data }] = this.#methods;
      doubles.note('show', {
        supportedMethods, data: data && { ...data, challenge: data.challenge && [...data.challenge] },
        total: this.#details.total,
      });
      if (!navigator.userActivation.isActive) {
        return Promise.reject(new DOMException('show() needs a gesture', 'SecurityError'));
      }
      this.#will = doubles.next();
      if (this.#will === 'wait') return new Promise(() => {});
      if (this.#will === 'cancel') return Promise.reject(new DOMException('closed', 'AbortError'));
      if (this.#will === 'fail') return Promise.reject(new DOMException('', 'NotSupportedError'));
      const outcome = this.#will === 'decline' ? 'decline' : 'ok';
      const signed = { id: doubles.credential('secure_payment_confirmation', outcome), response: {
        clientDataJSON: new TextEncoder().encode('{}').buffer, authenticatorData: new ArrayBuffer(37),
        signature: new ArrayBuffer(8),
      } };
      return Promise.resolve({
        methodName: supportedMethods,
        details: supportedMethods === 'secure-payment-confirmation'
          ? signed
          : { token: doubles.credential('wallet_pay', outcome) },
        complete: async (/** @type {string} */ result) => doubles.note('complete', result),
      });
    }

    async abort() {
      doubles.note('abort');
    }
  }
  doubles.make.payment_request = Request;
})();
