// What Intl is turned into. Values of this table come from CLDR and hold for Node 18 and newer with full ICU.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locale_message, locale_of, supported_tag } from '../../web/engine/locale.js';

const spaces = (/** @type {string} */ text) => text.replace(/[\u00a0\u202f]/g, ' ');

test('English of the United States', () => {
  const {
    dir, decimal, group, group_sizes, digits, currency, date, time24, plural, list_and, months_short, weekdays_short,
  } = locale_of('en-US');
  assert.deepEqual([
    dir, decimal, group, group_sizes, digits, time24, plural, list_and,
  ], ['ltr', '.', ',', [3, 3], '0123456789', false, 'one-other', '{a} and {b}']);
  assert.deepEqual(currency.USD, { symbol: '$', pattern: '{s}{n}', negative: '-{s}{n}' });
  assert.equal(currency.CAD.symbol, 'CA$');
  assert.equal(date, '{weekday}, {month} {day}');
  assert.deepEqual([
    months_short[10], months_short.length, weekdays_short[0], weekdays_short[4], weekdays_short.length,
  ], ['Nov', 12, 'Sun', 'Thu', 7]);
});

test('French writes the currency behind and 0 as one', () => {
  const { decimal, currency, plural, time, list_and } = locale_of('fr-FR');
  assert.deepEqual([decimal, plural, time, list_and], [',', 'one01-many', '{hour}:{minute}', '{a} et {b}']);
  assert.equal(spaces(currency.EUR.pattern), '{n} {s}');
  assert.equal(spaces(currency.EUR.negative), '-{n} {s}');
});

test('India groups by two, Spain from five digits on', () => {
  assert.deepEqual(locale_of('hi-IN').group_sizes, [3, 2]);
  assert.equal(locale_of('es-ES').group_from, 2);
  assert.equal(locale_of('de-DE').group_from, 1);
});

test('Arabic runs right to left with its own digits', () => {
  const { dir, digits, plural } = locale_of('ar-EG');
  assert.deepEqual([dir, digits, plural], ['rtl', '٠١٢٣٤٥٦٧٨٩', 'arabic']);
});

test('every plural rule that is told is one the program knows', () => {
  const rules = {
    en: 'one-other', de: 'one-other', nl: 'one-other', fr: 'one01-many', pt: 'one01-many', 'pt-PT': 'one-many',
    es: 'one-many', it: 'one-many', hi: 'one01-other',
    ja: 'other', ko: 'other', zh: 'other', ar: 'arabic', he: 'hebrew', pl: 'polish', ru: 'slavic', cs: 'czech',
  };
  for (const [tag, rule] of Object.entries(rules)) assert.equal(locale_of(tag).plural, rule, tag);
});

test('without a catalogue the sentences are English and say so; figures stay the reader\'s', async () => {
  for (const [tag, decimal] of [['fi-FI', ','], ['fa-IR', '٫'], ['zh-TW', '.']]) {
    const message = /** @type {any} */ (await locale_message(tag));
    assert.deepEqual(
      [message.words, message.locale.tag, message.locale.dir, message.locale.decimal],
      [undefined, 'en', 'ltr', decimal], tag,
    );
  }
  const british = /** @type {any} */ (await locale_message('en-GB'));
  assert.equal(british.locale.tag, 'en-GB');
});

test('a language that cannot be is English', () => {
  assert.equal(supported_tag('not a tag'), 'en');
  assert.equal(supported_tag('EN-us'), 'en-US');
});
