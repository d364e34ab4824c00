// The rooms know each other as arrows.json says. Knows nothing of what the rooms do.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { wrong_arrows } from './arrows.mjs';

const table = JSON.parse(readFileSync('tests/layering/arrows.json', 'utf8'));
const sources = (dir) => readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
  const path = join(dir, entry.name);
  if (entry.isDirectory()) return sources(path);
  return /\.(cpp|hpp|h|js)$/.test(path) ? [{ path, text: readFileSync(path, 'utf8') }] : [];
});

/** The folders at the top whose rooms arrows.json knows: "core", "widget", "web". */
const layers = [...new Set(Object.keys(table.may_include).map((room) => room.split('/')[0]))];

test('a room includes and imports only the rooms that arrows.json gives it', () => {
  assert.deepEqual(wrong_arrows(layers.flatMap(sources), table), []);
});

test('capabilities know core/order, and otherwise not each other', () => {
  const capabilities = ['core/cards', 'core/order', 'core/pay', 'core/orders'];
  const among = capabilities.flatMap((from) => table.may_include[from]
    .filter((to) => capabilities.includes(to))
    .map((to) => `${from} -> ${to}`));
  assert.deepEqual(among, ['core/cards -> core/order', 'core/pay -> core/order', 'core/orders -> core/order']);
});

test('the rule itself: an arrow upwards, an unknown room and an old excuse are found', () => {
  const files = [
    { path: 'core/order/open.cpp', text: '#include "core/pay/cashier.hpp"\n#include "core/base/money.hpp"\n' },
    { path: 'web/layer/layer.js', text: "import { Widget } from '../element/widget.js';\n" },
    { path: 'core/attic/old.cpp', text: '' },
  ];
  const small = {
    may_include: { 'core/order': ['core/base'], 'web/layer': [] },
    excused: ['core/base/a.hpp -> core/pay/b.hpp'],
  };
  assert.deepEqual(wrong_arrows(files, small), [
    'core/order/open.cpp -> core/pay/cashier.hpp', 'web/layer/layer.js -> web/element/widget.js',
    'no longer there, take it from arrows.json: core/base/a.hpp -> core/pay/b.hpp',
    'no such room in arrows.json: core/attic',
  ]);
  const forgiving = { ...small, excused: ['core/order/open.cpp -> core/pay/cashier.hpp'] };
  assert.deepEqual(wrong_arrows(files.slice(0, 1), forgiving), []);
});
