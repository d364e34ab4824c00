// The same state as a picture and in DOM mode: the same words in the same order, and what stands above something else
// stands above it in both. (Boxes differ by purpose: in DOM mode words flow.) Knows nothing of what a state means.
import assert from 'node:assert/strict';
import test from 'node:test';
import { STATES, Stage, WIDTHS } from './stage.mjs';

const LOOKS = [{ lang: 'en', scheme: 'light' }, { lang: 'ar', scheme: 'dark' }, { lang: 'ja', scheme: 'light' }];

const stage = await Stage.open();

/** What can be read and where, in the order of the document. */
const words = () =>
  stage.region.evaluate((element) => Array.from(element.shadowRoot.querySelectorAll('.layer [data-key]'), (part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ').trim();
    const child = (name) => part.querySelector(`:scope > ${name}`), whole = child('.whole');
    const seen = [child('.words'), whole].find((one) => one && getComputedStyle(one).display !== 'none');
    const said = part.matches('.read') ? ''
      : part.matches('input') ? part.value
      : seen?.innerText ?? (part.querySelector('[data-key]') ? '' : part.innerText);
    return {
      key: part.dataset.key, said: plain(said), whole: plain(whole?.textContent ?? ''), x, y, right: x + width,
      bottom: y + height, hidden: width * height === 0 || part.matches('.read'),
    };
  }));

const without_spaces = (text) => text.replace(/\s/g, '');

/**
 * Whether the other says what the picture says; where the picture had to cut, the whole of it, or what is read aloud
 * instead.
 */
const same = (painted, whole, shown) => {
  const [a, all, b] = [painted, whole, shown].map(without_spaces);
  return a === b || (a.endsWith('…') && (b.startsWith(a.slice(0, -1)) || b === all));
};

for (const [index, { name, title }] of STATES.entries()) {
  test(`${name}: ${title}`, { timeout: 120_000 }, async () => {
    for (const [turn, look] of [LOOKS[0], LOOKS[1 + index % 2]].entries()) {
      await stage.show({ state: name, theme: 'neutral', ...look, width: WIDTHS[(index + turn) % WIDTHS.length] });
      await stage.layer(false);
      await stage.at_rest();
      const painted = await words();
      await stage.layer(true);
      const shown = await words();
      assert.deepEqual(shown.map(({ key }) => key), painted.map(({ key }) => key), `order, ${look.lang}`);
      const differing = painted.flatMap(({ key, said, whole }, i) =>
        (said && !same(said, whole, shown[i].said) ? [`${key}: “${said}”, and in DOM mode “${shown[i].said}”`] : []));
      assert.deepEqual(differing, [], `words, ${look.lang}`);
      const swapped = [];
      const read =
        painted.map((part, i) => [part, shown[i]]).filter(([one, other]) => one.said && !one.hidden && !other.hidden);
      for (const [i, [a, a_shown]] of read.entries()) {
        for (const [b, b_shown] of read.slice(i + 1)) {
          const painted_above = a.bottom <= b.y + 1, painted_beside = a.x < b.right && b.x < a.right;
          if (painted_above && painted_beside && a_shown.y >= b_shown.bottom - 1) {
            swapped.push(`${a.key} stands above ${b.key}, in DOM mode below`);
          }
        }
      }
      assert.deepEqual(swapped, [], `places, ${look.lang}`);
      assert.ok(read.length > 0, 'something is read');
    }
  });
}
