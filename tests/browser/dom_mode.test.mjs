// Where the picture cannot be trusted the layer is the product: every reason for it, a purchase in it, and a picture
// that is lost in the middle of paying. Knows nothing of protocols.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Shop, until } from './harness.mjs';
import { STATES, Stage } from './stage.mjs';

const shop = await Shop.open();
const stage = await Stage.open({ context: { contrast: 'more' } });
const COMPLETE = /\/api\/checkout_sessions\/[^/]+\/complete$/, SESSION = /\/api\/checkout_sessions\/[^/]+$/;
const TOKEN = /\/api\/payment_tokens$/;
const FAILED = [/Failed to load resource/];
const one = { orders: 1, charges: 1 };

const mode = async (shopper) => {
  const chosen = await until('it is chosen how words are shown', () => shopper.stats(), (stats) => stats.mode !== '');
  return chosen.mode;
};

/** Remembers every WebGL2 context of the page, so that a test may lose it as a driver would. */
const keep_contexts = (shopper) => shopper.context.addInitScript(() => {
  globalThis.__gl = [];
  const original = OffscreenCanvas.prototype.getContext;
  OffscreenCanvas.prototype.getContext = function (type, ...rest) {
    const context = original.call(this, type, ...rest);
    if (type === 'webgl2' && context) globalThis.__gl.push(context.getExtension('WEBGL_lose_context'));
    return context;
  };
});
const lose = (page) => page.evaluate(() => globalThis.__gl.forEach((one) => one.loseContext()));
const restore = (page) => page.evaluate(() => globalThis.__gl.forEach((one) => one.restoreContext()));

/**
 * @typedef {object} Reason
 * @property {object} [options]
 * @property {(shopper: any) => Promise<unknown>} [before]
 * @property {(page: any) => Promise<unknown>} [after]
 */

/** @type {Record<string, Reason>} */
const REASONS = {
  'forced colours': { options: { context: { forcedColors: 'active' } } },
  'more contrast': { options: { context: { contrast: 'more' } } },
  'no WebGL2': {
    before: (shopper) => shopper.context.addInitScript(() => {
      const original = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (type, ...rest) {
        return type === 'webgl2' ? null : original.call(this, type, ...rest);
      };
    }),
  },
  'a window magnified threefold': {
    options: { width: 427, height: 300 },
    before: (shopper) => shopper.context.addInitScript(() => {
      Object.defineProperty(globalThis, 'outerWidth', { get: () => innerWidth * 3 });
      Object.defineProperty(globalThis, 'outerHeight', { get: () => innerHeight * 3 + 90 });
    }),
  },
  'a page that the browser translates': {
    after: (page) => page.evaluate(() => document.documentElement.classList.add('translated-ltr')),
  },
  'words changed by a translator that leaves no mark': {
    after: (page) => page.evaluate(() => {
      const line = document.querySelector('till-checkout').shadowRoot.querySelector('h3 .line');
      line.replaceChildren(Object.assign(document.createElement('font'), { textContent: 'Une valise' }));
    }),
  },
  'text twice as large in a narrow place': {
    options: { width: 360 },
    after: (page) => page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%')),
  },
};

for (const [reason, { options = {}, before, after }] of Object.entries(REASONS)) {
  shop.test(`${reason}: the picture goes, the layer shows itself, and one can buy`, options, async (shopper) => {
    const { page } = shopper;
    await before?.(shopper);
    await shopper.visit();
    await shopper.ask();
    await until('cards', () => shopper.cards().count());
    await after?.(page);
    await until('the layer shows itself', () => mode(shopper), (now) => now === 'dom');
    const seen = await shopper.region.evaluate((element) => {
      const root = element.shadowRoot, words = root.querySelector('h3 .line'), style = getComputedStyle(words);
      return {
        canvas: root.querySelector('canvas').getClientRects().length,
        color: style.color,
        width: words.getBoundingClientRect().width,
      };
    });
    assert.equal(seen.canvas, 0, 'the picture is gone');
    assert.ok(!/^rgba|transparent/.test(seen.color) && seen.width > 20, JSON.stringify(seen));
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.open();
      await shopper.choose_method(/4242/);
      await shopper.pay();
      await shopper.receipt();
    }), one);
    assert.equal(await mode(shopper), 'dom');
  });
}

