// What stands in a picture's place until it is there is the picture's own colour, in every row of the demo's feeds.
// Knows nothing of how it is painted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { TOP } from './server.mjs';
import { Stage } from './stage.mjs';

const stage = await Stage.open();

/** Runs in the browser. The mean of all pixels. @param {string} url */
async function mean_of(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  const side = 160, pen = new OffscreenCanvas(side, side).getContext('2d');
  pen.drawImage(image, 0, 0, side, side);
  const { data } = pen.getImageData(0, 0, side, side), sums = [0, 0, 0];
  for (let at = 0; at < data.length; ++at) if (at % 4 < 3) sums[at % 4] += data[at];
  return sums.map((sum) => sum / (side * side));
}

test('the colour of every picture in the demo feeds is its mean', { timeout: 120_000 }, async () => {
  const goods = JSON.parse(readFileSync(join(TOP, 'web/pages/states/goods.json'), 'utf8'));
  const products = JSON.parse(readFileSync(join(TOP, 'tests/merchant/catalog/products.json'), 'utf8'));
  const images = [...products, ...Object.values(goods.products)].flatMap(({ images: own = [] }) => own)
    .filter(({ url }) => url.startsWith('/catalog/'));
  assert.ok(images.length > 100, `${images.length} pictures`);
  const faults = [];
  for (const { url, color } of images) {
    const mean = await stage.page.evaluate(mean_of, url);
    const off =
      Math.max(...mean.map((value, at) => Math.abs(value - parseInt(color.slice(1 + 2 * at, 3 + 2 * at), 16))));
    if (!(off < 3)) faults.push(`${url}: ${color}, but it is ${mean.map(Math.round)}`);
  }
  assert.deepEqual(faults, []);
});
