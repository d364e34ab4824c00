// Runs in the page before its scripts, with a double of a provider's SDK after it. THE DOUBLES ARE NO SDKS: each stands
// in for one provider's documented interface, checked against the provider's own types, and issues what the sandbox
// payment service takes. They write down how they were called; tests decide what the shopper at the provider does next.
(() => {
  let clicking = 0;
  const wrapped = new WeakMap();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener =
    /** @this {EventTarget} @param {string} type @param {any} listener @param {any} options */ function (
      type, listener, options,
    ) {
      if (type !== 'click' || typeof listener !== 'function') return add.call(this, type, listener, options);
      if (!wrapped.has(listener)) {
        wrapped.set(listener, /** @this {unknown} @param {Event} event */ function (event) {
          ++clicking;
          try {
            return listener.call(this, event);
          } finally {
            --clicking;
          }
        });
      }
      return add.call(this, type, wrapped.get(listener), options);
    };
  EventTarget.prototype.removeEventListener =
    /** @this {EventTarget} @param {string} type @param {any} listener @param {any} options */ function (
      type, listener, options,
    ) {
      return remove.call(
        this, type, (typeof listener === 'function' && type === 'click' && wrapped.get(listener)) || listener, options,
      );
    };

  /** @type {import('./doubles.d.ts').Recorder} */
  const doubles = {
    calls: [],
    will: [],
    next: () => doubles.will.shift() ?? 'approve',
    note(call, shown = {}) {
      doubles.calls.push({ call, shown, gesture: navigator.userActivation.isActive, in_click: clicking > 0 });
    },
    credential: (provider, outcome = 'ok') => `sbx_${provider}_${outcome}_${crypto.randomUUID()}`,
    make: {},
  };
  Object.defineProperty(globalThis, '__doubles', { value: doubles });
})();
