// Tells when words have to be real text on the page: magnified threefold, translated by the browser, or changed by
// others.
// And how large the reader's text is. Reads the page and never writes to it; knows nothing of pictures or products.

const MAGNIFIED = 2.9;  // a browser's 300 % is seldom exactly that
const LARGEST_TEXT = 2;

export class Reading {
  #changed;
  #retold;
  #fine = matchMedia('(hover: hover) and (pointer: fine)');
  #foreign = false;
  #seen = '';
  /** @type {MutationObserver | null} */
  #watch = null;

  /**
   * @param {() => void} changed
   * @param {AbortSignal} signal ends all listening
   * @param {() => void} retold the page's language changed
   */
  constructor(changed, signal, retold = () => {}) {
    this.#changed = changed;
    this.#retold = retold;
    this.#seen = this.#state();
    addEventListener('resize', () => this.#look(), { signal });
    const root = document.documentElement, language = new MutationObserver(() => {
      this.#look();
      this.#retold();
    });
    language.observe(root, { attributes: true, attributeFilter: ['class', 'lang', 'style'] });
    signal.addEventListener('abort', () => {
      language.disconnect();
      this.#watch?.disconnect();
    });
  }

  /**
   * Words that others have put into `element` are a translation; what we write is followed by ours().
   * @param {HTMLElement} element
   */
  watch(element) {
    this.#watch = new MutationObserver(() => {
      this.#foreign = true;
      this.#look();
    });
    this.#watch.observe(element, { characterData: true, childList: true, subtree: true });
  }

  /** All changes up to now were made by us. */
  ours() {
    this.#watch?.takeRecords();
  }

  get wants_dom() {
    return this.translated || this.magnified;
  }

  /** Chrome and those built on it mark the page; others only change its words. */
  get translated() {
    return this.#foreign || /(?:^|\s)translated-(?:ltr|rtl)(?:\s|$)/.test(document.documentElement.className);
  }

  /**
   * Zoom is the ratio of outer to inner window size on both axes: a docked panel changes only one of them.
   * A frame cannot see its window; there threefold pixels under a mouse are a magnified desktop, under a finger a
   * phone.
   */
  get magnified() {
    if (window === window.top) return outerWidth / innerWidth >= MAGNIFIED && outerHeight / innerHeight >= MAGNIFIED;
    return devicePixelRatio >= MAGNIFIED && this.#fine.matches;
  }

  /** The reader's text size, 1 to 2: everything grows by it. */
  get text() {
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    return Number.isFinite(size) ? Math.min(LARGEST_TEXT, Math.max(1, size)) : 1;
  }

  #state() {
    return `${this.wants_dom} ${this.text}`;
  }

  #look() {
    const now = this.#state();
    if (now === this.#seen) return;
    this.#seen = now;
    this.#changed();
  }
}
