// The walks over everything that can happen, whole: every event in every class of state, for each protocol, until no
// new class is found. Measures how many classes, steps, token requests and orders each walk sees (the program says so)
// and how long all of it takes, natively. Bounds nothing: TILL_WALK_CLASSES, which shortens a walk under sanitizers, is
// not passed on. Leaves with the program's code; knows nothing of what a walk objects to.
import { spawn } from 'node:child_process';

const program = 'build/native/tests/till_test_walk';
const env = { ...process.env };
delete env.TILL_WALK_CLASSES;

const start = performance.now();
const child = spawn(program, process.argv.slice(2), { env, stdio: 'inherit' });
child.on('error', ({ message }) => {
  console.error(`walks: ${program} does not run (${message}); ./dev bench walks builds it`);
  process.exit(1);
});
child.on('close', (code, signal) => {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`walks: ${signal ? `stopped by ${signal}` : `code ${code}`} after ${seconds} s`);
  process.exit(code ?? 1);
});
