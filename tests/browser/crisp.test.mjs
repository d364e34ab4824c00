// The picture has the pixels that the screen has, at every ratio of a real screen and in places of odd width: a
// hairline is whole pixels of one colour, and words are painted where they are read. Knows nothing of what is shown.
import assert from 'node:assert/strict';
import test from 'node:test';
import { measure_stage } from './picture.mjs';
import { Stage } from './stage.mjs';

for (const ratio of [1, 1.25, 1.5, 2, 3]) {
  // Not emulated: a page that is told a ratio is composed by another.
  const stage = await Stage.open({
    args: [`--force-device-scale-factor=${ratio}`, '--window-size=820,900'], context: { viewport: null },
  });
  for (const state of ['carousel-three', 'sheet-ready', 'receipt']) {
    test(`${state} at ${ratio} device pixels a CSS pixel`, { timeout: 300_000 }, async () => {
      await stage.show({ state, theme: 'neutral', scheme: 'light', lang: 'en' });
      assert.equal(await stage.page.evaluate(() => devicePixelRatio), ratio);
      for (const width of ['494px', '493px', '510.4px', '768px']) {
        await stage.region.evaluate((element, wide) => { element.style.width = wide; }, width);
        await stage.at_rest();
        const frames = () => stage.region.evaluate((element) => element.stats.frames), shown = await frames();
        await stage.page.evaluate(async () => {
          for (let count = 0; count < 20; ++count) await new Promise(requestAnimationFrame);
        });
        assert.equal(await frames(), shown, `${width}: nothing is painted at rest`);
        const { words, boxes } = await measure_stage(stage);
        assert.ok(words.lines > 4 && boxes.lines > 0, `${width}: ${words.lines} lines, ${boxes.lines} boxes`);
        assert.deepEqual([...words.faults, ...boxes.faults], [], width);
      }
    });
  }
}
