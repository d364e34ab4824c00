// A page that gives the element little height: the sheet in two steps, or the whole screen where the page has it to
// give.
// Knows nothing of what is on the sheet otherwise.
import assert from 'node:assert/strict';
import { focused, keyboard, mouse } from './hands.mjs';
import { Shop, until } from './harness.mjs';

const shop = await Shop.open();
const one = { orders: 1, charges: 1 };

/**
 * Picks in a chat whose page says how much room it gives.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {object} host
 * @param {ReturnType<typeof mouse>} hand
 */
async function picks_in(shopper, host, hand) {
  await shopper.visit();
  await shopper.ask(shopper.words.query, hand);
  await shopper.region.evaluate((element, host) => {
    globalThis.asked = [];
    element.host = host;
    element.addEventListener(
      'till-display-mode',
      ({ detail: { mode } }) => globalThis.asked.push({ mode, gesture: navigator.userActivation.isActive }),
    );
  }, host);
  await hand.press('button', shopper.words.review);
  await shopper.sheet.waitFor();
  await shopper.still();
}

/**
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {ReturnType<typeof mouse>} hand
 */
async function buy_in_two_steps(shopper, hand) {
  const { sheet } = shopper, heading = (step) => sheet.getByRole('heading', { name: `Step ${step} of 2` });
  await heading(1).waitFor();
  assert.equal(await shopper.pay_button.count(), 0);
  assert.ok(await sheet.getByRole('radiogroup', { name: shopper.words.delivery }).count());
  await hand.press('button', /^Continue to payment/);
  await heading(2).waitFor();
  assert.equal(await sheet.getByRole('radiogroup', { name: shopper.words.delivery }).count(), 0);
  await hand.press('button', /^Back to items/);
  await heading(1).waitFor();
  await hand.press('button', /^Continue to payment/);
  await until('the step has the focus', () => focused(shopper.page), (at) => /^Step 2 of 2/.test(at.name));
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay(hand);
    await shopper.receipt();
  }), one);
  assert.deepEqual(await shopper.page.evaluate(() => globalThis.asked), []);
}

shop.test('in 560 px an order is bought in two steps, by keyboard', { width: 494, height: 900 }, async (shopper) => {
  const hand = keyboard(shopper.page);
  await picks_in(shopper, { max_height: 560 }, hand);
  await buy_in_two_steps(shopper, hand);
});

shop.test('in 400 px it is bought in two steps without a picture, too', {
  context: { forcedColors: 'active' },
}, async (shopper) => {
  const hand = mouse(shopper.page);
  await picks_in(shopper, { max_height: 400 }, hand);
  assert.equal((await shopper.stats()).mode, 'dom');
  await buy_in_two_steps(shopper, hand);
});

shop.test(
  'a page that has the whole screen to give is asked for it within the tap, and gets it back with the receipt',
  {},
  async (shopper) => {
    const hand = mouse(shopper.page), low = { max_height: 560, available_display_modes: ['inline', 'fullscreen'] };
    await picks_in(shopper, low, hand);
    const asked = () => shopper.page.evaluate(() => globalThis.asked);
    assert.deepEqual(await asked(), [{ mode: 'fullscreen', gesture: true }]);
    const steps = shopper.sheet.getByRole('heading', { name: /^Step / });
    await steps.waitFor();  // as long as the page has not given it
    await shopper.region.evaluate(
      (element, low) => { element.host = { ...low, max_height: 800, display_mode: 'fullscreen' }; }, low,
    );
    await steps.waitFor({ state: 'hidden' });
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay(hand);
      await shopper.receipt();
    }), one);
    assert.deepEqual((await asked()).map(({ mode }) => mode), ['fullscreen', 'inline']);
  },
);

shop.test(
  'on the whole screen nothing lies under a notch, whoever tells of it',
  { width: 494, height: 900 },
  async (shopper) => {
    const hand = mouse(shopper.page);
    await picks_in(shopper, {}, hand);
    const sides = () => shopper.region.evaluate((element) => {
      const outer = element.getBoundingClientRect();
      const sheet = element.shadowRoot.querySelector('[role=dialog]').getBoundingClientRect();
      const picture = element.shadowRoot.querySelector('canvas').getBoundingClientRect();
      return [
        sheet.top - outer.top, outer.right - sheet.right, outer.bottom - sheet.bottom, sheet.left - outer.left,
        picture.left - sheet.left,
      ].map(Math.round);
    });
    const [top, right, bottom, left, apart] = await sides();
    const whole = { display_mode: 'fullscreen', safe_area_insets: { top: 47, right: 12, bottom: 34, left: 20 } };
    await shopper.region.evaluate((element, whole) => { element.host = whole; }, whole);
    await until(
      'what the page tells of', sides,
      (now) => String(now) === String([top + 47, right + 12, bottom + 34, left + 20, apart]),
    );
    const wire = await shopper.page.context().newCDPSession(shopper.page);
    await wire.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 60, bottom: 10 } });
    await until(
      'what the browser knows of', sides,
      (now) => String(now) === String([top + 60, right + 12, bottom + 34, left + 20, apart]),
    );
    await shopper.region.evaluate((element) => { element.host = { display_mode: 'inline' }; });
    await until('in the page there is none', sides, (now) => String(now) === String([top, right, bottom, left, apart]));
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.region.evaluate((element, whole) => { element.host = whole; }, whole);
      await shopper.pay(hand);
      await shopper.receipt();
    }), one);
  },
);

shop.audit();
