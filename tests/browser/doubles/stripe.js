// A DOUBLE of Stripe.js (checked against @stripe/stripe-js): no Stripe, no challenge, no money.
(() => {
  const doubles = /** @type {import('./doubles.d.ts').Global} */ (/** @type {unknown} */ (globalThis)).__doubles;

  /** @type {() => Pick<import('@stripe/stripe-js').Stripe, 'handleNextAction'>} */
  doubles.make.stripe = () => /** @type {any} */ ({
    async handleNextAction(/** @type {{hashedValue: string}} */ { hashedValue }) {
      doubles.note('handleNextAction', { hashedValue });
      return doubles.next() === 'decline' ? { error: { type: 'card_error' } } : {};
    },
  });
})();
