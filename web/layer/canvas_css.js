// The style sheet of the shadow root, constructed so that a policy of style-src 'self' suffices.
// Here the layer is invisible over the picture; layer_dom_css.js is the same layer seen. Knows nothing of products.

export const LAYER_CSS = `
:host { display: block; position: relative; contain: layout style; min-width: 0; }
:host([hidden]) { display: none; }
.surface { position: relative; overflow: clip; overflow-clip-margin: 4px; }
.probe { position: absolute; width: 0; height: 0; visibility: hidden; text-indent: 1rem; font-family: var(--till-font, var(--font-sans, inherit)); transition: all 1ms allow-discrete;
  color: var(--till-text, var(--color-text-primary, #000)); background-color: var(--till-surface, var(--color-background-primary, #fff)); outline-color: var(--till-accent, var(--color-text-info, #000));
  border-color: var(--till-line, var(--color-border-primary, #000)) var(--till-muted, var(--color-text-secondary, #000)) var(--till-on-accent, #000) var(--till-merchant, #000);
  text-decoration-color: var(--till-error, var(--color-text-danger, #000)); column-rule-color: var(--till-success, var(--color-text-success, #000)); caret-color: var(--till-warning, var(--color-text-warning, #000));
  border-radius: var(--till-radius, var(--border-radius-lg, 0)); counter-reset: var(--till-density, none); }
.taster { transition: none; }
canvas { position: absolute; left: 0; top: 0; pointer-events: none; }
.layer, .layer * { all: unset; box-sizing: border-box; -webkit-text-size-adjust: none; text-size-adjust: none; }
.layer { display: block; position: relative; font-kerning: normal; text-rendering: geometricPrecision; -webkit-tap-highlight-color: transparent; }
.layer [hidden] { display: none; }
.read, .layer .read { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }

.canvas .layer .n { display: block; position: absolute; font: inherit; color: transparent; cursor: default; }
.canvas .layer .words { display: block; position: absolute; white-space: normal; unicode-bidi: plaintext; user-select: text; -webkit-user-select: text; cursor: text; }
.canvas .layer .line { white-space: pre; }
.canvas .layer .loose { position: absolute; }
.canvas .layer img { opacity: 0; }
.canvas .layer .words::selection, .canvas .layer .line::selection { color: transparent; background: color-mix(in srgb, Highlight 40%, transparent); }
.canvas .layer :is(button, a).n, .canvas .layer :is(button, a).n * { cursor: pointer; user-select: none; -webkit-user-select: none; touch-action: manipulation; }
.canvas .layer .n[aria-disabled], .canvas .layer .n[aria-disabled] * { cursor: default; }
.canvas .layer :is(input, select).n { color: var(--ink); caret-color: var(--ink); padding: 0 12px; cursor: text; user-select: text; -webkit-user-select: text; text-align: start; overflow: hidden; white-space: nowrap; }
.canvas .layer select.n { display: flex; align-items: center; padding-inline-end: 36px; cursor: pointer; }
.layer option { background: var(--t-surface); color: var(--t-text); }
.canvas .layer .scroller { overflow-x: auto; overflow-y: hidden; scroll-snap-type: x mandatory; scroll-padding: 0; overscroll-behavior-x: contain; touch-action: pan-x pan-y pinch-zoom; scrollbar-width: none; }
.canvas .layer .region > button.n { z-index: 1; }
.canvas .layer .scroller::-webkit-scrollbar { display: none; }
.rail, .rail i { position: absolute !important; display: block !important; top: 0; height: 1px; pointer-events: none; visibility: hidden; }
.rail i { width: 1px; scroll-snap-align: start; }
.layer slot { display: block; width: 100%; height: 100%; }
.layer ::slotted(*) { display: block; width: 100%; height: 100%; border: 0; }
.trouble { padding: 12px; font: 15px/20px var(--till-font, var(--font-sans, system-ui, sans-serif)); }

.dom canvas, .dom .rail { display: none !important; }
`;

/** @type {Promise<CSSStyleSheet> | null} */
let look = null;

/** How the layer looks where it shows itself: fetched when it is needed, or when there is nothing else to do. */
export function dom_look() {
  look ??= import('./dom_css.js').then(({ DOM_CSS }) => new CSSStyleSheet().replace(DOM_CSS));
  look.catch(() => (look = null));  // perhaps offline: the next widget tries again
  return look;
}
