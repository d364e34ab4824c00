// The program and its shell name the same effects and envelopes. Knows nothing of what they do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const text = (/** @type {string} */ path) => readFileSync(path, 'utf8');
function all(/** @type {string} */ source, /** @type {RegExp} */ pattern) {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1]))].sort();
}

const protocol = text('web/engine/protocol.d.ts').replace(/\/\*\*.*?\*\//gs, '');

/** The discriminants of a union of protocol.d.ts. @param {string} union @returns {string[]} */
function members(union) {
  const names = protocol.match(new RegExp(`export type ${union} =([^;]*);`))?.[1].match(/\w+/g) ?? [];
  return names.map((name) => {
    const named = new RegExp(`export interface ${name} \\{\\s*(?:effect|type): '(\\w+)'`);
    return protocol.match(named)?.[1] ?? `${name} has no name`;
  }).sort();
}

/** Fields of an effect as protocol.d.ts has them. @param {string} effect */
function fields(effect) {
  const body = protocol.match(new RegExp(`effect: '${effect}';([^}]*)\\}`))?.[1] ?? '';
  return [...body.matchAll(/(\w+)\??:/g)].map(([, name]) => name).sort();
}

const writer = text('core/wire/effects.cpp');

test('every effect that the program writes is in the protocol, and no other', () => {
  const written = all(writer, /begin\("(\w+)"\)/g);
  assert.ok(written.length > 15);
  assert.deepEqual(members('Effect'), written);
});

test('every effect has the same fields on both sides', () => {
  const writers = writer.matchAll(/void operator\(\)\([^{]*\{\s*begin\("(\w+)"\);([^}]*)\}/g);
  for (const [, effect, body] of writers) {
    let depth = 0;
    const written = [];
    for (const [, call, name] of body.matchAll(/\bout\.(\w+)\((?:"(\w+)")?/g)) {
      if (call === 'close' || call === 'close_list') --depth;
      else if (depth === 0) written.push(name);
      if (call === 'open' || call === 'open_list') ++depth;
    }
    assert.deepEqual(fields(effect), [...new Set(written)].sort(), effect);
  }
});

test('the shell carries out every effect by its name', () => {
  const run = text('web/effects/run.js'), switched = run.slice(run.indexOf('switch (effect.effect)'));
  assert.deepEqual(all(switched.slice(0, switched.indexOf('  #notes() {')), /case '(\w+)'/g), members('Effect'));
});

test('every envelope that the program reads is in the protocol, and no other', () => {
  const read = all(text('core/wire/envelope.cpp'), /\{"(\w+)", Type::\w+\}/g);
  assert.ok(read.length > 20);
  assert.deepEqual([...members('Answer'), ...members('Happening'), ...members('Input')].sort(), read);
  assert.deepEqual(members('Input'), all(text('core/wire/input.cpp'), /case Type::(\w+)/g));
});

test('only the JSON writer makes JSON text', () => {
  const files = [
    'core/wire/effects.cpp', 'core/wire/envelope.cpp', 'widget/app.cpp', 'widget/describe.cpp',
    'widget/style/theme.cpp', 'web/program/exports.cpp',
  ];
  for (const file of files) assert.doesNotMatch(text(file), /"(?:[^"\\\n]|\\.)*\\"|R"\(/, file);
});
