// A DOUBLE of PayPal's SDK v6 (checked against @paypal/paypal-js): no PayPal, no window, no money. A window that the
// browser blocks is a recoverable error of start(), as documented.
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  /**
   * @type {(options?: {eligible?: boolean, blocked?: string[]}) =>
   *   Pick<import('@paypal/paypal-js/sdk-v6').PayPalV6Namespace, 'createInstance'>}
   */
  doubles.make.paypal = ({ eligible = true, blocked = [] } = {}) => ({
    createInstance: /** @type {any} */ (async (/** @type {{components: string[]}} */ { components }) => {
      doubles.note('createInstance', { components });
      return {
        findEligibleMethods: async () =>
          ({ isEligible: (/** @type {string} */ method) => eligible && method === 'paypal' }),
        createPayPalOneTimePaymentSession: (
          /** @type {import('@paypal/paypal-js/sdk-v6').PayPalOneTimePaymentSessionOptions} */ on,
        ) => session(on, blocked),
      };
    }),
  });

  /**
   * @param {import('@paypal/paypal-js/sdk-v6').PayPalOneTimePaymentSessionOptions} on
   * @param {string[]} blocked
   * @returns {import('@paypal/paypal-js/sdk-v6').OneTimePaymentSession}
   */
  function session(on, blocked) {
    const will = doubles.next();
    return {
      async start({ presentationMode }, order) {
        doubles.note('start', { presentationMode });
        if (blocked.includes(presentationMode)) {
          throw Object.assign(new Error('The window was blocked.'), {
            code: 'ERR_FLOW_PAYPAL_POPUP_BLOCKED', isRecoverable: true,
          });
        }
        const { orderId } = await /** @type {Promise<{orderId: string}>} */ (order);
        if (will === 'wait') return;
        if (will === 'cancel') return on.onCancel?.({ orderId });
        if (will === 'fail') return on.onError?.(Object.assign(new Error(''), { code: 'ERR', isRecoverable: false }));
        await on.onApprove?.({ orderId: will === 'decline' ? orderId.replace('_ok_', '_decline_') : orderId });
      },
      cancel: () => doubles.note('cancel'),
      destroy: () => doubles.note('destroy'),
    };
  }
})();
