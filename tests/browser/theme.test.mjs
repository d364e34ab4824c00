// Every CSS custom property of the element changes what is shown. Knows nothing of how a colour is drawn.
import assert from 'node:assert/strict';
import { Shop, until } from './harness.mjs';

const shop = await Shop.open();

/** What each colour is called on the surface, once the program has seen to it that it can be read. */
const COLORS = {
  '--till-surface': ['surface', '#fff8e7'], '--till-text': ['text', '#102030'], '--till-muted': ['muted', '#404a54'],
  '--till-line': ['edge', '#5a5f66'], '--till-accent': ['accent', '#00408a'],
  '--till-on-accent': ['on_accent', '#fffff0'],
  '--till-merchant': ['action', '#53300a'], '--till-error': ['error', '#8f0000'],
  '--till-success': ['success', '#005500'],
  '--till-warning': ['warning', '#664400'],
};

const set = (shopper, property, value) =>
  shopper.region.evaluate((element, [name, to]) => element.style.setProperty(name, to), [property, value]);

shop.test('each colour that a page sets is the colour of the surface', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  for (const [property, [token, value]] of Object.entries(COLORS)) {
    const color = () => shopper.region.evaluate((element, name) =>
      element.shadowRoot.querySelector('.surface').style.getPropertyValue(`--t-${name}`), token);
    assert.notEqual(await color(), value, property);
    await set(shopper, property, value);
    await until(`${property} is taken`, color, (now) => now === value);
  }
});

shop.test('a page’s font is the font of the words', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  await set(shopper, '--till-font', 'monospace');
  const fonts = () => shopper.region.evaluate((element) =>
    Array.from(element.shadowRoot.querySelectorAll('.layer'), (layer) => layer.style.fontFamily));
  await until('the font is taken', fonts, ([font]) => font === 'monospace');
});

shop.test('a page’s radius is the radius of what is drawn', {}, async (shopper) => {
  await shopper.visit();
  await shopper.ask();
  const drawn = async () => (await shopper.region.screenshot({ animations: 'disabled' })).toString('base64');
  await set(shopper, '--till-radius', '0px');
  let angular = '';
  await until('the picture stands still', drawn, (picture) => {
    const same = picture === angular;
    angular = picture;
    return same;
  });
  await set(shopper, '--till-radius', '32px');
  await until('it is drawn round', drawn, (picture) => picture !== angular);
});

shop.audit();
