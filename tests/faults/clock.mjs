// A clock that only moves when told, behind setTimeout and Date.now. Minutes of waiting pass in no time, and in one
// order.
// Knows nothing of what waits on it.

export class Clock {
  #timers = new Map();
  #ids = 0;
  #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };

  /** @param {number} start ms since 1970 */
  constructor(start = Date.now()) {
    this.now = start;
  }

  /** From here on every module's timers are this clock's. */
  install() {
    globalThis.setTimeout = /** @type {any} */ ((call, ms = 0, ...args) => this.after(ms, () => call(...args)));
    globalThis.clearTimeout = /** @type {any} */ ((id) => this.#timers.delete(id));
    Date.now = () => this.now;
  }

  restore() {
    Object.assign(globalThis, { setTimeout: this.#real.setTimeout, clearTimeout: this.#real.clearTimeout });
    Date.now = this.#real.now;
  }

  /** Time that really passes. @param {number} ms */
  really(ms) {
    return new Promise((resolve) => this.#real.setTimeout(resolve, ms));
  }

  /**
   * @param {number} ms
   * @param {() => void} call
   */
  after(ms, call) {
    const id = ++this.#ids;
    this.#timers.set(id, { at: this.now + Math.max(0, ms), id, call });
    return id;
  }

  /** ms until the next timer; Infinity = none is set. */
  get next() {
    return this.#first ? Math.max(0, this.#first.at - this.now) : Infinity;
  }

  get #first() {
    let first = null;
    for (const timer of this.#timers.values()) {
      if (!first || timer.at < first.at || (timer.at === first.at && timer.id < first.id)) first = timer;
    }
    return first;
  }

  /** Moves on by `ms`, or exactly to the next timer and through it. */
  step(ms = Infinity) {
    const first = this.#first;
    if (!first || first.at > this.now + ms) {
      if (Number.isFinite(ms)) this.now += ms;
      return;
    }
    this.now = Math.max(this.now, first.at);
    this.#timers.delete(first.id);
    first.call();
  }

  clear() {
    this.#timers.clear();
  }
}
