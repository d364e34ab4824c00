// Line breaking, with a ruler where every UTF-16 unit is one wide.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byte_length, first_line, line_ends } from '../../web/engine/text.js';

const ruler = (/** @type {string} */ part) => part.length;
const lines = (/** @type {string} */ text, /** @type {number} */ width) => {
  const found = [];
  for (let rest = text; rest; rest = rest.slice(found[found.length - 1].length)) {
    found.push(first_line(rest, width, ruler));
  }
  return found;
};

test('a line ends after a space, which stays with it', () => {
  assert.deepEqual(lines('cabin bag under', 10), ['cabin bag ', 'under']);
});

test('the space at the end of a line needs no room', () => {
  assert.deepEqual(lines('cabin bag', 5), ['cabin ', 'bag']);
});

test('punctuation stays with its word and money in one piece', () => {
  assert.deepEqual(lines('for $149.00, new', 12), ['for $149.00, ', 'new']);
  assert.deepEqual(lines('for $149.00', 8), ['for ', '$149.00']);
});

test('a no-break space holds', () => {
  assert.deepEqual(lines('12 345,00\u00a0€', 9), ['12 ', '345,00\u00a0€']);
});

test('a hyphen may end a line, but not before a number', () => {
  assert.deepEqual(lines('well-made', 6), ['well-', 'made']);
  assert.deepEqual(line_ends('a -5'), [2, 4]);
});

test('a word wider than the line is cut between graphemes, never inside one', () => {
  assert.deepEqual(lines('Donaudampf', 4), ['Dona', 'udam', 'pf']);
  const family = '👩‍👩‍👧';
  assert.deepEqual(lines(family + family, 2), [family, family]);
});

test('emoji families, flags, skin tones, conjuncts and accents are never cut, however narrow the line', () => {
  const clusters = [
    '👩‍👩‍👧', '🇫🇷', '🇯🇵', '👍🏽', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', '1️⃣', 'क्ष',
    'स्त्री', 'नी', 'e\u0301', '각', 'ป่า',
  ];
  const whole = [...clusters, ...clusters].join('');
  const ends = new Set();
  for (let at = 0, i = 0; at < whole.length; ++i) ends.add(at += clusters[i % clusters.length].length);
  // Thai is several letters; any end between its graphemes is one too.
  for (const { index } of new Intl.Segmenter('th').segment(whole)) ends.add(index);
  for (const never of ['🇫', '👩', 'क्', 'स्']) assert.ok(!ends.has(whole.indexOf(never) + never.length), never);
  for (let width = 1; width < 40; ++width) {
    let at = 0;
    for (const line of lines(whole, width)) assert.ok(ends.has(at += line.length), `${width}: ${line}`);
  }
});

test('an isolated name may begin a line, and takes its isolate along', () => {
  assert.deepEqual(lines('by \u2068חנות\u2069, new', 7), ['by ', '\u2068חנות\u2069, ', 'new']);
  assert.deepEqual(lines('מאת \u2068Shop\u2069', 6), ['מאת ', '\u2068Shop\u2069']);
});

test('Japanese breaks between words without spaces, and no line starts with a full stop', () => {
  const found = lines('東京の駅で買う。', 3);
  assert.equal(found.join(''), '東京の駅で買う。');
  assert.ok(found.length > 2 && found.every((line) => line.length <= 4 && !line.startsWith('。')), found.join('|'));
});

test('a line feed ends a line whatever the width', () => {
  assert.deepEqual(lines('one\ntwo', 100), ['one\n', 'two']);
});

test('every character is used once, in any script', () => {
  for (const text of ['حقيبة مقصورة للسفر', 'กระเป๋าเดินทาง', 'a  b   c', '—–-/', 'ﷺﷺﷺ', '\u202eabc\u202c']) {
    assert.equal(lines(text, 3).join(''), text);
  }
});

test('sizes are bytes of UTF-8', () => {
  assert.equal(byte_length('é€😀'), 2 + 3 + 4);
});
