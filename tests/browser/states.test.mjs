// Every state of the widget, at every width and in every ready look: accessible, whole, and payable only where it
// should be.
// Knows nothing of how a state is reached.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { THEMES } from '../../web/themes.js';
import { STATES, Stage, WIDTHS } from './stage.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Every rule of axe for one look at each width, contrast for the others. Neighbours share a width: each change of it
// lays out the whole page.
const LOOKS = Object.keys(THEMES).flatMap((theme) => ['light', 'dark'].map((scheme) => ({ theme, scheme })))
  .map((look, index) => ({ ...look, width: WIDTHS[index % WIDTHS.length], whole: index < WIDTHS.length }))
  .sort((one, other) => other.width - one.width);
const stage = await Stage.open();
await stage.page.evaluate(AXE);

/** @param {string[]} [rules] all, if not told */
const axe = (rules) => stage.page.evaluate(async (only) => {
  const { violations } = await globalThis.axe.run(document, {
    resultTypes: ['violations'], iframes: false, ...(only ? { runOnly: only } : {}),
  });
  return violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.flat().pop()} ${failureSummary}`)
      .join('; ')}`);
}, rules);

/** What does not fit: the page sideways, or words beyond what holds them. Runs in the browser. */
function clipped() {
  const found = [], root = document.querySelector('till-checkout').shadowRoot;
  const sideways = document.documentElement.scrollWidth - innerWidth;
  if (sideways > 0) found.push(`the page is ${sideways} px too wide`);
  const surface = root.querySelector('.surface').getBoundingClientRect();
  const dom = root.querySelector('.surface').classList.contains('dom');
  for (const line of root.querySelectorAll('.words .line, .words:not(:has(.line))')) {
    if (!line.textContent.trim() || line.closest('.read')) continue;
    const range = document.createRange();
    range.selectNodeContents(line);
    const last = line.lastChild;
    // the blank where the line was broken
    if (last?.nodeType === Node.TEXT_NODE) range.setEnd(last, last.data.trimEnd().length);
    const words = range.getBoundingClientRect(), scroller = line.closest('.scroller');
    const holder = line.closest('[data-key]').getBoundingClientRect();
    if (!words.width) continue;
    // In a scroller words may be out of sight, but never beyond their card.
    const [left, right] =
      scroller ? [holder.left - (dom ? 0 : 8), holder.right + (dom ? 0 : 8)] : [surface.left, surface.right];
    if (words.left < left - 1 || words.right > right + 1) {
      found.push(
        `“${line.textContent.trim()
          .slice(0, 40)}” runs from ${Math.round(
            words.left,
          )} to ${Math.round(words.right)}, not ${Math.round(left)} to ${Math.round(right)}`,
      );
    }
    if (!dom && (words.top < surface.top - 1 || words.bottom > surface.bottom + 1)) {
      found.push(`“${line.textContent.trim().slice(0, 40)}” is below the surface`);
    }
  }
  return found;
}

/** What is typed where it cannot be seen: a field is real, its words are not painted by us. Runs in the browser. */
const unseen = () => [...document.querySelector('till-checkout').shadowRoot.querySelectorAll('input')]
  .filter((input) => Number(getComputedStyle(input).color.match(/[\d.]+/g)[3] ?? 1) < 1)
    .map(({ dataset }) => dataset.key);

const payable = () => stage.region.evaluate((element) => {
  const pay = [...element.shadowRoot.querySelectorAll('[data-key$="/pay"]')];
  return pay.length
    ? pay.map((button) => (button.getAttribute('aria-disabled') === 'true' ? 'off' : 'on')).join()
    : 'none';
});

for (const { name, title, expect = {} } of STATES) {
  test(`${name}: ${title}`, { timeout: 120_000 }, async () => {
    await stage.layer(false);
    await stage.show({ state: name, theme: 'neutral', scheme: 'light', width: 494 });
    assert.equal(await payable(), expect.pay ?? 'none', 'the button that pays');
    assert.deepEqual(await stage.page.evaluate(unseen), [], 'fields whose words cannot be seen');
    for (const width of [494, ...WIDTHS.filter((other) => other !== 494)]) {  // it has the first already
      await stage.show({ width });
      assert.deepEqual(await axe(), [], `axe at ${width} px`);
      assert.deepEqual(await stage.page.evaluate(clipped), [], `at ${width} px`);
    }
    // The layer shows the very colours of the picture, as words that axe can judge; structure does not change with
    // them.
    await stage.layer(true);
    for (const { theme, scheme, width, whole } of LOOKS) {
      await stage.show({ theme, scheme, width });
      assert.deepEqual(await axe(whole ? undefined : ['color-contrast']), [], `axe on the layer, ${theme} ${scheme}`);
      if (whole) assert.deepEqual(await stage.page.evaluate(clipped), [], `the layer at ${width} px`);
    }
  });
}

