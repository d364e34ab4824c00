// Where the focus goes: the order of the sheet, the trap of the dialog, the way back. Knows nothing of a mouse.
import assert from 'node:assert/strict';
import { focused, keyboard } from './hands.mjs';
import { Shop, until } from './harness.mjs';

const shop = await Shop.open();

/** @param {import('./shopper.mjs').Shopper} shopper */
async function open_by_key(shopper) {
  const hand = keyboard(shopper.page);
  await shopper.visit();
  await shopper.ask(shopper.words.query, hand);
  await hand.press('button', shopper.words.review);
  await shopper.sheet.waitFor();
  await shopper.payable().catch(() => {});
  return hand;
}

shop.test(
  'the sheet opens with the focus on its title, and Escape gives it back to the button that opened it',
  {},
  async (shopper) => {
    const { page, words } = shopper, hand = keyboard(page);
    await shopper.visit();
    await shopper.ask(words.query, hand);
    const opener = await hand.walk((at) => at.role === 'button' && words.review.test(at.name));
    await page.keyboard.press('Enter');
    await shopper.sheet.waitFor();
    const title = await until('focus is on the title', () => focused(page), (at) => words.sheet.test(at.name));
    assert.ok(['heading', 'dialog'].includes(title.role), title.role);
    await page.keyboard.press('Escape');
    await shopper.sheet.waitFor({ state: 'hidden' });
    await until('focus is back on its button', () => focused(page), (at) => at.name === opener.name);
  },
);

shop.test('Tab goes through the sheet in the order of the eye, and round, and never out', {}, async (shopper) => {
  const { page, words } = shopper;
  await open_by_key(shopper);
  await until(
    'delivery and methods are there', () => shopper.sheet.getByRole('radiogroup').count(), (count) => count >= 2,
  );
  const stops = [];
  for (let step = 0; step < 60; ++step) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    assert.ok(at.visible, `focus can be seen on ${at.name}`);
    const key = `${at.role} ${at.group} ${at.name}`;
    if (stops.length && key === stops[0].key) break;
    stops.push({ ...at, key });
  }
  const heard = stops.map(({ key }) => key).join('\n');
  const place = (what, test) => {
    const index = stops.findIndex(test);
    assert.ok(index >= 0, `${what} is a stop:\n${heard}`);
    return index;
  };
  const order = [
    place('quantity', ({ role, name }) => role === 'button' && /^(Add|Remove) one$/.test(name)),
    place('Change address', ({ name }) => words.change.test(name)),
    place('delivery', ({ role, group }) => role === 'radio' && words.delivery.test(group)),
    place('Pay with', ({ role, group }) => role === 'radio' && words.pay_with.test(group)),
    place('Pay', ({ role, name }) => role === 'button' && words.pay.test(name)),
    place('Not now', ({ name }) => name === words.not_now),
  ];
  assert.deepEqual(order, [...order].sort((a, b) => a - b), heard);
  assert.ok(stops.length < 60, 'Tab goes round');
  const boxes = await shopper.sheet.evaluate((dialog) =>
    [...dialog.querySelectorAll('button,a[href],input')].map((one) => {
      const { top, left } = one.getBoundingClientRect();
      return { name: one.getAttribute('aria-label') ?? one.textContent, top, left };
    }));
  const pay = boxes.findIndex(({ name }) => words.pay.test(name.trim()));
  const not_now = boxes.findIndex(({ name }) => name.trim() === words.not_now);
  assert.ok(boxes[not_now].top >= boxes[pay].top, 'Not now lies under Pay');
});

shop.test('Shift+Tab from the title stays in the sheet', {}, async (shopper) => {
  await open_by_key(shopper);
  for (let step = 0; step < 25; ++step) {
    await shopper.page.keyboard.press('Shift+Tab');
    const inside = await shopper.sheet.evaluate((dialog) => dialog.contains(dialog.getRootNode().activeElement));
    assert.ok(inside, `step ${step}: ${JSON.stringify(await focused(shopper.page))}`);
  }
});

shop.test('arrows choose within delivery and within methods, and nothing else moves', {}, async (shopper) => {
  const { page, words } = shopper, hand = await open_by_key(shopper);
  await hand.walk((at) => at.role === 'radio' && words.pay_with.test(at.group));
  const names = [];
  for (let step = 0; step < 3; ++step) {
    await page.keyboard.press('ArrowDown');
    const at = await until(
      'the radio under the focus is the chosen one', () => focused(page),
      ({ role, checked }) => role === 'radio' && checked,
    );
    assert.match(at.group, words.pay_with);
    names.push(at.name);
  }
  assert.equal(new Set(names).size, 3, names.join(', '));
});

shop.test(
  'after a declined card the focus is where one can choose another method',
  { complaints: [] },
  async (shopper) => {
    const { page, words } = shopper, hand = await open_by_key(shopper);
    await hand.choose(words.pay_with, /0002/);
    await shopper.pay(hand);
    await shopper.reads(words.declined);
    const at = await until('focus is in the sheet', () => focused(page), ({ role }) => role !== '');
    const inside = await shopper.sheet.evaluate((dialog) => dialog.contains(dialog.getRootNode().activeElement));
    assert.ok(inside, JSON.stringify(at));
  },
);

shop.test('after the payment the focus is on the heading of the receipt', {}, async (shopper) => {
  const hand = await open_by_key(shopper);
  await hand.choose(shopper.words.pay_with, /4242/);
  await shopper.pay(hand);
  await shopper.receipt();
  await until(
    'focus is on the receipt', () => focused(shopper.page), ({ role }) => ['heading', 'article'].includes(role),
  );
});

shop.audit();
