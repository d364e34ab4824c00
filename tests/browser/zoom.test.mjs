// The picture stays one of the screen's own pixels while the shopper zooms the page in and out under it.
// Knows nothing of what is shown; of screens' own ratios crisp.test.mjs knows.
import assert from 'node:assert/strict';
import test from 'node:test';
import { measure_stage } from './picture.mjs';
import { Stage } from './stage.mjs';

const stage = await Stage.open({ zoomed: true, args: ['--window-size=1200,3600'], context: { viewport: null } });

for (const state of ['carousel-three', 'sheet-ready', 'receipt']) {
  test(`${state} stays crisp in every zoom while it is shown`, { timeout: 300_000 }, async () => {
    await stage.zoom(1);
    await stage.show({ state, theme: 'neutral', scheme: 'light', lang: 'en' });
    await stage.region.evaluate((element) => {
      Object.assign(element.style, { width: '494px', marginInlineStart: '21px' });
    });
    for (const factor of [1.25, 1.1, 0.9, 0.67, 1.5, 2, 1]) {
      await stage.zoom(factor);
      assert.equal(await stage.region.evaluate((element) => element.stats.mode), 'canvas');
      const { words, boxes } = await measure_stage(stage, true);
      assert.ok(words.lines > 4 && boxes.lines > 0, `${factor}: ${words.lines} lines, ${boxes.lines} boxes`);
      assert.deepEqual([...words.faults, ...boxes.faults], [], `zoomed to ${factor}`);
    }
  });
}
