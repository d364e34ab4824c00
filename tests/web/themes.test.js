// The ready looks as a list: complete enough to be drawn, and asked for by name. Knows nothing of drawing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { COLORS } from '../../web/element/theme.js';
import { THEMES, look_of } from '../../web/themes.js';

test('there is a neutral look and four to blend in with', () => {
  assert.deepEqual(Object.keys(THEMES), ['neutral', 'slate', 'paper', 'ink', 'aurora']);
});

test('a look names only tokens of the program, as plain colours, and the same ones for light and dark', () => {
  for (const [name, look] of Object.entries(THEMES)) {
    assert.deepEqual(Object.keys(look.light), Object.keys(look.dark), name);
    for (const [token, color] of [...Object.entries(look.light), ...Object.entries(look.dark)]) {
      assert.ok(token in COLORS, `${name}: ${token}`);
      assert.match(String(color), /^#[0-9a-f]{6}$/, `${name}: ${token}`);
    }
  }
});

test('a look that is to be readable needs no correction', () => {
  const light = (/** @type {string} */ hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)).reduce(
      (sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0,
    );
  const contrast = (/** @type {string} */ a, /** @type {string} */ b) =>
    (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  for (const [name, { light: day, dark: night }] of Object.entries(THEMES)) {
    for (const look of [day, night]) {
      if (!look.surface) continue;
      for (const ink of [look.text, look.muted, look.accent]) {
        assert.ok(contrast(ink ?? '', look.surface) >= 5, `${name}: ${ink}`);
      }
      assert.ok(contrast(look.on_accent ?? '', look.accent ?? '') >= 4.5, `${name}: label`);
      assert.ok(contrast(look.line ?? '', look.surface) >= 3, `${name}: line`);
    }
  }
});

test('the theme attribute names a look, a scheme, both or neither, in any order', () => {
  assert.deepEqual(look_of('auto'), { look: null, scheme: 'auto' });
  assert.deepEqual(look_of('dark'), { look: null, scheme: 'dark' });
  assert.deepEqual(look_of('paper'), { look: THEMES.paper, scheme: 'auto' });
  assert.deepEqual(look_of(' dark  ink '), { look: THEMES.ink, scheme: 'dark' });
  assert.deepEqual(look_of('toString constructor'), { look: null, scheme: 'auto' });
});
