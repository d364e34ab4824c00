// The world as the surfaces of this page meet it: time that stands still until a state says otherwise, a network and a
// screen that are what the state says. Must run before the widget. Knows nothing of states.

const LONG_MS = 400;  // what a surface waits for; anything shorter is the browser's and the page's own

/** @typedef {{id: number, owner: object | null, due: number, ring: () => void}} Timer */

const real = {
  set: globalThis.setTimeout.bind(globalThis), clear: globalThis.clearTimeout.bind(globalThis),
  listen: globalThis.addEventListener.bind(globalThis), media: globalThis.matchMedia.bind(globalThis),
};

/** @type {Timer[]} */
let timers = [];
let last_timer = 0;
/** @type {{owner: object | null, type: string, hear: EventListener, signal?: AbortSignal}[]} */
let listeners = [];

export const world = {
  /** Watches the page's own places. */
  Watcher: globalThis.IntersectionObserver,
  /** Whose replay is running: what is started or listened to meanwhile is theirs. @type {object | null} */
  owner: null,
  now: Date.now(),
  /** Surfaces that start now believe that more contrast is wanted, and show their layer instead of a picture. */
  shows_layer: false,

  /**
   * Time goes by for one surface; whatever was to ring meanwhile does.
   * @param {object} owner
   * @param {number} ms
   */
  async wait(owner, ms) {
    const until = world.now + ms;
    for (;;) {
      const next = timers.filter((timer) => timer.owner === owner && timer.due <= until)
        .sort((a, b) => a.due - b.due || a.id - b.id)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      world.now = Math.max(world.now, next.due);
      next.ring();
      await Promise.resolve();
    }
    world.now = until;
  },

  /**
   * @param {object} owner
   * @param {boolean} online
   */
  connect(owner, online) {
    const type = online ? 'online' : 'offline';
    for (const { hear } of listeners.filter((one) =>
      one.owner === owner && one.type === type && !one.signal?.aborted)) hear(new Event(type));
  },

  /** @param {object} owner whose surface is gone */
  forget(owner) {
    timers = timers.filter((timer) => timer.owner !== owner);
    listeners = listeners.filter((one) => one.owner !== owner);
  },
};

Date.now = () => world.now;

// A surface that starts here believes it is on the screen, wherever the page has put it.
globalThis.IntersectionObserver = class extends world.Watcher {
  /**
   * @param {IntersectionObserverCallback} hear
   * @param {IntersectionObserverInit} [options]
   */
  constructor(hear, options) {
    super(world.owner ? () => {} : hear, options);
  }
};

globalThis.setTimeout = /** @type {any} */ ((/** @type {any} */ ring, ms = 0, /** @type {unknown[]} */ ...values) => {
  if (ms < LONG_MS) return real.set(ring, ms, ...values);
  timers.push({ id: --last_timer, owner: world.owner, due: world.now + ms, ring: () => ring(...values) });
  return last_timer;
});
globalThis.clearTimeout = /** @type {any} */ ((/** @type {number} */ id) => {
  if (id < 0) timers = timers.filter((timer) => timer.id !== id);
  else real.clear(id);
});

globalThis.addEventListener = (/** @type {string} */ type, /** @type {any} */ hear, /** @type {any} */ options) => {
  if (type !== 'online' && type !== 'offline') return real.listen(type, hear, options);
  listeners.push({ owner: world.owner, type, hear, signal: options?.signal });
};

globalThis.matchMedia = (/** @type {string} */ query) => {
  const media = real.media(query);
  if (!world.shows_layer || !query.includes('prefers-contrast')) return media;
  return /** @type {any} */ ({ matches: true, media: query, addEventListener() {}, removeEventListener() {} });
};
