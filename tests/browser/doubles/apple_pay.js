/// <reference types="applepayjs" />
// A DOUBLE of ApplePaySession (checked against @types/applepayjs): no Apple, no sheet, no money. As the real one it
// throws where it is not begun in a gesture, validates the merchant first, and is closed by abort() or
// completePayment().
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  class Session extends EventTarget {
    static STATUS_SUCCESS = 0;
    static STATUS_FAILURE = 1;
    static canMakePayments = () => true;
    static supportsVersion = (/** @type {number} */ version) => version <= 8;
    /** @type {(event: any) => void} */ oncancel = () => {};
    /** @type {(event: any) => void} */ onvalidatemerchant = () => {};
    /** @type {(event: any) => void} */ onpaymentmethodselected = () => {};
    /** @type {(event: any) => void} */ onpaymentauthorized = () => {};
    #will = doubles.next();
    #closed = false;

    /**
     * @param {number} version
     * @param {ApplePayJS.ApplePayPaymentRequest} request
     */
    constructor(version, request) {
      super();
      doubles.note('ApplePaySession', { version, ...request });
    }

    begin() {
      doubles.note('begin');
      if (!navigator.userActivation.isActive) {
        throw new DOMException('Must create a new ApplePaySession from a user gesture handler.', 'InvalidAccessError');
      }
      if (this.#will === 'cancel') return void setTimeout(() => this.oncancel({}));
      setTimeout(() =>
        this.onvalidatemerchant({ validationURL: 'https://apple-pay-gateway.apple.com/paymentservices/startSession' }));
    }

    /** @param {unknown} merchant */
    completeMerchantValidation(merchant) {
      doubles.note('completeMerchantValidation', merchant);
      if (this.#will !== 'wait') this.onpaymentmethodselected({ paymentMethod: { network: 'Visa', type: 'credit' } });
    }

    /** @param {ApplePayJS.ApplePayPaymentMethodUpdate} update */
    completePaymentMethodSelection(update) {
      doubles.note('completePaymentMethodSelection', update);
      const token = { paymentData: {
        version: 'EC_v1', data: doubles.credential('apple_pay', this.#will === 'decline' ? 'decline' : 'ok'),
      } };
      setTimeout(() => this.onpaymentauthorized({ payment: { token } }));
    }

    /** @param {ApplePayJS.ApplePayPaymentAuthorizationResult} result */
    completePayment(result) {
      doubles.note('completePayment', result);
      this.#closed = true;
    }

    abort() {
      if (this.#closed) throw new DOMException('closed', 'InvalidAccessError');
      doubles.note('abort');
      this.#closed = true;
    }
  }
  doubles.make.apple_pay = Session;
})();
