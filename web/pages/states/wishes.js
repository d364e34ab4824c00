// What the page's address asks for: one state or all, and the look of them. The address is the only memory there is.
// Knows nothing of the document.

import { THEMES } from '/till/themes.js';

/** @import {Touch} from './touch.js' */

/**
 * @typedef {object} Wishes
 * @property {string} state name of one, of a group, '' = all
 * @property {string} theme
 * @property {'light' | 'dark'} scheme
 * @property {number} width CSS px
 * @property {number} height CSS px that the page gives, 0 = all it takes
 * @property {string} lang BCP 47
 * @property {'auto' | 'ltr' | 'rtl'} dir
 * @property {Touch} touch what a hand does to `on`, a key or an accessible name
 * @property {string} on
 * @property {'auto' | 'wasm' | 'js'} engine
 * @property {'canvas' | 'dom'} mode
 * @property {boolean} bare nothing but the surface
 */

export const themes = Object.keys(THEMES);
export const widths = [320, 360, 396, 494, 598, 720, 768];
export const heights = [0, 400, 560];
export const languages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl', 'ar', 'he', 'hi', 'ja', 'ko', 'zh'];

/** @type {Wishes} */
const usual = {
  state: '', theme: 'neutral', scheme: 'light', width: 494, height: 0, lang: 'en', dir: 'auto', touch: '', on: '',
  engine: 'auto', mode: 'canvas', bare: false,
};

/**
 * @param {URLSearchParams} asked
 * @returns {Wishes}
 */
export function read_wishes(asked) {
  /**
   * @template {keyof Wishes} Name
   * @param {Name} name
   * @param {Wishes[Name][]} values
   * @returns {Wishes[Name]}
   */
  const one_of = (name, values) => values.find((value) => value === asked.get(name)) ?? usual[name];
  // "dark" alone, or "slate dark", as the element's own attribute has it.
  const words = (asked.get('theme') ?? '').split(/[\s+]/);
  const width = Number(asked.get('width'));
  const height = Number(asked.get('height'));
  return {
    state: asked.get('state') ?? '',
    theme: words.find((word) => themes.includes(word)) ?? usual.theme,
    scheme: words.includes('dark') || asked.get('scheme') === 'dark' ? 'dark' : 'light',
    width: width >= 200 && width <= 1200 ? Math.round(width) : usual.width,
    height: height >= 200 && height <= 2000 ? Math.round(height) : usual.height,
    lang: /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(asked.get('lang') ?? '') ? String(asked.get('lang')) : usual.lang,
    dir: one_of('dir', ['ltr', 'rtl']), touch: one_of('touch', ['hover', 'focus', 'pressed']),
    on: asked.get('on') ?? '', engine: one_of('engine', ['wasm', 'js']), mode: one_of('mode', ['dom']),
    bare: asked.has('bare'),
  };
}

/** The address of it; what is usual is left out. @param {Wishes} wishes */
export function address_of(wishes) {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(wishes)) {
    if (value !== usual[/** @type {keyof Wishes} */ (name)]) asked.set(name, value === true ? '' : String(value));
  }
  const query = asked.toString().replace(/=(?=&|$)/g, '');
  return query ? `/states/?${query}` : '/states/';
}

/** A direction against the language's own is asked for by the script its tag names. @param {Wishes} wishes */
export function tag_of({ lang, dir }) {
  if (dir === 'auto') return lang;
  const [language] = lang.split('-');
  return `${language}-${dir === 'rtl' ? 'Arab' : 'Latn'}`;
}
