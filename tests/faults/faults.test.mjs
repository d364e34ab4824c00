// Five hundred purchases on a network and with a shop that fail: what was charged is what was ordered is what was told.
// A failure prints its seed; TILL_SEEDS=123,124 runs just those.
import assert from 'node:assert/strict';
import test from 'node:test';
import { run_schedules } from './run.mjs';

const seeds = process.env.TILL_SEEDS?.split(',').map(Number) ?? Array.from({ length: 500 }, (_, i) => i + 1);

test(
  `${seeds.length} fault schedules: charges are orders are receipts, never above what was shown, never twice`,
  { timeout: 1_200_000 },
  async (t) => {
    const run = await run_schedules({ seeds });
    t.diagnostic(
      `${run.schedules} schedules, ${run.calls} calls, ${run.consents} taps on Pay, ${run.orders} orders `
        + `${JSON.stringify(run.sold)}, ${run.kills} kills of the server`,
    );
    assert.equal(
      run.problems.length, 0, `${run.problems.length} schedules went wrong:\n${run.problems.slice(0, 3).join('\n\n')}`,
    );
    if (seeds.length >= 500) {  // a run in which nothing is bought, or nothing fails, proves nothing
      assert.ok(run.orders > seeds.length / 5, `${run.orders} orders`);
      for (const [dialect, sold] of Object.entries(run.sold)) {
        assert.ok(sold > seeds.length / 25, `${sold} orders over ${dialect}`);
      }
      assert.ok(run.kills > 10, `${run.kills} kills`);
    }
  },
);
