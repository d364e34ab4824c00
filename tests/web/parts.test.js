// The parts of blocks have one list, in widget/node.hpp: the layer and its style sheet select on these names and use
// each of them. No browser.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const all = (/** @type {string} */ text, /** @type {RegExp} */ pattern) =>
  Array.from(text.matchAll(pattern), ([, name]) => name);

const list = /#define TILL_PARTS\(part\)([^]*?)\n#define/.exec(read('widget/node.hpp'))?.[1] ?? '';
const parts = all(list, /\bpart\((\w+)\)/g);
const dom_css = read('web/layer/dom.css');
const scripts = readdirSync(new URL('../../web/layer', import.meta.url)).filter((name) => name.endsWith('.js'));
const layer = scripts.map((name) => read(`web/layer/${name}`)).join('\n');
const selected = all(dom_css, /\[data-part=(\w+)\]/g);

test('the style sheet of the layer that shows itself selects on no key', () => {
  assert.doesNotMatch(dom_css, /data-key/);
  assert.ok(selected.length > 20);
});

test('every part that is selected is in the list, once', () => {
  assert.ok(parts.length > 15);
  assert.equal(new Set(parts).size, parts.length);
  assert.deepEqual(selected.filter((name) => !parts.includes(name)), []);
});

test('every part in the list is selected by the style sheet or asked for by the layer', () => {
  const used = new Set([...selected, ...all(layer, /'(\w+)'/g)]);
  assert.deepEqual(parts.filter((name) => !used.has(name)), []);
});

test('every emphasis that is selected is one', () => {
  const names = all(read('widget/node.cpp'), /"(primary|secondary|quiet)"/g);
  assert.deepEqual(all(dom_css, /\[data-emphasis=(\w+)\]/g).filter((name) => !names.includes(name)), []);
});
