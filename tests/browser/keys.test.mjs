// The keys of the surface: Enter on its way up, arrows from card to card, Home, End, Escape, the list of keys; and
// where the focus goes. Knows nothing of a mouse but where it says so.
import assert from 'node:assert/strict';
import { fixed_shop } from './fixed.mjs';
import { focused } from './hands.mjs';
import { Shop, until } from './harness.mjs';
import { at_rest } from './mounting.mjs';

const shop = await Shop.open();
const at = (shopper, test, what) => until(what, () => focused(shopper.page), test);
const spoken = (shopper, role) =>
  shopper.region.evaluate((element, of) => element.shadowRoot.querySelector(`[role=${of}]`).textContent, role);

/** Counts what a screen reader would hear from the live regions. @param {import('./shopper.mjs').Shopper} shopper */
const listen = (shopper) => shopper.region.evaluate((element) => {
  globalThis.heard = [];
  for (const role of ['status', 'alert']) {
    const region = element.shadowRoot.querySelector(`[role=${role}]`);
    new MutationObserver(() =>
      region.textContent && globalThis.heard.push(`${role}: ${region.textContent}`)).observe(region, {
        childList: true, characterData: true, subtree: true,
      });
  }
});
const heard = (shopper) => shopper.page.evaluate(() => globalThis.heard);

for (const [lang, onward, back] of [['en-US', 'ArrowRight', 'ArrowLeft'], ['ar-EG', 'ArrowLeft', 'ArrowRight']]) {
  shop.test(
    `arrows go from card to card on the same control, Home and End to the first and the last, as one reads (${lang})`,
    {},
    async (shopper) => {
      const { page } = shopper;
      await fixed_shop(shopper, { lang });
      await shopper.region.locator('[data-key$="nomad/review"]').focus();
      const first = (await focused(page)).name;
      assert.match(first, /Nomad/);
      await page.keyboard.press(onward);
      await at(shopper, ({ name }) => /Atlas/.test(name), 'the second card has the focus');
      await page.keyboard.press(onward);
      await at(shopper, ({ name }) => /Ridge/.test(name), 'the third');
      await page.keyboard.press(onward);
      assert.match((await focused(page)).name, /Ridge/, 'there is no round');
      await page.keyboard.press(back);
      await at(shopper, ({ name }) => /Atlas/.test(name), 'one back');
      await page.keyboard.press('Home');
      await at(shopper, ({ name }) => name === first, 'the first, on the control it was on');
      await page.keyboard.press('End');
      await at(shopper, ({ name }) => /Ridge/.test(name), 'the last');
      const inside = await shopper.region.evaluate((element) => {
        const scroller = element.shadowRoot.querySelector('.scroller, .list').getBoundingClientRect();
        const box = element.shadowRoot.activeElement.getBoundingClientRect();
        return box.left >= scroller.left - 1 && box.right <= scroller.right + 1;
      });
      assert.ok(inside, 'what has the focus can be seen');
    },
  );
}

shop.test(
  'Enter does nothing on its way down, and nothing when the focus left before it came up',
  {},
  async (shopper) => {
    const { page } = shopper;
    await fixed_shop(shopper);
    await shopper.region.locator('[data-key$="nomad/review"]').focus();
    for (let press = 0; press < 5; ++press) await page.keyboard.down('Enter');
    await at_rest(shopper);
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.keyboard.press('Tab');
    await page.keyboard.up('Enter');
    await at_rest(shopper);
    assert.equal(await page.getByRole('dialog').count(), 0, 'slipped off');
    await shopper.region.locator('[data-key$="nomad/review"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  },
);

shop.test(
  'Escape closes the details of a card, then the sheet, and gives the focus back each time',
  {},
  async (shopper) => {
    const { page } = shopper;
    await fixed_shop(shopper);
    await shopper.region.locator('[data-key$="nomad/details"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Hide details/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Details, Nomad/ }).waitFor();
    assert.match((await focused(page)).name, /^Details, Nomad/);
    await shopper.region.locator('[data-key$="nomad/review"]').focus();
    await page.keyboard.press('Enter');
    await at(
      shopper, ({ role, name }) => role === 'heading' && /^Review your order/.test(name), 'the title has the focus',
    );
    await page.keyboard.press('Escape');
    await at(shopper, ({ name }) => /^Review order, Nomad/.test(name), 'its button has the focus');
  },
);

shop.test('Escape never stops a running payment: it says so, and the payment ends as it would', {}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper, { completes: ['hold'] });
  await shopper.region.locator('[data-key$="nomad/review"]').click();
  await page.getByRole('radio', { name: /4242/ }).click();
  await listen(shopper);
  await shopper.region.locator('[data-key$="/pay"]').click();
  await until('it is being paid', () => page.evaluate(() => globalThis.stage.sent), (sent) => sent === 1);
  await page.keyboard.press('Escape');
  await until('it is said', () => spoken(shopper, 'status'), (words) => words === 'Payment in progress');
  assert.equal(await page.getByRole('dialog').count(), 1);
  await page.evaluate(() => globalThis.stage.release('paid'));
  await page.getByRole('article').waitFor();
  await at(shopper, ({ role }) => role === 'heading', 'the receipt has the focus');
});

shop.test(
  'a question mark shows what the keys do, over cards and over the sheet, and everything is as it was afterwards',
  {},
  async (shopper) => {
    const { page } = shopper;
    await fixed_shop(shopper);
    await shopper.region.locator('[data-key$="nomad/review"]').focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await at(shopper, ({ role, name }) => role === 'heading' && name === 'Keyboard', 'its title has the focus');
    await shopper.reads('Esc: not now. A running payment goes on.');
    await page.keyboard.press('Escape');
    await at(shopper, ({ name }) => /^Review order, Nomad/.test(name), 'the focus is back');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /4242/ }).click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: /^Review your order/ }).waitFor();
    const back = await at(shopper, ({ role }) => role === 'radio', 'the focus is back on the method');
    assert.ok(/4242/.test(back.name) && back.checked, JSON.stringify(back));
  },
);

