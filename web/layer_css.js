// The style sheet of the shadow root, constructed so that a policy of style-src 'self' suffices.
// Two looks of one layer: invisible over the picture, or (mode dom) the surface itself. Knows nothing of products.

export const LAYER_CSS = `
:host { display: block; position: relative; contain: layout style; min-width: 0; }
:host([hidden]) { display: none; }
.surface { position: relative; overflow: clip; overflow-clip-margin: 4px; }
.probe { position: absolute; width: 0; height: 0; visibility: hidden; font-family: var(--till-font, var(--font-sans, inherit)); transition: all 1ms allow-discrete;
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
.canvas .layer input { color: var(--ink); caret-color: var(--ink); padding: 0 12px; cursor: text; user-select: text; -webkit-user-select: text; text-align: start; overflow: hidden; white-space: nowrap; }
.canvas .layer .scroller { overflow-x: auto; overflow-y: hidden; scroll-snap-type: x mandatory; scroll-padding: 0; overscroll-behavior-x: contain; touch-action: pan-x pan-y pinch-zoom; scrollbar-width: none; }
.canvas .layer .scroller::-webkit-scrollbar { display: none; }
.rail, .rail i { position: absolute !important; display: block !important; top: 0; height: 1px; pointer-events: none; visibility: hidden; }
.rail i { width: 1px; scroll-snap-align: start; }
.layer slot { display: block; width: 100%; height: 100%; }
.layer ::slotted(*) { display: block; width: 100%; height: 100%; border: 0; }
.trouble { padding: 12px; font: 15px/20px var(--till-font, var(--font-sans, system-ui, sans-serif)); }

.dom canvas, .dom .rail { display: none !important; }
.dom .layer { padding: 4px; color: var(--t-text, CanvasText); background: var(--t-surface, Canvas); }
.dom .layer .n { display: block; position: static !important; width: auto !important; height: auto !important; margin: 0 0 8px; font: inherit; }
.dom .layer :is(span.n, .words, .line) { display: inline; margin: 0; }
.dom .layer :is(p, h1, h2, h3, h4).n { color: var(--ink, inherit); margin: 0 0 4px; }
.dom .layer .words[aria-hidden=true]:not(button > .words) { display: none; }
.dom .layer .words[aria-hidden=true] + .read { position: static; width: auto; height: auto; clip-path: none; white-space: normal; }
.dom .layer .scroller { display: flex !important; gap: 12px; overflow-x: auto; scroll-snap-type: x proximity; padding: 4px 0; }
.dom .layer .scroller > li { flex: 0 0 min(240px, 80%); scroll-snap-align: start; }
.dom .layer li.n[aria-roledescription] { padding: 12px; border: 1px solid var(--t-line, GrayText); border-radius: 16px; }
.dom .layer li.n:not([aria-roledescription]) { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; margin: 0; padding: 2px 0; }
.dom .layer :is([role=dialog], article).n { max-width: 480px; margin: 0 auto 12px; padding: 16px; border: 1px solid var(--t-line, GrayText); border-radius: 16px; }
.dom .layer img.n { display: block; width: 100% !important; max-height: 232px; object-fit: contain; }
.dom .layer :is([role=dialog], article) img.n { width: 56px !important; height: 56px !important; float: inline-start; margin-inline-end: 12px; }
.dom .layer button.n { display: inline-flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; justify-content: center; min-height: 44px !important; min-width: 44px; padding: 8px 16px; margin: 0 8px 8px 0; border: 1px solid var(--t-line, ButtonBorder); border-radius: 12px; cursor: pointer; text-align: center; }
.dom .layer button:empty::after { content: attr(aria-label); }
.dom .layer :is([role=dialog], article) > button.n:not([aria-checked]):not(:empty) { display: flex; width: 100% !important; margin: 0 0 12px; }
.dom .layer .group:has(> button + p + button) { display: flex; gap: 8px; align-items: center; clear: both; }
.dom .layer button.n[role=radio], .dom .layer button.n[role=checkbox] { display: flex; justify-content: start; text-align: start; margin: 0 0 8px; }
.dom .layer button[role=radio]::before { content: "○"; }
.dom .layer button[role=checkbox]::before { content: "☐"; }
.dom .layer button[role=radio][aria-checked=true]::before { content: "◉"; }
.dom .layer button[role=checkbox][aria-checked=true]::before { content: "☑"; }
.dom .layer button.n[aria-checked=true] { border-color: var(--t-accent, Highlight); outline: 1px solid var(--t-accent, Highlight); }
.dom .layer [aria-disabled=true] { opacity: .6; cursor: default; }
.dom .layer a.n { display: inline-block; min-height: 44px !important; padding: 12px 16px 12px 0; margin: 0; text-decoration: underline; cursor: pointer; }
.dom .layer input.n { display: block; width: 100% !important; min-height: 44px !important; padding: 0 12px; border: 1px solid var(--t-line, GrayText); border-radius: 12px; font-size: 16px !important; }
.dom .layer .slot { height: 400px !important; }
.dom .layer :focus-visible { outline: 2px solid var(--t-accent, Highlight); outline-offset: 2px; }
@media (forced-colors: active) { .dom .layer button.n { border-color: ButtonText; } .dom .layer button.n[aria-checked=true] { border-color: Highlight; outline-color: Highlight; } }
`;
