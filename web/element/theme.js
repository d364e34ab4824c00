// Reads the look a page asks for (custom properties, ready looks, colour scheme, motion, font) and tells when it
// changes.
// Knows nothing of what is drawn with it and judges no colour: that is the program's (widget/style/theme.cpp).

import { look_of } from '../themes.js';

/** @import {Look} from '../themes.js' */

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
  dark: '(prefers-color-scheme: dark)', still: '(prefers-reduced-motion: reduce)', forced: '(forced-colors: active)',
  contrast: '(prefers-contrast: more)',
};

/**
 * @typedef {object} ThemeMessage
 * @property {boolean} dark
 * @property {Record<string, string>} colors #rrggbb by token
 * @property {number} [radius] CSS px, 0 to 32
 * @property {string} font a CSS font stack
 * @property {boolean} reduced_motion
 */

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
   * @param {() => void} changed
   * @param {AbortSignal} signal ends all listening
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
    // A font is no number: until its transition is over, the probe still has the one before.
    this.#probe.addEventListener('transitionend', ({ propertyName }) => {
      if (propertyName === 'font-family') changed();
    }, { signal });
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

  /**
   * What the element's own properties say goes before the ready look, and that before the page's own variables.
   * @param {string} wanted the element's theme attribute
   * @returns {ThemeMessage}
   */
  read(wanted) {
    const style = getComputedStyle(this.#host);
    const { look, scheme } = look_of(wanted);
    const dark = this.#is_dark(scheme, style.colorScheme);
    const colors = this.#colors(style, look, dark);
    const radius = radius_of(style, look);
    return {
      dark, colors, font: this.#font(), reduced_motion: this.still, ...(radius === undefined ? {} : { radius }),
    };
  }

  /**
   * @param {string} scheme that is asked for
   * @param {string} page the page's own
   */
  #is_dark(scheme, page) {
    if (scheme !== 'auto') return scheme === 'dark';
    return page === 'dark' || (page !== 'light' && this.#media.dark.matches);
  }

  /**
   * @param {CSSStyleDeclaration} style of the element
   * @param {Look | null | undefined} look the ready look that is asked for
   * @param {boolean} dark
   */
  #colors(style, look, dark) {
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
    return colors;
  }

  /** The name of no font is added when a web font has arrived: it only makes the program measure again. */
  #font() {
    const font = getComputedStyle(this.#probe).fontFamily || 'system-ui, sans-serif';
    return this.#fonts_arrived ? `${font}, "till-${this.#fonts_arrived}"` : font;
  }

  /**
   * Any CSS colour as #rrggbb, whatever its notation; what shines through shows `under`.
   * @param {string} value
   * @param {string} under
   */
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

/**
 * @param {CSSStyleDeclaration} style of the element
 * @param {Look | null | undefined} look
 * @returns {number | undefined} CSS px
 */
function radius_of(style, look) {
  const length = (/** @type {string} */ name) => parseFloat(style.getPropertyValue(name));
  const said = [length('--till-radius'), look?.radius ?? NaN, look ? NaN : length('--border-radius-lg')];
  const radius = said.find(Number.isFinite);
  return radius === undefined ? undefined : Math.min(32, Math.max(0, radius));
}
