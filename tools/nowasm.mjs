// Turns till.wasm into plain JavaScript for pages whose policy refuses WebAssembly: one ES module whose default
// export takes the same imports and returns the same exports. No eval. Knows nothing of what the program does.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

const [emscripten, wasm, out] = process.argv.slice(2);
const binaryen = execFileSync(`${emscripten}/em-config`, ['BINARYEN_ROOT'], { encoding: 'utf8' }).trim();
const run = (program, ...args) => execFileSync(`${binaryen}/bin/${program}`, args, { stdio: 'inherit' });

// First the instructions that JavaScript has no short form for are written with those of WebAssembly's first version.
const plain = `${out}.wasm`, raw = `${out}.raw.js`;
run('wasm-opt', wasm, '-o', plain, '-Oz', '--enable-bulk-memory', '--enable-bulk-memory-opt', '--enable-sign-ext',
  '--enable-nontrapping-float-to-int', '--enable-mutable-globals', '--llvm-memory-copy-fill-lowering',
  '--signext-lowering', '--llvm-nontrapping-fptoint-lowering');
run('wasm2js', plain, '-o', raw, '-Oz', '--enable-mutable-globals');

// wasm2js instantiates at once, with imports that it expects to find as modules; ours come from the engine.
const source = readFileSync(raw, 'utf8');
const end = source.indexOf('var retasmFunc');
if (end < 0) throw new Error('wasm2js writes its module in a way that tools/nowasm.mjs does not know');
const module = source.slice(0, end).replace(/^import .*$/gm, '') + 'export default asmFunc;\n';
writeFileSync(out, transformSync(module, { minify: true, format: 'esm', legalComments: 'none' }).code);
rmSync(plain);
rmSync(raw);
