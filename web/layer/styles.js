// The style sheets of the shadow root, as text for constructed sheets: a policy of style-src 'self' suffices.
// Knows nothing of what they select.

import canvas_css from './canvas.css';

export const LAYER_CSS = canvas_css;

/** @type {Promise<CSSStyleSheet> | null} */
let look = null;

/** How the layer looks where it shows itself: fetched when it is needed, or when there is nothing else to do. */
export function dom_look() {
  look ??= import('./dom.css').then((module) => new CSSStyleSheet().replace(module.default));
  look.catch(() => (look = null));  // perhaps offline: the next widget tries again
  return look;
}
