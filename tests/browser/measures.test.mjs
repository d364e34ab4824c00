// Things sold by the pound and labels that have to be seen, from the card to the receipt. Knows nothing of the
// protocol's words.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';
import { nothing, one } from './sheets.mjs';

const LABEL = /\/catalog\/images\/label-helmet\.svg$/;

/** What is told to be a picture, and whether there is one. */
const label = (shopper) => shopper.sheet.getByRole('img', { name: 'Wear a helmet. Not for use in traffic.' });

/** How much of the place of a picture is painted in the blue of the sign. */
async function blue(shopper, image) {
  await image.scrollIntoViewIfNeeded();
  const clip = await image.boundingBox();
  const png = (await shopper.page.screenshot({ clip, animations: 'disabled' })).toString('base64');
  return shopper.page.evaluate(async (text) => {
    const picture = await createImageBitmap(
      new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: 'image/png' }),
    );
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) found += data[at] < 70 && data[at + 2] > 130 ? 1 : 0;
    return found * 4 / data.length;
  }, png);
}

async function bike(shopper) {
  await shopper.visit();
  await shopper.ask('balance bike');
  await shopper.open();
  await shopper.choose_method(/4242/);
}

for (const [binding, engine] of [['rest', 'wasm'], ['mcp', 'js']]) {
  const shop = await Shop.open({ args: ['--protocol', 'ucp/2026-08-25', '--ucp-binding', binding] });

  shop.test(
    `one and a half pounds of coffee: the steps, the charge, the order and the receipt are one, by ${binding}`,
    { engine },
    async (shopper) => {
      await shopper.visit();
      await shopper.ask('coffee by the pound');
      await shopper.reads('$12.95 per lb');
      await shopper.open();
      const quantity = shopper.sheet.getByRole('group', { name: 'Quantity, Corner house roast coffee beans' });
      const more = quantity.getByRole('button', { name: 'Add 0.5 lb' });
      const less = quantity.getByRole('button', { name: 'Remove 0.5 lb' });
      const shows = (words) =>
        until(`the quantity is ${words}`, () => quantity.innerText(), (text) => text.includes(words));
      await shows('1 lb');
      await less.click();
      await shows('0.5 lb');
      await until(
        'there is no less than half a pound', () => less.getAttribute('aria-disabled'),
        (disabled) => disabled === 'true',
      );
      await more.click();
      await shows('1 lb');
      await more.click();
      await shows('1.5 lb');
      await shopper.choose_method(/4242/);
      await shopper.reads('$19.43');
      const left = await shopper.server.stock('p_corner_roast-one');
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        const { order, text } = await shopper.receipt();
        assert.match(text, /1\.5 lb/);
        const sold = (await shopper.server.orders()).find(({ id }) => id === order.order);
        const charge = (await shopper.server.charges()).find(({ session }) => session === sold.session);
        assert.deepEqual([charge.amount, order.total], [sold.total, sold.total]);
        assert.ok(text.includes(`$${(sold.total / 100).toFixed(2)}`), text);
      }), one);
      assert.equal(left - await shopper.server.stock('p_corner_roast-one'), 150);
    },
  );

  shop.test(
    `a label that has to be seen is beside its thing, with its words and its page, and cannot be put away, by `
      + `${binding}`,
    { engine },
    async (shopper) => {
      await bike(shopper);
      const line = shopper.sheet.getByRole('group', { name: 'Scout balance bike' });
      await line.getByText('Wear a helmet. Not for use in traffic.').waitFor();
      assert.equal(await line.getByRole('img', { name: 'Wear a helmet. Not for use in traffic.' }).count(), 1);
      const told = line.getByRole('group')
        .filter({ has: shopper.page.getByRole('img', { name: 'Wear a helmet. Not for use in traffic.' }) });
      assert.equal(await told.getByRole('button').count(), 0, 'nothing to close or fold it with');
      await shopper.payable();
      assert.ok(
        await blue(shopper, line.getByRole('img', { name: 'Wear a helmet. Not for use in traffic.' })) > 0.3,
        'the sign is painted',
      );
      await shopper.region.evaluate((element) => element.addEventListener('till-link', (event) => {
        event.preventDefault();
        globalThis.__links = [...(globalThis.__links ?? []), event.detail.url];
      }));
      await told.getByRole('link').click();
      assert.deepEqual(await until(
        'the page is asked to show more', () => shopper.page.evaluate(() => globalThis.__links),
      ), ['https://parksidegoods.example/safety/scout']);
      assert.equal(shopper.navigations, 0);
      assert.deepEqual(await shop.sold_by(async () => {
        await shopper.pay();
        await shopper.receipt();
      }), one);
    },
  );

  shop.test(
    `a label that cannot be had: nothing is agreed to here, and the shop’s own page is the way on, by ${binding}`,
    { engine, complaints: [/Failed to load resource/] },
    async (shopper) => {
      await shopper.page.route(LABEL, (route) => route.fulfill({ status: 404 }));
      await bike(shopper);
      await shopper.reads('This order has information we cannot show here.');
      assert.equal(await shopper.pay_button.getAttribute('aria-disabled'), 'true');
      assert.deepEqual(await shop.sold_by(() => shopper.pay_button.click({ force: true })), nothing);
      await shopper.sheet.getByRole('button', { name: /^Continue at / }).waitFor();
    },
  );

  shop.test(`a label that is still on its way keeps Pay waiting, by ${binding}`, { engine }, async (shopper) => {
    let go = () => {};
    const held = new Promise((resolve) => { go = () => resolve(undefined); });
    await shopper.page.route(LABEL, async (route) => {
      await held;
      await route.continue();
    });
    const asked = shopper.page.waitForRequest(LABEL);
    await bike(shopper);
    await asked;
    await shopper.reads('Wear a helmet. Not for use in traffic.');
    assert.equal(await shopper.pay_button.getAttribute('aria-disabled'), 'true');
    go();
    await shopper.payable();
  });

  shop.test(`where words are shown without a picture the label is still seen, by ${binding}`, {
    engine, context: { forcedColors: 'active' },
  }, async (shopper) => {
    await bike(shopper);
    assert.equal(
      (await until('it is chosen how words are shown', () => shopper.stats(), ({ mode }) => mode !== '')).mode, 'dom',
    );
    assert.ok(await label(shopper).evaluate((image) =>
      image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width >= 44));
    assert.deepEqual(await shop.sold_by(async () => {
      await shopper.pay();
      await shopper.receipt();
    }), one);
  });

  shop.audit();
}
