// Theme and language: what early.js chose, the changes, and every word on the page that follows them.
// Knows nothing of messages.
import { is_word, regional, word } from './words.js';

/** @import {WordKey} from './words.js' */

const root = document.documentElement;
const dark_wish = matchMedia('(prefers-color-scheme: dark)');
/** @type {Set<() => void>} */
const listeners = new Set();

/** Called after theme or language changed. @param {() => void} listener */
export const on_settings = (listener) => { listeners.add(listener); };

export const lang = () => root.lang;
/** What the widget and the search are spoken to in. */
export const locale = () => regional(root.dataset.widgetLang ?? root.lang, navigator.languages);
export const theme = () => root.dataset.theme ?? 'light';
export const theme_choice = () => root.dataset.themeChoice ?? 'auto';
export const engine = () => root.dataset.engine ?? 'auto';

/**
 * @param {WordKey} key
 * @param {Record<string, string>} [values]
 */
export const say = (key, values) => word(root.lang, key, values);

/**
 * Remembered for the next visit, where storage is allowed.
 * @param {string} name
 * @param {string} value
 */
function keep(name, value) {
  try {
    localStorage.setItem(`harbor.${name}`, value);
  } catch { /* a private window: the choice lives as long as the page */ }
}

/** @param {string} choice */
export function choose_theme(choice) {
  root.dataset.themeChoice = choice;
  keep('theme', choice);
  settle();
}

/** @param {string} choice */
export function choose_language(choice) {
  root.lang = choice;
  delete root.dataset.widgetLang;
  keep('lang', choice);
  put_words(document);
  settle();
}

function settle() {
  const dark = theme_choice() === 'dark' || (theme_choice() === 'auto' && dark_wish.matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  paint_browser_bar();
  for (const listener of listeners) listener();
}

function paint_browser_bar() {
  const ground = getComputedStyle(root).getPropertyValue('--ground').trim();
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', ground);
}

const ATTRIBUTES = /** @type {const} */ ([['wordLabel', 'aria-label'], ['wordPlaceholder', 'placeholder']]);

/** Fills every data-word under `part` in the page's language. @param {ParentNode} part */
export function put_words(part) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('[data-word]'))) {
    const key = element.dataset.word ?? '';
    if (is_word(key)) element.textContent = say(key);
  }
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(
    '[data-word-label], [data-word-placeholder]',
  ))) {
    for (const [name, attribute] of ATTRIBUTES) {
      const key = element.dataset[name] ?? '';
      if (is_word(key)) element.setAttribute(attribute, say(key));
    }
  }
}

dark_wish.addEventListener('change', settle);
paint_browser_bar();
put_words(document);