shop.test('a question mark in a field is a question mark', {}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper);
  await shopper.region.locator('[data-key$="nomad/review"]').click();
  await page.getByRole('button', { name: 'Promo code' }).click();
  const field = page.getByRole('textbox');
  await field.fill('');
  await field.press('?');
  assert.equal(await field.inputValue(), '?');
  assert.equal(await page.getByRole('dialog', { name: 'Keyboard' }).count(), 0);
});

shop.test(
  'an address that lacks something: the focus goes to the first field that does, and the field says why',
  {},
  async (shopper) => {
    const { page } = shopper;
    await fixed_shop(shopper);
    await shopper.region.locator('[data-key$="nomad/review"]').click();
    await page.getByRole('button', { name: 'Change, deliver to' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Grace Hopper');
    await page.getByRole('textbox', { name: 'City' }).fill('');
    await page.getByRole('textbox', { name: 'Street and number' }).fill('');
    await page.getByRole('button', { name: 'Use this address' }).click();
    const field = await at(shopper, ({ role }) => role === 'textbox', 'a field has the focus');
    assert.equal(field.name, 'Street and number');
    const why = await shopper.region.evaluate((element) => {
      const input = element.shadowRoot.activeElement;
      return [
        input.getAttribute('aria-invalid'),
        element.shadowRoot.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent ?? '',
      ];
    });
    assert.equal(why[0], 'true');
    assert.match(why[1], /Street and number/);
  },
);

// ---- what is said without being asked for ----

shop.test(
  'of many changes in half a second only the newest is said, and scrolling by hand says nothing',
  { width: 520 },
  async (shopper) => {
    const { page } = shopper;
    await fixed_shop(shopper);
    await listen(shopper);
    await shopper.region.evaluate((element) =>
      element.shadowRoot.querySelector('.scroller').scrollTo({ left: 300, behavior: 'instant' }));
    await at_rest(shopper);
    await shopper.page.mouse.move(250, 300);
    await at_rest(shopper);
    assert.deepEqual(await heard(shopper), [], 'neither scrolling nor hovering is said');
    await shopper.region.locator('[data-key$="nomad/review"]').click();
    await page.getByRole('radio', { name: /Express/ }).waitFor();
    await at_rest(shopper);
    assert.deepEqual(await heard(shopper), [], 'nor is a sheet that opens, whose title has the focus');
    await page.getByRole('radio', { name: /Express/ }).focus();
    for (const key of ['Space', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    await until(
      'the newest is said', () => heard(shopper), (all) => all.some((words) => /Total now \$158\.00/.test(words)),
    );
    assert.deepEqual(await heard(shopper), ['status: Delivery changed to Wed, Nov 25. Total now $158.00, up $9.00.']);
  },
);

shop.test('a turned page is said once, where it came to rest', { width: 520 }, async (shopper) => {
  await fixed_shop(shopper);
  await listen(shopper);
  await shopper.region.locator('[data-key$="/next"]').click();
  await until('the page is said', () => heard(shopper), (all) => all.length > 0);
  await at_rest(shopper);
  assert.deepEqual(await heard(shopper), ['status: Showing 2 to 3 of 3']);
});

shop.test('a refused payment interrupts, the second time as well, and nothing else does', {}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper, { completes: ['declined', 'declined'] });
  await shopper.region.locator('[data-key$="nomad/review"]').click();
  await page.getByRole('radio', { name: /4242/ }).click();
  await listen(shopper);
  const refused = 'alert: Your bank declined this payment. Nothing was charged. Try again, or use another method.';
  for (const count of [1, 2]) {
    await shopper.payable();
    await shopper.region.locator('[data-key$="/pay"]').click();
    await until(
      `refusal ${count} is said`, () => heard(shopper),
      (all) => all.filter((words) => words === refused).length === count,
    );
    await page.getByRole('radio', { name: /4444/ }).click();
  }
  assert.deepEqual((await heard(shopper)).filter((words) => words.startsWith('alert') && words !== refused), []);
  const regions = await shopper.region.evaluate((element) =>
    [...element.shadowRoot.querySelectorAll('[role=status], [role=alert], [aria-live]')].length);
  assert.equal(regions, 2);
});

shop.audit();