shop.test('a panel docked beside a small window is no magnification, nor is a phone’s fine screen', {
  touch: true, width: 360, height: 740, context: { deviceScaleFactor: 3 },
}, async (shopper) => {
  await shopper.context.addInitScript(() => {
    Object.defineProperty(globalThis, 'outerWidth', { get: () => innerWidth * 4 });
  });
  await shopper.visit();
  await shopper.ask();
  assert.equal(await mode(shopper), 'canvas');
});

for (const [state, hold_at, said] of [
  ['while the card is asked for', TOKEN, /Confirming/], ['while the merchant takes the order', COMPLETE, /Confirming/],
]) {
  shop.test(`the picture is lost ${state}: nothing is lost with it, and there is one order`, {}, async (shopper) => {
    const { page } = shopper;
    await keep_contexts(shopper);
    await shopper.visit();
    await shopper.ask();
    await shopper.open();
    await shopper.choose_method(/4242/);
    let open;
    const held = new Promise((resolve) => (open = resolve));
    await page.route(hold_at, async (route) => { await held; await route.continue(); });
    assert.equal(await mode(shopper), 'canvas');
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.reads(said);
      await lose(page);
      await until('the layer shows itself', () => mode(shopper), (now) => now === 'dom');
      await shopper.reads(said);
      open();
      await shopper.receipt();
    }), one);
    await restore(page);
    await until('the picture is back', () => mode(shopper), (now) => now === 'canvas');
    await until('it is painted', () => shopper.stats(), ({ frames }) => frames > 0);
  });
}

shop.test('the picture is lost while it is being checked whether one has paid: one order, and no second payment', {
  complaints: FAILED,
}, async (shopper) => {
  const { page } = shopper;
  await keep_contexts(shopper);
  await shopper.visit();
  await shopper.ask();
  await shopper.open();
  await shopper.choose_method(/4242/);
  let open;
  const held = new Promise((resolve) => (open = resolve));
  await page.route(SESSION, async (route) => {
    if (route.request().method() === 'GET') await held;
    await route.continue();
  });
  await shopper.fault(COMPLETE, 'drop_response=complete');
  assert.deepEqual(await shop.sold_by(async () => {
    await shopper.pay();
    await shopper.reads(shopper.words.checking);
    await lose(page);
    await until('the layer shows itself', () => mode(shopper), (now) => now === 'dom');
    assert.equal(await shopper.pay_button.count(), 0);
    open();
    await shopper.receipt();
  }), one);
});

/** Buttons of the layer with their emphasis, and whether they are filled. */
const buttons = () => stage.region.evaluate((element) => {
  const action = getComputedStyle(element.shadowRoot.querySelector('.surface')).getPropertyValue('--t-action');
  const probe = Object.assign(document.createElement('i'), { style: `color: ${action}` });
  document.body.append(probe);
  const fill = getComputedStyle(probe).color;
  probe.remove();
  const shown = element.shadowRoot.querySelectorAll('.layer button[data-emphasis]:not([aria-disabled])');
  return Array.from(shown, (button) => {
    const { key, emphasis } = button.dataset;
    return { key, emphasis, filled: getComputedStyle(button).backgroundColor === fill };
  });
});

test('in every state the primary buttons are filled, and no others', { timeout: 240_000 }, async () => {
  await stage.layer(true);
  let primary = 0;
  for (const { name } of STATES) {
    await stage.show({ state: name });
    const wrong = (await buttons()).filter(({ emphasis, filled }) => {
      if (emphasis === 'primary') ++primary;
      return filled !== (emphasis === 'primary');
    });
    assert.deepEqual(wrong, [], name);
  }
  assert.ok(primary > 60, `${primary} primary buttons`);
});

shop.audit();
