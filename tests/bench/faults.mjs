// Ten thousand fault schedules; `node tests/bench/faults.mjs 500 20000` runs 500 from seed 20000 on. Prints what was
// seen and leaves with 1 if the shopper, the orders and the charges ever differed. Knows nothing of how a schedule
// goes.
import { run_schedules } from '../faults/run.mjs';

const count = Number(process.argv[2] ?? 10_000), first = Number(process.argv[3] ?? 1);
const start = performance.now();
const run = await run_schedules({
  seeds: Array.from({ length: count }, (_, i) => first + i),
  progress: (done) => (done % 500 ? undefined : console.error(`${done} of ${count}`)),
});
const seconds = (performance.now() - start) / 1000;
console.log(
  `faults: ${run.schedules} schedules from seed ${first}, ${run.calls} calls, ${run.consents} taps on Pay, `
    + `${run.orders} orders ${JSON.stringify(
      run.sold,
    )}, ${run.kills} kills, ${run.problems.length} wrong, ${(1000 * seconds / count).toFixed(0)} ms each`,
);
// the first tell their story, the others their seed
run.problems.forEach((problem, i) => console.log(i < 5 ? problem : problem.split('\n')[0]));
process.exit(run.problems.length ? 1 : 0);
