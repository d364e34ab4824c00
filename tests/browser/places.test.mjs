// The layer lies where the picture lies: boxes of every node, words under the eye, selected, copied and found; large
// enough to press, also with large text, in a narrow place and under a finger. Knows nothing of what is sold.
import assert from 'node:assert/strict';
import { fixed_shop } from './fixed.mjs';
import { Shop, until } from './harness.mjs';
import { at_rest } from './mounting.mjs';
import { measure_page } from './picture.mjs';

const shop = await Shop.open();

/**
 * Nodes whose element covers less than 95 % of what was painted, or is larger than it by as much. The element's newest
 * tree has the boxes that were painted, for one call draws and describes.
 * @param {import('./shopper.mjs').Shopper} shopper
 */
const astray = (shopper) => shopper.region.evaluate((element) => {
  const { nodes, width } = element.tree, root = element.shadowRoot;
  const at = root.querySelector('canvas').getBoundingClientRect();
  const scale = at.width / width, by_id = new Map(nodes.map((node) => [node.id, node]));
  const elements = new Map(Array.from(root.querySelectorAll('.layer [data-key]'), (one) => [one.dataset.key, one]));
  const shift = (node) => {
    for (let up = by_id.get(node.parent); up; up = by_id.get(up.parent)) {
      if (up.role === 'scroller') return elements.get(up.key).scrollLeft;
    }
    return 0;
  };
  const out = [];
  let seen = 0;
  for (const node of nodes) {
    const own = elements.get(node.key), [x, y, w, h] = node.box;
    if (!own || node.hidden || w <= 0 || h <= 0) continue;
    ++seen;
    const box = own.getBoundingClientRect(), left = at.left + x * scale - shift(node), top = at.top + y * scale;
    const across = Math.max(0, Math.min(box.right, left + w * scale) - Math.max(box.left, left));
    const down = Math.max(0, Math.min(box.bottom, top + h * scale) - Math.max(box.top, top));
    const both = across * down, union = box.width * box.height + w * h * scale * scale - both;
    if (both / union < 0.95) out.push(`${node.key}: ${(100 * both / union).toFixed(1)} %`);
  }
  return { seen, out };
});

