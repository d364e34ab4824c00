// What moves: a sheet that comes in and the receipt in its place, once, for less than the half second before Pay may be
// pressed, and not for readers who want less motion. Time is never measured. Knows nothing of what a state means.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Stage } from './stage.mjs';

const RISES = { part: 'surface', duration: 220, easing: 'ease-out', iterations: 1, ends: ['1', 'none'] };

/** Runs in the page: writes down what is moved, and how much of a sheet or receipt there was by then. */
function watch() {
  globalThis.moves = [];
  const { animate } = Element.prototype;
  Element.prototype.animate = function watched(...how) {
    const animation = animate.apply(this, how), { duration, easing, iterations } = animation.effect.getComputedTiming();
    const { opacity, transform } = animation.effect.getKeyframes().at(-1);
    if (this.getRootNode().host?.localName === 'till-checkout') {
      const running = this.getAnimations().includes(animation);
      const whole =
        this.querySelector('canvas') !== null && this.querySelector('.layer [role=dialog], .layer article') !== null;
      globalThis.moves.push({
        part: this.classList[0], duration, easing, iterations, ends: [opacity, transform], running, whole,
      });
    }
    return animation;
  };
}

/** The surface of a page that moves, or does not, and how often it was moved on the way into the state. */
async function moves(stage, state, more = {}) {
  await stage.page.evaluate(() => { globalThis.moves = []; });
  await stage.show({ state, lang: 'en', ...more });
  const found = await stage.page.evaluate(() => globalThis.moves);
  for (const { running, whole, ...move } of found) {
    assert.deepEqual(move, RISES);
    assert.ok(running && whole, 'picture and layer move as one');
  }
  assert.equal(
    await stage.region.evaluate(({ shadowRoot }) => shadowRoot.querySelector('.surface').getAnimations().length), 0,
    'what has settled is at rest',
  );
  return found.length;
}

const open = async (reducedMotion) => {
  const stage = await Stage.open({ context: { reducedMotion } });
  await stage.page.evaluate(watch);
  return stage;
};
const moving = await open('no-preference'), still = await open('reduce');

for (const [state, times] of [
  ['carousel-three', 0], ['sheet-loading', 1], ['sheet-ready', 1], ['sheet-declined', 1], ['receipt', 2],
  ['receipt-fetching', 0], ['receipt-past', 1],
]) {
  test(`on the way to ${state} something comes in ${times} times`, { timeout: 120_000 }, async () => {
    assert.equal(await moves(moving, state), times);
    assert.equal(await moves(moving, state, { lang: 'ar' }), 0, 'another language brings nothing in');
    assert.equal(await moves(still, state), 0, 'nothing moves for who wants less motion');
  });
}

test('what the keys do comes in over the cards, and not over the sheet', { timeout: 120_000 }, async () => {
  for (const [state, times] of [['carousel-three', 1], ['sheet-ready', 0]]) {
    await moves(moving, state);
    await moving.page.evaluate(() => { globalThis.moves = []; });
    await moving.page.getByRole('button', { name: /^(Review|Pay)/ }).first().focus();
    await moving.page.keyboard.press('?');
    await moving.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await moving.page.keyboard.press('Escape');
    await moving.page.getByRole('dialog', { name: 'Keyboard' }).waitFor({ state: 'detached' });
    assert.equal(await moving.page.evaluate(() => globalThis.moves.length), times, state);
  }
});
