// How the layer looks where it is the surface itself (mode dom): a product of its own, built of the same elements.
// Sizes are the picture's, but grow with the reader's text. Knows nothing of pictures; keys of nodes only as ornament.

/** What the picture draws with lines, in letters; silent to a screen reader. */
const SIGNS = { previous: '‹', next: '›', less: '−', more: '+', close: '✕' };
const signs = Object.entries(SIGNS).map(([key, sign]) => `.dom .layer button[data-key$="/${key}"]::before { content: "${sign}"; content: "${sign}" / ""; }`).join('\n');
const SIGN = `button:is(${Object.keys(SIGNS).map((key) => `[data-key$="/${key}"]`).join(', ')})`;
/** Buttons that are filled: what the shopper came for. */
const MAIN = 'button:is([data-key$="/pay"], [data-key$="/review"], [data-key$="/retry"], [data-key$="/refresh"], [data-key$="/onward"], [data-key$="/embed"], [data-key$="/to_payment"]):where(:not([data-icon=outlined]))';

export const DOM_CSS = `
.dom { --unit: max(1px, .0625rem); --edge: var(--t-line, GrayText); --soft: color-mix(in srgb, var(--edge) 45%, transparent); container-type: inline-size; }
.dom .layer { padding: 4px; font-size: calc(15 * var(--unit)); line-height: 1.36; color: var(--t-text, CanvasText); overflow-wrap: break-word; text-rendering: auto; }
.dom .layer .n { display: block; position: static !important; inset: auto !important; width: auto !important; height: auto !important; font: inherit; color: inherit; }
.dom .layer :is(.n, .words, .words + span, .n > span) { font-size: calc(var(--size, 15) * var(--unit)) !important; line-height: inherit !important; }
.dom .layer :is(span.n, .words, .line) { display: inline; }
.dom .layer [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
.dom .layer .words { width: auto !important; text-align: inherit !important; }
.dom .layer :is(p, h1, h2, h3, h4).n { color: var(--ink, inherit); }
.dom .layer .words:has(+ .whole) { display: none; }
.dom .layer .read.whole { position: static; width: auto; height: auto; clip-path: none; white-space: normal; user-select: text; }
.dom .layer .n > span { font-weight: inherit; }
${signs}

.dom .layer .region.n { position: relative !important; margin: 0 0 16px; }
.dom .layer .region.n:has(> [data-key$="/next"]) > :is(h2, p) { padding-inline-end: 104px; }
.dom .layer .region > :is([data-key$="/previous"], [data-key$="/next"]) { position: absolute !important; top: 0 !important; inset-inline-end: 0 !important; }
.dom .layer .region > [data-key$="/previous"] { inset-inline-end: 52px !important; }
.dom .layer .region > :is(.list, .scroller).n { display: flex; gap: 12px; margin-top: 12px; padding: 4px; overflow-x: auto; scroll-snap-type: x proximity; scroll-padding: 4px; overscroll-behavior-x: contain; touch-action: pan-x pan-y pinch-zoom; }
.dom .layer .region .list_item.n { display: flex; flex-direction: column; flex: 0 0 min(calc(240 * var(--unit)), 85%); scroll-snap-align: start; padding: 8px; gap: 3px; border: 1px solid var(--edge); border-radius: var(--t-radius, 16px); background: var(--t-surface, Canvas); }
.dom .layer .region .list_item.n:only-child { flex-basis: min(100%, calc(640 * var(--unit))); min-width: 0; }
.dom .layer .region .list_item > :not(img, button, a) { padding-inline: 6px; }
.dom .layer .region .list_item > img.n { width: 100% !important; height: auto !important; aspect-ratio: 13 / 12; object-fit: contain; margin-bottom: 6px; border-radius: 10px; background: var(--t-ground, transparent); }
.dom .layer .region .list_item > :is([data-key$="/disclosure"], [data-key$="/offer"]) { align-self: start; margin: 0 6px 2px; padding: 1px 8px; border: 1px solid currentColor; border-radius: 12px; }
.dom .layer :is([data-icon=met], [data-icon=unmet], [data-icon=star])::before { display: inline-block; width: 1.3em; font-weight: 700; }
.dom .layer [data-icon=met]::before { content: "✓" / ""; color: var(--t-success, inherit); }
.dom .layer [data-icon=star]::before { content: "★" / ""; color: var(--t-text, inherit); }
.dom .layer [data-icon=unmet]::before { content: "✗" / ""; color: var(--t-error, inherit); }
.dom .layer .region .list_item > button.n { margin: 8px 0 0; }
.dom .layer .region .list_item > :has(+ button).n { margin-bottom: 10px; }
.dom .layer .region .list_item > button.n[data-key$="/review"] { margin-top: auto; }
.dom .layer .region .list_item > button.n:not([data-key$="/review"]) { margin-top: 0; }

.dom .layer :is([role=dialog], article).n { position: relative !important; display: flex; flex-flow: row wrap; gap: 14px 12px; max-width: calc(480 * var(--unit)); margin: 0 auto 16px; padding: 20px; border: 1px solid var(--edge); border-radius: calc(var(--t-radius, 16px) + 4px); background: var(--t-surface, Canvas); }
.dom .layer :is([role=dialog], article) > * { flex: 1 1 100%; min-width: 0; }
.dom .layer :is([role=dialog], article) > h2.n { padding-inline-end: 44px; }
.dom .layer button.n[data-key$="/close"] { position: absolute !important; top: 10px !important; inset-inline-end: 10px !important; border-color: transparent; }
.dom .layer :is([role=dialog], article) > button.n { flex: 1 1 40%; margin: 0; }
.dom .layer :is([role=dialog], article) > :is(${MAIN}, [role=checkbox]).n { flex-basis: 100%; }
.dom .layer :is([role=dialog], article) > ${MAIN}.n { min-height: 52px !important; }
.dom .layer :is([role=dialog], article) > a.n { flex: 0 1 auto; }
.dom .layer :is([role=dialog], article) > :is(.radio_group, ul, .group:has(> [data-key$="/label"]), .group:has(> img)).n { padding-top: 16px; border-top: 1px solid var(--soft); }
.dom .layer :is([role=dialog], article) > :is(h2, h2 + button) + .group:has(> img).n { border-top: 0; padding-top: 0; }
.dom .layer :is([role=dialog], article) > p + p.n { margin-top: -8px; }
.dom .layer .group:has(> img).n { display: grid; grid-template-columns: calc(56 * var(--unit)) minmax(0, 1fr) auto; column-gap: 12px; align-content: start; grid-auto-flow: row; }
.dom .layer .group:has(> img) > .n { grid-column: 2 / -1; }
.dom .layer .group:has(> img) > img.n { grid-column: 1; grid-row: 1 / span 3; width: calc(56 * var(--unit)) !important; height: calc(56 * var(--unit)) !important; object-fit: contain; border-radius: 10px; }
.dom .layer .group:has(> img) > [data-key$="/title"] { grid-column: 2; grid-row: 1; }
.dom .layer .group:has(> img) > [data-key$="/price"] { grid-column: 3; grid-row: 1; }
.dom .layer .group:has(> img) > .group:not([data-key$="/quantity"]) { grid-column: 1 / -1; margin-top: 8px; }
.dom .layer [data-key$="/quantity"].n { display: flex; gap: 12px; align-items: center; margin-top: 4px; }
.dom .layer .group:has(> [data-key$="/label"]).n { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 12px; }
.dom .layer .group:has(> [data-key$="/label"]) > .n { grid-column: 1; }
.dom .layer .group:has(> [data-key$="/label"]) > button.n { grid-column: 2; grid-row: 1 / span 2; align-self: start; margin: -10px -8px 0 0; }
.dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)).n { grid-template-columns: 36% minmax(0, 1fr); column-gap: 0; }
.dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)) > .n { grid-column: 2; }
.dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)) > [data-key$="/label"].n { grid-column: 1; grid-row: 1 / span 6; padding-inline-end: 12px; }
.dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)) + .group:has(> [data-key$="/line0"]):not(:has(> button)).n { padding-top: 0 !important; border-top: 0; }
.dom .layer .group:has(> [data-key$="/text"]).n { padding: 10px 14px; border-inline-start: 3px solid var(--tone, var(--t-accent, Highlight)); border-radius: 10px; background: color-mix(in srgb, var(--tone, var(--t-accent, Highlight)) 8%, transparent); }
.dom .layer [data-icon=error] { --tone: var(--t-error); }
.dom .layer [data-icon=warning] { --tone: var(--t-warning); }
.dom .layer [data-icon=success] { --tone: var(--t-success); }
.dom .layer .radio_group.n { display: flex; flex-flow: row wrap; gap: 8px; }
.dom .layer .radio_group > p.n { flex: 1 1 100%; }
.dom .layer ul.list:not(.region *) > li.n { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 16px; padding: 2px 0; }
.dom .layer ul.list:not(.region *) > li.n > [data-key*="/sub"] { flex: 1 1 100%; }
.dom .layer p[aria-busy=true]::before { content: ""; display: inline-block; width: 1em; height: 1em; margin-inline-end: 10px; vertical-align: -2px; border: 2px solid var(--t-accent, Highlight); border-inline-end-color: transparent; border-radius: 50%; animation: till-turn 1s linear infinite; }
@keyframes till-turn { to { transform: rotate(1turn); } }

.dom .layer button.n { background-image: linear-gradient(color-mix(in srgb, var(--t-text, currentColor) var(--over, 0%), transparent) 0 100%); display: inline-flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; justify-content: center; min-height: 44px !important; min-width: 44px; padding: 8px 14px; border: 1px solid transparent; border-radius: 12px; cursor: pointer; text-align: center; font-weight: 600; color: var(--ink, var(--t-accent, LinkText)); touch-action: manipulation; }
.dom .layer button.n:not([role]) .words { font-weight: 600 !important; min-width: 0; overflow-wrap: anywhere; }
.dom .layer ${SIGN}.n { padding: 0; border-color: var(--edge); font-size: calc(20 * var(--unit)) !important; color: var(--t-text, ButtonText); border-radius: 22px; }
.dom[class] .layer:dir(rtl) button:is([data-key$="/previous"], [data-key$="/next"])::before { transform: scaleX(-1); }
.dom .layer button.n[data-icon=outlined] { border-color: var(--edge); color: var(--t-text, ButtonText); }
.dom .layer ${MAIN}.n { background-color: var(--t-action, ButtonFace); border-color: var(--t-action, ButtonBorder); color: var(--t-on_action, ButtonText); }
.dom .layer ${MAIN}.n .words { color: var(--t-on_action, ButtonText); }
.dom .layer button.n:is([role=radio], [role=checkbox]) { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; justify-items: start; text-align: start; color: var(--t-text, ButtonText); font-weight: 400; }
.dom .layer button.n[role=radio] { border-color: var(--edge); flex: 1 0 auto; max-width: 100%; }
.dom .layer .radio_group > button.n:has(> [data-key$="/price"], > [data-key$="/detail"]) { flex: 1 1 100%; }
.dom .layer button.n[role=checkbox] { padding-inline: 0; }
.dom .layer button.n[role=radio]::before, .dom .layer button.n[role=checkbox]::before { grid-row: 1 / span 2; font-size: calc(20 * var(--unit)); line-height: 1; color: var(--t-accent, inherit); }
.dom .layer button[role=radio]::before { content: "○" / ""; }
.dom .layer button[role=checkbox]::before { content: "☐" / ""; }
.dom .layer button[role=radio][aria-checked=true]::before { content: "◉" / ""; }
.dom .layer button[role=checkbox][aria-checked=true]::before { content: "☑" / ""; }
.dom .layer button[role=radio] > [data-key$="/label"] { grid-column: 2; font-weight: 600; }
.dom .layer button[role=radio] > [data-key$="/detail"] { grid-column: 2; color: var(--t-muted, inherit); }
.dom .layer button[role=radio] > [data-key$="/price"] { grid-column: 3; grid-row: 1 / span 2; font-weight: 600; }
.dom .layer button.n[aria-checked=true][role=radio] { border-color: var(--t-accent, Highlight); outline: 1px solid var(--t-accent, Highlight); outline-offset: -2px; }
.dom .layer [aria-disabled=true], .dom .layer [aria-disabled=true] * { cursor: default; }
.dom .layer ${MAIN}.n[aria-disabled=true] { background-color: color-mix(in srgb, var(--t-muted, GrayText) 18%, transparent); border-color: transparent; }
.dom .layer button.n[aria-disabled=true], .dom .layer button.n[aria-disabled=true] .words { color: var(--t-muted, GrayText); }
.dom .layer a.n { display: inline-flex; align-items: center; min-height: 44px !important; min-width: 44px; text-decoration: underline; color: var(--t-accent, LinkText); cursor: pointer; }
.dom .layer :is(input, select).n { display: block; width: 100% !important; min-height: 48px !important; padding: 0 12px; border: 1px solid var(--edge); border-radius: 10px; font-size: calc(16 * var(--unit)) !important; background: var(--t-surface, Field); color: var(--t-text, FieldText); cursor: text; user-select: text; -webkit-user-select: text; }
.dom .layer select.n { display: flex; align-items: center; appearance: auto; }
.dom .layer :is(input, select).n[aria-invalid=true] { border: 2px solid var(--t-error, GrayText); }
.dom .layer .slot { height: 400px !important; }
.dom .layer .slot[data-key$="/wallet"] { height: 120px !important; }
.dom .layer .slot[data-key$="/embedded"] { height: 560px !important; }
@media (hover: hover) { .dom .layer button.n:not([aria-disabled=true]):hover { --over: 7%; } }
.dom .layer button.n:not([aria-disabled=true]):active { --over: 14%; }
.dom .layer :focus-visible { outline: 2px solid var(--t-accent, Highlight) !important; outline-offset: 2px !important; }

@container (min-width: 720px) { .dom .layer .region .list_item.n { flex-basis: calc((100% - 24px) / 3); } }
@container (min-width: 440px) {
  .dom:not(.near) .layer .region .list_item.n:only-child { position: relative !important; min-height: calc(min(44cqi, 282 * var(--unit)) + 116 * var(--unit)) !important; }
  .dom:not(.near) .layer .region .list_item:only-child > :not(img, button) { margin-inline-start: 44%; }
  .dom:not(.near) .layer .region .list_item:only-child > img.n { position: absolute !important; inset-block-start: 8px !important; inset-inline-start: 8px !important; width: calc(44% - 8px) !important; aspect-ratio: 1; }
}
@container (max-width: 20rem) {
  .dom .layer .region > :is(.list, .scroller).n { flex-direction: column; overflow: visible; scroll-snap-type: none; }
  .dom .layer .region .list_item.n { flex-basis: auto; }
  .dom .layer .region > :is([data-key$="/previous"], [data-key$="/next"], [data-key$="/range"]).n { display: none; }
  .dom .layer .region.n > :is(h2, p) { padding-inline-end: 0 !important; }
  .dom .layer :is([role=dialog], article).n { padding: 12px; }
  .dom .layer :is([role=dialog], article) > button.n { flex-basis: 100%; }
  .dom .layer .group:has(> img).n { grid-template-columns: 56px minmax(0, 1fr); }
  .dom .layer .group:has(> img) > img.n { width: 56px !important; height: 56px !important; }
  .dom .layer .group:has(> img) > [data-key$="/price"] { grid-column: 2; grid-row: auto; }
  .dom .layer .group:has(> [data-key$="/label"]).n { grid-template-columns: minmax(0, 1fr); }
  .dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)).n { grid-template-columns: minmax(0, 1fr); }
  .dom .layer .group:has(> [data-key$="/line0"]):not(:has(> button)) > :is(.n, [data-key$="/label"].n) { grid-column: 1; grid-row: auto; }
  .dom .layer .group:has(> [data-key$="/label"]) > button.n { grid-column: 1; grid-row: auto; justify-self: start; margin: 0; padding-inline: 0; }
  .dom .layer button.n:is([role=radio], [role=checkbox]) { grid-template-columns: auto minmax(0, 1fr); }
  .dom .layer button[role=radio] > [data-key$="/price"] { grid-column: 2; grid-row: auto; }
}
.near .layer .region > :is(.list, .scroller).n { flex-direction: column; overflow: visible; scroll-snap-type: none; }
.near .layer .region .list_item.n { flex-basis: auto; }
.near .layer .region > :is([data-key$="/previous"], [data-key$="/next"], [data-key$="/range"]).n { display: none; }
.near .layer .region.n > :is(h2, p) { padding-inline-end: 0 !important; }
@media (prefers-contrast: more) {
  .dom { --edge: var(--t-text, CanvasText); --soft: var(--edge); }
  .dom .layer .n { --t-muted: var(--t-text); }
  .dom .layer :is(p, h2, h3).n { color: var(--t-text, CanvasText); }
}
@media (forced-colors: active) {
  .dom { --edge: CanvasText; --soft: GrayText; }
  .dom .layer button.n { border-color: ButtonBorder; }
  .dom .layer button.n[role=checkbox] { border: 0; }
  .dom .layer .group:has(> [data-key$="/label"]) > button.n { margin: 0; }
  .dom .layer ${MAIN}.n { forced-color-adjust: none; background: Highlight; border-color: Highlight; color: HighlightText; }
  .dom .layer ${MAIN}.n .words { color: HighlightText; }
  .dom .layer ${MAIN}.n[aria-disabled=true] { background: Canvas; border-color: GrayText; color: GrayText; }
  .dom .layer button.n[aria-checked=true][role=radio] { border-color: Highlight; outline-color: Highlight; }
  .dom .layer button.n[aria-disabled=true], .dom .layer button.n[aria-disabled=true] .words { color: GrayText; }
}
@media (prefers-reduced-motion: reduce) { .dom .layer p[aria-busy=true]::before { animation: none; } }
`;
