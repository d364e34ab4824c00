/// <reference types="googlepay" />
// A DOUBLE of Google's PaymentsClient (checked against @types/googlepay): no Google, no sheet, no money.
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  /**
   * @type {(options?: {ready?: boolean}) => Pick<google.payments.api.PaymentsClient, 'isReadyToPay' |
   *   'loadPaymentData'>}
   */
  doubles.make.google_pay = ({ ready = true } = {}) => ({
    isReadyToPay: async () => ({ result: ready }),
    loadPaymentData(request) {
      doubles.note('loadPaymentData', request.transactionInfo);
      const will = doubles.next();
      if (will === 'wait') return new Promise(() => {});
      if (will === 'cancel') {
        return Promise.reject({ statusCode: 'CANCELED', statusMessage: 'User closed the Payment Request UI.' });
      }
      if (will === 'fail') return Promise.reject({ statusCode: 'INTERNAL_ERROR', statusMessage: '' });
      const token = JSON.stringify({
        protocolVersion: 'ECv2', signature: '',
        signedMessage: doubles.credential('google_pay', will === 'decline' ? 'decline' : 'ok'),
      });
      return Promise.resolve({
        apiVersion: 2, apiVersionMinor: 0,
        paymentMethodData: {
          type: 'CARD', description: 'Visa •••• 1111', info: { cardNetwork: 'VISA', cardDetails: '1111' },
          tokenizationData: { type: 'PAYMENT_GATEWAY', token },
        },
      });
    },
  });
})();
