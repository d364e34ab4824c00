// The main states as pictures, compared with recorded ones.
// TILL_RECORD=1 takes the pictures anew. Knows nothing of what a state should look like.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { TOP } from './server.mjs';
import { Stage } from './stage.mjs';

const RECORDED = join(TOP, 'tests/browser/pictures'), SEEN = join(TOP, 'build/browser');
const PICTURES = [
  { state: 'carousel-three', width: 768 },
  { state: 'carousel-three', width: 360, theme: 'slate', scheme: 'dark' },
  { state: 'carousel-three', width: 360, height: 400 },
  { state: 'carousel-three', width: 768, height: 400, scheme: 'dark' },
  { state: 'carousel-scripts', width: 494 },
  { state: 'card-details', width: 360 },
  { state: 'sheet-needs-variant', width: 494 },
  { state: 'sheet-ready', width: 494 },
  { state: 'sheet-ready', width: 360, scheme: 'dark', lang: 'ar' },
  { state: 'sheet-needs-input', width: 494 },
  { state: 'sheet-declined', width: 360 },
  { state: 'sheet-checking-given-up', width: 494 },
  { state: 'sheet-japanese', width: 360, lang: 'ja', theme: 'ink' },
  { state: 'sheet-european', width: 494, lang: 'fr', theme: 'aurora', scheme: 'dark' },
  { state: 'receipt', width: 494 },
  { state: 'carousel-three', width: 360, touch: 'pressed', on: 'review' },
  { state: 'carousel-three', width: 494, scheme: 'dark', touch: 'focus', on: 'next' },
  { state: 'sheet-input-wrong', width: 360, touch: 'focus', on: 'postal_code' },
  { state: 'sheet-ready', width: 360, touch: 'focus', on: 'consent-0' },
];
const USUAL = { theme: 'neutral', scheme: 'light', lang: 'en', height: 0, touch: '', on: '' };
// Fonts of Debian packages that ./dev installs; drawn without hinting, so that a machine's settings do not matter.
const FONT =
  '"DejaVu Sans", "Noto Sans CJK JP", "Noto Sans Devanagari", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Color '
    + 'Emoji"';
const name_of = (wishes) => Object.values(wishes).join('-');

const stage = await Stage.open({ font: FONT });
const desk = await stage.context.newPage();
after(() => desk.close());
await stage.page.bringToFront();

/** As it is recorded: sixteen levels of each colour, a third of the bytes. @param {Buffer} png */
const coarse = async (png) => Buffer.from(await desk.evaluate(async (text) => {
  const image = await createImageBitmap(
    new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], { type: 'image/png' }),
  );
  const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, image.width, image.height);
  for (let at = 0; at < pixels.data.length; ++at) pixels.data[at] = Math.round(pixels.data[at] / 17) * 17;
  pen.putImageData(pixels, 0, 0);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 1 })).arrayBuffer());
  let out = '';
  for (const byte of bytes) out += String.fromCharCode(byte);
  return btoa(out);
}, png.toString('base64')), 'base64');

/**
 * How two pictures differ.
 * @param {Buffer} one
 * @param {Buffer} other
 */
const difference = (one, other) => desk.evaluate(async (both) => {
  const [a, b] = await Promise.all(both.map(async (text) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))]));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
    pen.drawImage(image, 0, 0);
    return { width: image.width, height: image.height, data: pen.getImageData(0, 0, image.width, image.height).data };
  }));
  if (a.width !== b.width || a.height !== b.height) {
    return { size: `${a.width} × ${a.height}, not ${b.width} × ${b.height}`, share: 1 };
  }
  let changed = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    if (Math.max(...[0, 1, 2].map((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]))) > 32) ++changed;
  }
  return { size: '', share: changed / (a.width * a.height) };
}, [one.toString('base64'), other.toString('base64')]);

for (const wishes of PICTURES) {
  test(`the picture of ${name_of(wishes)} is as it was recorded`, { timeout: 120_000 }, async () => {
    await stage.show({ ...USUAL, ...wishes });
    await stage.at_rest();
    const picture = await stage.region.screenshot({ caret: 'hide', animations: 'disabled' });
    const file = `${name_of(wishes)}.webp`;
    if (process.env.TILL_RECORD === '1') {
      mkdirSync(RECORDED, { recursive: true });
      writeFileSync(join(RECORDED, file), await coarse(picture));
    }
    assert.ok(existsSync(join(RECORDED, file)), `${file} was never recorded (TILL_RECORD=1)`);
    const { size, share } = await difference(picture, readFileSync(join(RECORDED, file)));
    if (size || share > 0.002) {
      mkdirSync(SEEN, { recursive: true });
      writeFileSync(join(SEEN, file.replace('.webp', '.png')), picture);
    }
    assert.equal(size, '', `${file}; the new one is in build/browser`);
    assert.ok(share <= 0.002, `${(share * 100).toFixed(2)} % of ${file} changed; the new one is in build/browser`);
  });
}