// axe does not judge what is disabled.
test('in the layer, too, a button that waits can be read', { timeout: 60_000 }, async () => {
  await stage.layer(true);
  for (const scheme of ['light', 'dark']) {
    await stage.show({ state: 'sheet-needs-input', theme: 'neutral', scheme, lang: 'en', width: 494 });
    const contrast = await stage.region.evaluate(({ shadowRoot }) => {
      const pay = shadowRoot.querySelector('[data-key="panel/pay"]'), sheet = shadowRoot.querySelector('[role=dialog]');
      const pen = new OffscreenCanvas(1, 1).getContext('2d');
      const light = (...colors) => {  // one over the other
        for (const color of colors) Object.assign(pen, { fillStyle: color }).fillRect(0, 0, 1, 1);
        return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => ((value / 255 + 0.055) / 1.055) ** 2.4)
          .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
      };
      const ground = [getComputedStyle(sheet).backgroundColor, getComputedStyle(pay).backgroundColor];
      const [low, high] = [
        light(...ground), light(...ground, getComputedStyle(pay.querySelector('.words')).color),
      ].sort((one, other) => one - other);
      return (high + 0.05) / (low + 0.05);
    });
    assert.ok(contrast >= 3, `${scheme}: ${contrast.toFixed(2)}`);
  }
  await stage.layer(false);
});

/** What is to be seen. */
const picture = async () =>
  (await stage.region.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64');

test(
  'an address puts a hand on a control or a card, by its key or its name, and takes it away',
  { timeout: 120_000 },
  async () => {
    await stage.layer(false);
    const usual = { theme: 'neutral', scheme: 'light', lang: 'en', width: 494, touch: '', on: '' };
    for (const [state, on, touches] of [
      ['carousel-three', 'nomad/review', ['hover', 'pressed', 'focus']], ['carousel-three', 'nomad', ['hover']],
      ['sheet-ready', 'Not now', ['hover', 'pressed', 'focus']],
    ]) {
      await stage.show({ ...usual, state });
      await stage.at_rest();
      const seen = new Set([await picture()]);
      for (const touch of touches) {
        await stage.show({ touch, on });
        seen.add(await picture());
        const focused =
          await stage.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.localName ?? '');
        assert.equal(focused === 'button', touch === 'focus', `${touch} on ${on}`);
      }
      assert.equal(seen.size, touches.length + 1, `${on} looks as many ways`);
      await stage.show({ touch: '' });
      assert.ok(seen.has(await picture()), 'the hand is gone');
    }
    await stage.page.setViewportSize({ width: 1280, height: 900 });
    await stage.show({ ...usual, state: 'sheet-ready', bare: false });
    await stage.page.getByRole('combobox', { name: 'Touch' }).selectOption('Pressed');
    await stage.page.getByRole('combobox', { name: 'On', exact: true }).selectOption('Pay $162.11');
    await stage.page.waitForURL(/touch=pressed&on=panel%2Fpay/);
  },
);

test(
  'the page itself: axe finds nothing on the index, and each state has an address',
  { timeout: 120_000 },
  async () => {
    await stage.layer(false);
    await stage.page.setViewportSize({ width: 1280, height: 900 });
    await stage.show({ state: 'receipt', theme: 'neutral', scheme: 'light', bare: false });
    await stage.page.getByRole('combobox', { name: 'State' }).selectOption('receipt-differs');
    await stage.page.waitForURL(/state=receipt-differs/);
    await stage.page.getByRole('heading', { name: 'Paid, but not what was agreed' }).waitFor();
    await stage.page.getByRole('link', { name: 'Till, state by state' }).click();
    await stage.page.getByRole('link', { name: 'card-ready: open alone' }).waitFor();
    await stage.page.waitForFunction(() =>
      document.querySelectorAll('till-checkout').length >= 3 && !document.querySelector('.busy'));
    await stage.page.evaluate(AXE);
    // The same surface stands there many times, so landmarks repeat: no more than WCAG is asked of the index.
    assert.deepEqual(await axe(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']), []);
    assert.equal(await stage.page.getByRole('article').count(), STATES.length);
  },
);
