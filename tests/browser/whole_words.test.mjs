// No button says less than it means: in every language and at every width its words are painted whole, on more lines
// where they need them. Knows nothing of what is pressed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { LANGUAGES } from '../languages.mjs';
import { Stage } from './stage.mjs';

const WIDTHS = [360, 494, 720];  // cards of 240, 224 and 232 px
const STATES = [
  'carousel-eight', 'card-variant-proposed', 'sheet-needs-variant', 'sheet-many', 'sheet-needs-input', 'sheet-long',
];

const stage = await Stage.open();

/** Buttons whose painted words are cut, or stand too near the edge. Runs in the browser. */
function cut() {
  const found = [];
  for (const button of document.querySelector('till-checkout').shadowRoot.querySelectorAll('button:not([role])')) {
    const lines = [...button.querySelectorAll('.line')];
    if (!lines.length) continue;
    const painted = lines.map((line) => line.textContent).join('');
    const name = button.getAttribute('aria-label') ?? button.textContent;
    if (painted.trim().endsWith('…') && !name.includes(painted.trim())) found.push(`“${painted}” of “${name}”`);
    const box = button.getBoundingClientRect();
    for (const line of lines) {
      const words = line.getBoundingClientRect();
      if (words.left < box.left + 2 || words.right > box.right - 2 || words.top < box.top
        || words.bottom > box.bottom) found.push(`“${painted}” at the edge of its button`);
    }
  }
  return found;
}

for (const state of STATES) {
  test(`the words of every button are whole: ${state}`, { timeout: 120_000 }, async () => {
    await stage.show({ state, theme: 'neutral', scheme: 'light', lang: 'en', width: WIDTHS[0] });
    for (const lang of LANGUAGES) {
      for (const width of WIDTHS) {
        await stage.show({ lang, width });
        assert.deepEqual(await stage.page.evaluate(cut), [], `${lang}, ${width} px`);
      }
    }
  });
}
