// Reads the look a page asks for (custom properties, colour scheme, motion, font) and tells when it changes.
// Knows nothing of what is drawn with it.

/** The tokens of the program by CSS custom property. */
export const COLORS = {
  surface: '--till-surface', text: '--till-text', muted: '--till-muted', line: '--till-line', accent: '--till-accent',
  on_accent: '--till-on-accent', error: '--till-error', success: '--till-success', warning: '--till-warning',
};

const QUERIES = {
  dark: '(prefers-color-scheme: dark)', still: '(prefers-reduced-motion: reduce)', forced: '(forced-colors: active)', contrast: '(prefers-contrast: more)',
};

/** @typedef {{dark: boolean, colors: Record<string, string>, radius?: number, font: string, reduced_motion: boolean}} ThemeMessage */

export class Theme {
  #host;
  #media;
  #context;
  #probe;
  #fonts_arrived = 0;

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} surface inside the shadow root; gets an invisible probe
   * @param {() => void} changed @param {AbortSignal} signal ends all listening
   */
  constructor(host, surface, changed, signal) {
    this.#host = host;
    this.#media = Object.fromEntries(Object.entries(QUERIES).map(([name, query]) => [name, matchMedia(query)]));
    for (const media of Object.values(this.#media)) media.addEventListener('change', changed, { signal });
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
    this.#context = canvas.getContext('2d', { willReadFrequently: true });
    // A custom property cannot be observed, but a transition on a property made of it starts whenever it changes.
    this.#probe = Object.assign(document.createElement('i'), { className: 'probe' });
    this.#probe.setAttribute('aria-hidden', 'true');
    surface.append(this.#probe);
    this.#probe.addEventListener('transitionrun', changed, { signal });
    document.fonts?.addEventListener('loadingdone', (event) => {
      const families = event.fontfaces?.map(({ family }) => family.replace(/["']/g, '').toLowerCase()) ?? [];
      const stack = getComputedStyle(this.#probe).fontFamily.toLowerCase();
      if (!families.some((family) => stack.includes(family))) return;
      ++this.#fonts_arrived;
      changed();
    }, { signal });
  }

  /** The layer has to show itself: forced colours and more contrast cannot be painted faithfully. */
  get wants_dom() {
    return this.#media.forced.matches || this.#media.contrast.matches;
  }

  /** @param {string} wanted the element's theme attribute @returns {ThemeMessage} */
  read(wanted) {
    const style = getComputedStyle(this.#host);
    const scheme = style.colorScheme;
    const dark = wanted === 'dark' || (wanted !== 'light' && (scheme === 'dark' || (scheme !== 'light' && this.#media.dark.matches)));
    /** @type {Record<string, string>} */
    const colors = {};
    for (const [token, property] of Object.entries(COLORS)) {
      const value = this.#hex(style.getPropertyValue(property).trim());
      if (value) colors[token] = value;
    }
    const radius = parseFloat(style.getPropertyValue('--till-radius'));
    const font = getComputedStyle(this.#probe).fontFamily || 'system-ui, sans-serif';
    return {
      dark, colors, reduced_motion: this.#media.still.matches,
      // The name of no font: it only makes the program measure again when a web font has arrived.
      font: this.#fonts_arrived ? `${font}, "till-${this.#fonts_arrived}"` : font,
      ...(Number.isFinite(radius) ? { radius: Math.min(32, Math.max(0, radius)) } : {}),
    };
  }

  /** Any CSS colour as #rrggbb, whatever its notation. @param {string} value */
  #hex(value) {
    const context = this.#context;
    if (!value || !context || !CSS.supports('color', value)) return '';
    if (/^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
  }
}
