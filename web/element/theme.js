// Reads the look a page asks for (custom properties, ready looks, colour scheme, motion, font) and tells when it changes.
// Knows nothing of what is drawn with it and judges no colour: that is the program's (widget/style/theme.cpp).

import { look_of } from '../themes.js';

/**
 * The tokens of the program by CSS custom property: the element's own, then the style variables of MCP Apps hosts
 * (ext-apps 2.0, McpUiStyles), which say less than ours and stand in for them.
 */
export const COLORS = {
  surface: ['--till-surface', '--color-background-primary'],
  text: ['--till-text', '--color-text-primary'],
  muted: ['--till-muted', '--color-text-secondary'],
  line: ['--till-line', '--color-border-primary'],
  accent: ['--till-accent', '--color-text-info'],
  on_accent: ['--till-on-accent'],
  merchant: ['--till-merchant'],
  error: ['--till-error', '--color-text-danger'],
  success: ['--till-success', '--color-text-success'],
  warning: ['--till-warning', '--color-text-warning'],
};

const QUERIES = {
  dark: '(prefers-color-scheme: dark)', still: '(prefers-reduced-motion: reduce)', forced: '(forced-colors: active)', contrast: '(prefers-contrast: more)',
};

/** @typedef {{dark: boolean, colors: Record<string, string>, radius?: number, density: 'comfortable' | 'compact', font: string, reduced_motion: boolean}} ThemeMessage */

export class Theme {
  #host;
  #media;
  #context;
  #probe;
  #taster;
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
    this.#taster = Object.assign(document.createElement('i'), { className: 'taster' });
    this.#probe.append(this.#taster);
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

  /** The reader wants nothing to move. */
  get still() {
    return this.#media.still.matches;
  }

  /** @param {string} wanted the element's theme attribute @returns {ThemeMessage} */
  read(wanted) {
    const style = getComputedStyle(this.#host);
    const { look, scheme } = look_of(wanted), page = style.colorScheme;
    const dark = scheme === 'dark' || (scheme === 'auto' && (page === 'dark' || (page !== 'light' && this.#media.dark.matches)));
    const ready = /** @type {Record<string, string>} */ (look?.[dark ? 'dark' : 'light'] ?? {});
    this.#taster.style.colorScheme = dark ? 'dark' : 'light';  // light-dark() is answered by the scheme that was chosen
    /** @type {Record<string, string>} */
    const colors = {};
    for (const [token, [own, hosts = '']] of Object.entries(COLORS)) {
      const said = style.getPropertyValue(own).trim();
      const value = said || ready[token] || (look ? '' : style.getPropertyValue(hosts).trim());
      const hex = this.#hex(value, colors.surface ?? (dark ? '#000' : '#fff'));
      if (hex) colors[token] = hex;
    }
    const length = (/** @type {string} */ name) => parseFloat(style.getPropertyValue(name));
    const radius = [length('--till-radius'), look?.radius ?? NaN, look ? NaN : length('--border-radius-lg')].find(Number.isFinite);
    const font = getComputedStyle(this.#probe).fontFamily || 'system-ui, sans-serif';
    return {
      dark, colors, reduced_motion: this.still,
      density: (this.#host.getAttribute('density') ?? style.getPropertyValue('--till-density').trim()) === 'compact' ? 'compact' : 'comfortable',
      // The name of no font: it only makes the program measure again when a web font has arrived.
      font: this.#fonts_arrived ? `${font}, "till-${this.#fonts_arrived}"` : font,
      ...(radius === undefined ? {} : { radius: Math.min(32, Math.max(0, radius)) }),
    };
  }

  /** Any CSS colour as #rrggbb, whatever its notation; what shines through shows `under`. @param {string} value @param {string} under */
  #hex(value, under) {
    const context = this.#context;
    if (!value || !context || !CSS.supports('color', value)) return '';
    if (/^#[0-9a-f]{6}$/i.test(value)) return value.toLowerCase();
    this.#taster.style.color = value;
    context.fillStyle = under;
    context.fillRect(0, 0, 1, 1);
    context.fillStyle = getComputedStyle(this.#taster).color;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return `#${((r << 16) | (g << 8) | b).toString(16).padStart(6, '0')}`;
  }
}
