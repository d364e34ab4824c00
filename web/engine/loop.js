// Decides when widgets are drawn: one animation frame request per page, and only while something is dirty.
// Knows nothing of what a widget is; a hidden tab gets no frames from the browser, an off-screen widget none from here.

/**
 * @typedef {object} Drawable
 * @property {boolean} visible on screen, or nearly
 * @property {(ms: number) => boolean} draw lays out, paints when visible; true = still moving
 */

const BUDGET_MS = 12;  // fifty new widgets share several frames instead of blocking one

export class Loop {
  /** @type {Set<Drawable>} */
  #dirty = new Set();
  /** @type {Set<Drawable>} */
  #resting = new Set();  // animating, off screen
  /** Not reached within the last turn's budget. @type {Set<Drawable>} */
  #late = new Set();
  #request = 0;
  #raf;
  #cancel;
  #now;

  /** @param {{raf?: (f: FrameRequestCallback) => number, cancel?: (id: number) => void, now?: () => number}} [clock] */
  constructor({ raf, cancel, now } = {}) {
    this.#raf = raf ?? ((f) => requestAnimationFrame(f));
    this.#cancel = cancel ?? ((id) => cancelAnimationFrame(id));
    this.#now = now ?? (() => performance.now());
  }

  /** True while an animation frame is asked for. */
  get running() {
    return this.#request !== 0;
  }

  /** @param {Drawable} widget */
  mark(widget) {
    this.#resting.delete(widget);
    this.#dirty.add(widget);
    this.#ask();
  }

  /** Told when a widget comes on screen: whatever was left in mid-motion goes on. @param {Drawable} widget */
  wake(widget) {
    if (this.#resting.has(widget)) this.mark(widget);
  }

  /** @param {Drawable} widget */
  drop(widget) {
    this.#dirty.delete(widget);
    this.#resting.delete(widget);
    this.#late.delete(widget);
    if (this.#dirty.size || !this.#request) return;
    this.#cancel(this.#request);
    this.#request = 0;
  }

  #ask() {
    if (this.#request || !this.#dirty.size) return;
    this.#request = this.#raf((ms) => this.#turn(ms));
  }

  /** @param {number} ms */
  #turn(ms) {
    this.#request = 0;
    const end = this.#now() + BUDGET_MS;
    // First who was left out, or what moves in sight would keep the rest waiting for ever; then who is in sight.
    const rank = (/** @type {Drawable} */ widget) => 2 * Number(this.#late.has(widget)) + Number(widget.visible);
    const queue = [...this.#dirty].sort((a, b) => rank(b) - rank(a));
    this.#late = new Set(queue);
    for (const widget of queue) {
      this.#late.delete(widget);
      if (!this.#dirty.delete(widget)) continue;
      const moving = widget.draw(ms);
      if (moving && widget.visible) this.#dirty.add(widget);
      else if (moving) this.#resting.add(widget);
      if (this.#now() > end) break;
    }
    this.#ask();
  }
}

/** The page's loop. */
export const page_loop = new Loop();