/** Every control that is too small to be pressed with a finger, and what stands too near to Pay. */
const too_small = (shopper) => shopper.region.evaluate((element) => {
  const controls = Array.from(element.shadowRoot.querySelectorAll('.layer :is(button, a[href], input)'), (one) => ({
    name: one.getAttribute('aria-label') ?? one.textContent,
    least: one.localName === 'a' ? 24 : 43.9,
    key: one.dataset.key,
    box: one.getBoundingClientRect(),
  }));
  const out = controls.filter(({ least, box }) => box.width && (box.height < least || box.width < least))
    .map(({ name, box }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`);
  const pay = controls.find(({ key }) => key.endsWith('/pay'))?.box;
  const leave = controls.find(({ key }) => key.endsWith('/not_now'))?.box;
  if (pay && leave && leave.top - pay.bottom < 12) out.push(`Not now lies ${leave.top - pay.bottom} px under Pay`);
  return { count: controls.length, out };
});

/** @param {import('./shopper.mjs').Shopper} shopper @param {(state: string) => Promise<void>} look */
async function every_state(shopper, look) {
  const { page } = shopper, key = (name) => shopper.region.locator(`.layer [data-key$="/${name}"]`).first();
  await look('cards');
  await key('details').click();
  await look('cards with details');
  await key('details').click();
  await key('review').click();
  await page.getByRole('radio', { name: /4242/ }).click();
  await look('sheet');
  await page.getByRole('button', { name: 'Change, deliver to' }).click();
  await look('address');
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await key('pay').click();
  await until('it is declined', () => shopper.all_words(), (words) => words.includes('Your bank declined'));
  await look('declined');
  await page.getByRole('radio', { name: /4444/ }).click();
  await key('pay').click();
  await page.getByRole('article').waitFor();
  await look('receipt');
}

for (const width of [360, 494, 768]) {
  for (const deviceScaleFactor of [1, 2]) {
    const where = `at ${width} px and ${deviceScaleFactor} device pixels`;
    shop.test(`${where} every element lies on what is painted, scrolled or not, and can be pressed`, {
      width: width + 40, height: 900, context: { deviceScaleFactor },
    }, async (shopper) => {
      await fixed_shop(shopper, { style: `width: ${width}px`, completes: ['declined', 'paid'] });
      const check = async (state) => {
        await at_rest(shopper);
        const { seen, out } = await astray(shopper), { count, out: small } = await too_small(shopper);
        assert.ok(seen > 20 && count > 3, `${state}: ${seen} nodes, ${count} controls`);
        assert.deepEqual(out, [], `${state}: overlap`);
        assert.deepEqual(small, [], `${state}: targets`);
      };
      await every_state(shopper, async (state) => {
        await check(state);
        if (state !== 'cards' || width === 768) return;
        await shopper.region.evaluate((element) => {
          element.shadowRoot.querySelector('.scroller').scrollTo({ left: 150, behavior: 'instant' });
        });
        await check('cards, scrolled');
        const { lines, faults } = await measure_page(shopper);
        assert.ok(lines > 5, `${lines} lines measured`);
        assert.deepEqual(faults, [], 'scrolled: paint under the words');
      });
    });
  }
}

shop.test('a page that gives 400 px gets 396 of them, and arrows that turn the pictures they lie on', {
  width: 400, height: 700,
}, async (shopper) => {
  await fixed_shop(shopper, { style: 'width: 360px' });
  await at_rest(shopper);
  const height = () => shopper.region.evaluate((element) => element.getBoundingClientRect().height);
  const usual = await height();
  assert.ok(usual > 480, `${usual} px`);
  await shopper.region.evaluate((element) => { element.host = { max_height: 400 }; });
  await until('it is compact', height, (now) => now > 300 && now <= 396);
  const next = shopper.page.getByRole('button', { name: 'Next picks' });
  for (const turn of ['at the start', 'turned']) {
    await at_rest(shopper);
    assert.deepEqual((await astray(shopper)).out, [], `${turn}: overlap`);
    assert.deepEqual((await too_small(shopper)).out, [], `${turn}: targets`);
    const { lines, faults } = await measure_page(shopper);
    assert.ok(lines > 5, `${lines} lines measured`);
    assert.deepEqual(faults, [], `${turn}: paint under the words`);
    if (turn === 'at the start') await next.click();
  }
  await shopper.reads(/(^|\s)2 of 3/);
  await shopper.region.evaluate((element) => { element.host = null; });
  await until('it is as it was', height, (now) => now === usual);
});

shop.test('words are selected where they are painted, copied whole, and found by the browser', {}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper);
  await at_rest(shopper);
  const box_of = (selector) => shopper.region.evaluate(
    (element, wanted) => element.shadowRoot.querySelector(wanted).getBoundingClientRect().toJSON(), selector);
  const title = await box_of('h3 .line');
  await page.mouse.dblclick(title.x + 10, title.y + title.height / 2);
  const selected = await page.evaluate(() => String(getSelection()).trim());
  assert.equal(selected, 'Nomad', 'a double click selects the word under the pointer');
  const found = await page.evaluate(() => {
    getSelection().removeAllRanges();
    if (!globalThis.find('Sold by Trailhouse, new', true)) return null;
    const range = getSelection().getRangeAt(0);
    return { text: String(getSelection()), box: range.getBoundingClientRect().toJSON() };
  });
  assert.ok(found, 'find in page finds it');
  const where = await box_of('[data-key$="nomad/seller"]'), { box } = found;
  const within = box.left >= where.left - 2 && box.top >= where.top - 4 && box.bottom <= where.bottom + 4;
  assert.ok(box.width === 0 || within, JSON.stringify({ found, where }));
  const copied = await shopper.region.evaluate((element) => {
    const range = document.createRange(), card = element.shadowRoot.querySelector('[data-key$="/nomad"]');
    range.selectNodeContents(card);
    return card.innerText.replace(/\s+/g, ' ');
  });
  const expected = ['Nomad 38L', '$149.00', 'Thu, Nov 26 · free', 'Sold by Trailhouse, new', 'Free returns, 30 days'];
  for (const words of expected) assert.ok(copied.includes(words), `${words} in ${copied}`);
});

shop.test('merchant’s words carry their language where it is not the page’s, and only there', {}, async (shopper) => {
  const { page } = shopper;
  const languages = () => shopper.region.evaluate((element) => {
    const keyed = Array.from(element.shadowRoot.querySelectorAll('.layer [data-key]'));
    return Object.fromEntries(keyed.map((one) => [one.dataset.key, one.closest('[lang]')?.lang ?? '']));
  });
  await fixed_shop(shopper, { lang: 'fr-FR' });
  const cards = await languages();
  const of = (all, end) => Object.entries(all).find(([key]) => key.endsWith(end))?.[1];
  for (const end of ['nomad/title', 'nomad/image', 'nomad/fit']) assert.equal(of(cards, end), 'en', end);
  for (const end of ['nomad/delivery', 'nomad/price', 'nomad/seller', 'carousel/heading']) {
    assert.equal(of(cards, end), 'fr-FR', end);
  }
  await shopper.region.locator('[data-key$="nomad/review"]').click();
  await page.getByRole('radio', { name: /4242/ }).waitFor();
  const sheet = await languages();
  for (const end of ['l1/title', 'slow/label', 'disclosure-0/text']) {
    assert.equal(of(sheet, end), 'en', `${end} of ${Object.keys(sheet)}`);
  }
  for (const end of ['panel/title', 'not_now']) assert.equal(of(sheet, end), 'fr-FR', end);
  await fixed_shop(shopper, { lang: 'en-GB' });
  const marked = Object.entries(await languages()).filter(([, lang]) => lang !== 'en-GB');
  assert.deepEqual(marked, [], 'English for English readers is not marked');
});

// ---- large text, narrow places, fingers ----

shop.test('text twice as large makes everything twice as high where there is room, and nothing is cut', {
  width: 820, height: 900,
}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper, { style: 'width: 768px', completes: ['declined', 'paid'] });
  const price = () => shopper.region.evaluate(
    (element) => element.shadowRoot.querySelector('[data-key$="nomad/price"] .line').getBoundingClientRect().height);
  await at_rest(shopper);
  const before = await price();
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await until('it has grown', price, (height) => Math.abs(height - 2 * before) < 1);
  await every_state(shopper, async (state) => {
    await at_rest(shopper);
    assert.equal((await shopper.stats()).mode, 'canvas');
    assert.deepEqual((await astray(shopper)).out, [], state);
    const { lines, faults } = await measure_page(shopper);
    assert.ok(lines >= 5, `${state}: ${lines} lines`);
    assert.deepEqual(faults, [], state);
  });
});

for (const [what, options, style] of [
  ['at 320 px', { width: 320, height: 800 }, 'margin: 0 -8px; width: 320px'],
  ['at 400 % of a 1280 px window', { width: 320, height: 256, context: { deviceScaleFactor: 4 } }, ''],
]) {
  shop.test(`${what} the cards are a list, and nothing scrolls sideways in any state`, options, async (shopper) => {
    await fixed_shop(shopper, { completes: ['declined', 'paid'], style });
    await shopper.page.evaluate(() => {
      for (const part of [document.body, document.querySelector('main')]) part.style.cssText = 'margin: 0; padding: 0';
    });
    await every_state(shopper, async (state) => {
      await at_rest(shopper);
      const { lefts, tops, over } = await shopper.region.evaluate((element) => {
        const all = (selector) => [...element.shadowRoot.querySelectorAll(selector)];
        const cards = all('[role=group][aria-roledescription]').map((card) => card.getBoundingClientRect());
        const over = all('.layer *').filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX))
          .map((one) => one.scrollWidth - one.clientWidth).filter((wider) => wider > 1);
        return {
          lefts: cards.map(({ left }) => Math.round(left)),
          tops: cards.map(({ top }) => top),
          over: Math.max(document.documentElement.scrollWidth - innerWidth, ...over, 0),
        };
      });
      assert.ok(over <= 0, `${state}: ${over} px too wide`);
      if (!state.startsWith('cards')) return;
      assert.equal(new Set(lefts).size, 1, `${state}: one below the other`);
      assert.ok(tops[0] < tops[1] && tops[1] < tops[2]);
    });
  });
}

shop.test('a finger that starts on a card scrolls the page up and down, and the cards to the side', {
  touch: true, width: 412, height: 500,
}, async (shopper) => {
  const { page } = shopper;
  await fixed_shop(shopper);
  await page.evaluate(() => {
    document.documentElement.style.overflow = document.body.style.overflow = 'visible';
    document.querySelector('main').style.cssText = 'padding-bottom: 900px; height: auto; overflow: visible';
  });
  await at_rest(shopper);
  const card = await shopper.cards().first().boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const swipe = async (x, y) => {
    const finger = (part) => [{ x: card.x + 190 + x * part, y: Math.min(300, card.y + 150) + y * part, id: 1 }];
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: finger(0) });
    for (let step = 1; step <= 12; ++step) {
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: finger(step / 12) });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const places = () => shopper.region.evaluate((element) => (
    { page: scrollY, cards: element.shadowRoot.querySelector('.scroller').scrollLeft }));
  await swipe(0, -200);
  const down = await until('the page moved', places, ({ page: y }) => y > 100);
  assert.equal(down.cards, 0, 'and the cards did not');
  await swipe(0, 200);
  await until('and back', places, ({ page: y }) => y < 100);
  await at_rest(shopper);  // it goes on for a while after the finger has left
  const from = (await places()).page;
  await swipe(-180, 0);
  const aside = await until('the cards moved', places, ({ cards }) => cards > 60);
  assert.ok(Math.abs(aside.page - from) < 2, 'and the page did not');
  assert.equal(await page.getByRole('dialog').count(), 0, 'a swipe presses nothing');
});

shop.audit();
