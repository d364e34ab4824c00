// The two built forms of the program: what they ask of a page and give to it. Knows nothing of what they do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const wasm = readFileSync('build/site/till/till.wasm');
const nowasm = readFileSync('build/site/till/till.nowasm.js', 'utf8');
const names = (list) => list.map((item) => (item.module ? `${item.module}.${item.name}` : item.name)).sort();
const module = new WebAssembly.Module(wasm);

test('till.wasm imports exactly what tests/imports.json lists', () => {
  const listed = Object.keys(JSON.parse(readFileSync('tests/imports.json', 'utf8'))).sort();
  assert.deepEqual(names(WebAssembly.Module.imports(module)), listed);
});

test('the no-WebAssembly form has the same exports', async () => {
  const { default: instantiate } = await import('../../build/site/till/till.nowasm.js');
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  assert.deepEqual(Object.keys(instantiate(imports)).sort(), names(WebAssembly.Module.exports(module)));
});

test('the no-WebAssembly form makes no code from text', () => {
  assert.doesNotMatch(nowasm, /\beval\b|\bFunction\s*\(|WebAssembly/);
});

test('neither form tells where it was built', () => {
  for (const text of [wasm.toString('latin1'), nowasm]) assert.ok(!text.includes(process.cwd()));
});
