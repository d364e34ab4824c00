// Lets Binaryen look at till.wasm once more, for the fewest bytes. Leaves the same program with its functions' names
// beside it, for tests/size.mjs. Knows nothing of what the program does.
import { execFileSync } from 'node:child_process';

const [emscripten, wasm] = process.argv.slice(2);
const binaryen = execFileSync(`${emscripten}/em-config`, ['BINARYEN_ROOT'], { encoding: 'utf8' }).trim();
const features = [
  '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-sign-ext', '--enable-nontrapping-float-to-int',
  '--enable-mutable-globals', '--enable-multivalue', '--enable-reference-types',
];
const optimise = (from, to, ...passes) =>
  execFileSync(`${binaryen}/bin/wasm-opt`, [from, '-o', to, ...features, ...passes], { stdio: 'inherit' });

const named = wasm.replace(/\.wasm$/, '.named.wasm');
optimise(wasm, named, '-g', '-O3', '-Oz');
optimise(wasm, wasm, '-O3', '-Oz', '--strip-producers', '--strip-debug');
