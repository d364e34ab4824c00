// The painter's offsets against those that widget/frame.hpp asserts. Knows nothing of what is painted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import * as layout from '../../web/engine/frame_layout.js';

const header = readFileSync('widget/frame.hpp', 'utf8');

/** Word numbers that the header asserts, field by field. @param {string} struct */
function asserted(struct) {
  const assertion = new RegExp(`static_assert\\(offsetof\\(${struct}, (\\w+)\\) == (\\d+) \\* word\\);`, 'g');
  const rows = header.matchAll(assertion);
  return Object.fromEntries([...rows].map(([, field, at]) => [field, Number(at)]));
}

function words_of(/** @type {string} */ struct) {
  const assertion = new RegExp(`static_assert\\(sizeof\\(${struct}\\) == (\\d+) \\* word\\);`);
  return Number(header.match(assertion)?.[1]);
}

/** Enumerators with their numbers. @param {string} name */
function values_of(name) {
  const body = header.match(new RegExp(`enum class ${name} [^{]*\\{([^}]*)\\}`))?.[1] ?? '';
  return Object.fromEntries([...body.matchAll(/(\w+) = (\d+)/g)].map(([, value, number]) => [value, Number(number)]));
}

/** The painter's constants of one prefix, by field. @param {string} prefix */
const known = (prefix) => Object.fromEntries(Object.entries(layout)
  .filter(([name]) => name.startsWith(`${prefix}_`) && name !== `${prefix}_WORDS`)
  .map(([name, at]) => [name.slice(prefix.length + 1).toLowerCase(), at]));

for (const [struct, prefix, words, least] of /** @type {const} */ ([
  ['Frame', 'FRAME', layout.FRAME_WORDS, 16], ['Command', 'COMMAND', layout.COMMAND_WORDS, 7],
  ['Vertex', 'VERTEX', layout.VERTEX_WORDS, 3], ['TextureUpdate', 'TEXTURE', layout.TEXTURE_WORDS, 0],
])) {
  test(`${struct} lies where the painter reads it`, () => {
    const offsets = asserted(struct), read = Object.entries(known(prefix));
    assert.equal(words_of(struct), words);
    assert.ok(read.length >= least && Object.keys(offsets).length >= least);
    for (const [field, at] of read) assert.equal(offsets[field], at, `${struct}.${field}`);
  });
}

test('the painter takes a texture change apart in the order of its fields', () => {
  const painter = readFileSync('web/engine/painter.js', 'utf8');
  const taken = painter.match(/const \[(action[^\]]*)\]/)?.[1].split(', ') ?? [];
  assert.match(painter, /new Uint32Array\(memory, frame\.textures/);
  assert.deepEqual(taken.map((name) => (name === 'id' ? 'texture' : name)), Object.keys(asserted('TextureUpdate')));
});

test('the painter knows every kind of command and every change of a texture by its number', () => {
  assert.deepEqual(values_of('CommandKind'), known('KIND'));
  assert.deepEqual(values_of('TextureAction'), known('ACTION'));
});

test('no script reads a frame by a number of its own', () => {
  for (const file of ['web/engine/engine.js', 'web/engine/painter.js']) {
    const indexed = readFileSync(file, 'utf8').matchAll(/\b(?:words?|numbers?)\[(?:at \+ )?\d+\]/g);
    const found = [...indexed].map(([text]) => text);
    assert.deepEqual(found, [], file);
  }
});
