// What assistive technology and the eye are given: axe on every state, and the picture lies where the words lie.
// Knows nothing of protocols.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Shop, until } from './harness.mjs';
import { at_rest } from './mounting.mjs';
import { measure_page } from './picture.mjs';

const shop = await Shop.open();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FAILED = [/Failed to load resource/];

/**
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {string} state
 */
async function axe(shopper, state) {
  await at_rest(shopper);
  if (!await shopper.page.evaluate(() => 'axe' in globalThis)) await shopper.page.evaluate(AXE);
  const found = await shopper.page.evaluate(async () => {
    // Words of the layer are transparent over a picture; their painted contrast is measured from the picture below.
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'], iframes: false });
    return violations.map(({ id, help, nodes }) => ({
      id, help,
      where: nodes.map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`).slice(0, 4),
    }));
  });
  assert.deepEqual(found, [], `${state}: axe found something`);
}

/** Each line of text lies where it is painted, and its paint can be read. */
async function picture_matches(shopper, state) {
  await at_rest(shopper);
  const { lines, faults } = await measure_page(shopper);
  assert.ok(lines >= 8, `${state}: ${lines} lines were measured`);
  assert.deepEqual(faults, [], state);
}

for (const dark of [false, true]) {
  const light = dark ? 'dark' : 'light';
  for (const width of [360, 768]) {
    shop.test(
      `axe finds nothing, and words lie where they are painted: chat, carousel, sheet, declined, receipt; ${light}, `
        + `${width} px`,
      { dark, width, height: 900, complaints: FAILED },
      async (shopper) => {
        await shopper.visit();
        await axe(shopper, 'empty chat');
        await shopper.ask();
        await axe(shopper, 'carousel');
        await picture_matches(shopper, 'carousel');
        await shopper.open();
        await shopper.choose_method(/0002/);
        await shopper.payable();
        await axe(shopper, 'sheet');
        await picture_matches(shopper, 'sheet');
        await shopper.pay();
        await shopper.reads(shopper.words.declined);
        await axe(shopper, 'declined');
        await picture_matches(shopper, 'declined');
        await shopper.choose_method(/3155/);
        await shopper.pay();
        await shopper.reads(shopper.words.three_ds);
        await axe(shopper, 'bank challenge');
        await shopper.page.frameLocator('till-checkout iframe').getByRole('button', { name: /Approve|Confirm/ })
          .click();
        await shopper.receipt();
        await axe(shopper, 'receipt');
        await picture_matches(shopper, 'receipt');
      },
    );
  }
}

shop.test(
  'every control is at least 44 by 44, or 24 by 24 where it is a link in text',
  { width: 360 },
  async (shopper) => {
    await shopper.visit();
    await shopper.ask();
    const small = () =>
      shopper.region.evaluate((element) =>
        [...element.shadowRoot.querySelectorAll('button, a[href], input')].map((one) => ({
          name: one.getAttribute('aria-label') ?? one.textContent, tag: one.localName, box: one.getBoundingClientRect(),
        }))
          .filter(({ tag, box }) =>
            box.width && (tag === 'a' ? box.height < 24 : box.height < 44 || box.width < 44)).map(({ name, box }) =>
              `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`));
    assert.deepEqual(await small(), []);
    await shopper.open();
    await until('methods', () => shopper.sheet.getByRole('radio').count(), (count) => count >= 3);
    assert.deepEqual(await small(), []);
  },
);

shop.test('a live region says what happened, and exactly two of them exist', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  const regions = () =>
    shopper.region.evaluate((element) =>
      [...element.shadowRoot.querySelectorAll('[role=status],[role=alert]')].map((one) =>
        [one.getAttribute('role'), one.textContent]));
  assert.deepEqual((await regions()).map(([role]) => role).sort(), ['alert', 'status']);
  shopper.expected.push(...FAILED);
  await shopper.open();
  await shopper.choose_method(/0002/);
  await shopper.pay();
  await until(
    'the refusal is spoken', regions,
    (all) => all.some(([role, text]) => role === 'alert' && text.includes(shopper.words.declined)),
  );
});

shop.test('at 200 % text and at 320 px nothing is cut off sideways', { width: 320, height: 700 }, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  const sideways = () => shopper.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(await sideways() <= 0);
  await shopper.open();
  await shopper.payable().catch(() => {});
  assert.ok(await sideways() <= 0);
  const out = await shopper.sheet.evaluate((dialog) =>
    [...dialog.querySelectorAll('button,a,input,.line')].map((one) => ({
      text: one.textContent, box: one.getBoundingClientRect(),
    })).filter(({ box }) => box.width && (box.right > innerWidth + 1 || box.left < -1)).map(({ text }) => text));
  assert.deepEqual(out, []);
});

shop.test('in forced colours the layer shows itself and axe finds nothing', {
  context: { forcedColors: 'active' },
}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  assert.equal((await shopper.stats()).mode, 'dom');
  await axe(shopper, 'carousel');
  await shopper.open();
  await axe(shopper, 'sheet');
  await shopper.choose_method(/4242/);
  await shopper.pay();
  await shopper.receipt();
  await axe(shopper, 'receipt');
});

shop.audit();
