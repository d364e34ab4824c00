// A DOUBLE of Stripe.js (checked against @stripe/stripe-js): no Stripe, no wallet, no money. The Express Checkout
// Element is a plain button here; as with the real one, its click belongs to the element, and confirm comes once the
// wallet said yes.
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  /**
   * @type {(options?: {wallets?: boolean}) => Pick<import('@stripe/stripe-js').Stripe, 'elements' |
   *   'createPaymentMethod' | 'handleNextAction'>}
   */
  doubles.make.stripe = ({ wallets = true } = {}) => {
    let outcome = 'ok';
    const group = {
      /**
       * @param {string} type
       * @param {object} options
       */
      create(type, options) {
        doubles.note('create', { type, ...options });
        return element(wallets, (/** @type {string} */ next) => { outcome = next; });
      },
      /** @param {object} options */
      async update(options) {
        doubles.note('update', options);
      },
      submit: async () => ({ selectedPaymentMethod: 'google_pay' }),
    };
    return /** @type {any} */ ({
      elements(/** @type {object} */ options) {
        doubles.note('elements', options);
        return group;
      },
      async createPaymentMethod() {
        doubles.note('createPaymentMethod');
        return { paymentMethod: { id: doubles.credential('stripe', outcome) } };
      },
      async handleNextAction(/** @type {{hashedValue: string}} */ { hashedValue }) {
        doubles.note('handleNextAction', { hashedValue });
        return doubles.next() === 'decline' ? { error: { type: 'card_error' } } : {};
      },
    });
  };

  /**
   * @param {boolean} wallets
   * @param {(outcome: string) => void} decide
   */
  function element(wallets, decide) {
    /** @type {Record<string, (event: any) => void>} */
    const on = {};
    const button = document.createElement('button');
    button.textContent = 'Buy with G Pay (double)';
    button.addEventListener('click', () => {
      on.click({
        elementType: 'expressCheckout', expressPaymentType: 'google_pay', reject() {},
        resolve(/** @type {object} */ details) {
          doubles.note('click resolved', details);
          const will = doubles.next();
          if (will === 'cancel') return on.cancel({ elementType: 'expressCheckout' });
          decide(will === 'decline' ? 'decline' : will === 'action' ? 'action' : 'ok');
          on.confirm({
            expressPaymentType: 'google_pay',
            paymentFailed: (/** @type {object} */ why) => doubles.note('paymentFailed', why),
          });
        },
      });
    });
    return {
      /**
       * @param {string} type
       * @param {(event: any) => void} handler
       */
      on(type, handler) {
        on[type] = handler;
        return this;
      },
      /** @param {HTMLElement} place */
      mount(place) {
        doubles.note('mount');
        place.append(button);
        queueMicrotask(() => on.ready({
          elementType: 'expressCheckout', availablePaymentMethods: wallets ? { googlePay: true } : undefined,
        }));
      },
      destroy() {
        doubles.note('destroy');
        button.remove();
      },
    };
  }
})();
