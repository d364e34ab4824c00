// The catalogues: that the build's check sees what it is for, and that the widget knows of every file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complaints, english_of } from '../../tools/words.mjs';
import { TRANSLATED, catalogue_of } from '../../web/engine/locale.js';
import { trouble_in } from '../../web/element/trouble.js';
import { LANGUAGES } from '../languages.mjs';

const in_folder = readdirSync('core/language/words');
const fragments = in_folder.filter((name) => name.endsWith('.def'));
const english = english_of(fragments.map((name) => readFileSync(`core/language/words/${name}`, 'utf8')).join('\n'));
const read = (/** @type {string} */ language) =>
  JSON.parse(readFileSync(`core/language/words/${language}.json`, 'utf8'));

test('every catalogue is complete, and the widget loads each of them', () => {
  assert.ok(english.size > 200 && LANGUAGES.length >= 14);
  for (const language of LANGUAGES) assert.deepEqual(complaints(language, english, read(language)), [], language);
  assert.deepEqual(LANGUAGES.filter((language) => language !== 'en').sort(), [...TRANSLATED].sort());
});

test('the lists of languages that cannot read the folder have every catalogue', () => {
  const lists = {
    'tests/core/language/words_test.cpp': /languages\[\] = \{([^}]*)\}/,
    'web/pages/states/wishes.js': /languages = \[([^\]]*)\]/,
    'web/pages/chat/early.js': /if \(\[([^\]]*)\]\.includes\(widget\)/,
  };
  for (const [path, list] of Object.entries(lists)) {
    const listed = readFileSync(path, 'utf8').match(list)?.[1].match(/[a-z]{2,3}/g) ?? [];
    // The chat page itself is in English and French.
    const own = path.endsWith('early.js') ? ['en', 'fr'] : [];
    assert.deepEqual([...listed, ...own].sort(), LANGUAGES, path);
  }
});

test('the program includes every fragment, and no key stands in two', () => {
  const includes = readFileSync('core/language/words.def', 'utf8')
    .matchAll(/^#include "core\/language\/words\/(.*)"$/gm);
  const included = Array.from(includes, ([, name]) => name);
  assert.deepEqual([...included].sort(), fragments);
  const rows = fragments.map((name) => english_of(readFileSync(`core/language/words/${name}`, 'utf8')).size);
  assert.equal(rows.reduce((sum, count) => sum + count, 0), english.size);
});

test('a key, a placeholder or a plural form too few or too many is told', () => {
  const with_picks = (/** @type {unknown} */ picks) => complaints('pl', english, { ...read('pl'), picks });
  const missing = read('pl');
  delete missing.picks;
  assert.deepEqual(complaints('pl', english, missing), ['picks is missing']);
  assert.deepEqual(complaints('pl', english, { ...read('pl'), pick: 'x' }), ['pick is no key of the program']);
  assert.match(with_picks('{n} propozycji')[0] ?? '', /^$/);  // a sentence may do without forms
  assert.match(with_picks('propozycje')[0], /has the placeholders "", not "n"/);
  assert.match(with_picks('{n} {count}')[0], /has the placeholders "count n"/);
  assert.match(
    with_picks('{n} {n:one=propozycja|other=propozycji}')[0], /plural forms one, other, not few, many, one, other/,
  );
  assert.match(with_picks('{n} {n:one=a|few=b|many=c|two=d|other=e}')[0], /plural forms/);
  assert.match(with_picks('{n')[0], /brace/);
  assert.match(with_picks('')[0], /is empty/);
  assert.match(with_picks(3)[0], /is empty/);
  assert.deepEqual(complaints('xx', english, {}), ['its plural categories are not known to tools/words.mjs']);
  assert.deepEqual(complaints('en', english, { ...read('en'), close: 'Shut' }), ['close is not what the program says']);
});

test('a tag finds the catalogue of its language; Traditional Chinese is not answered with Simplified', () => {
  const found = {
    'pt-PT': 'pt', 'ar-EG': 'ar', he: 'he', 'de-CH': 'de', zh: 'zh', 'zh-SG': 'zh', 'zh-TW': null, 'zh-Hant': null,
    'zh-HK': null, en: null, fi: null,
  };
  for (const [tag, language] of Object.entries(found)) assert.equal(catalogue_of(tag), language, tag);
});

test('without its program an element says in every language to reload, and nothing of money', () => {
  const sentences = LANGUAGES.map((language) => trouble_in(language));
  assert.deepEqual(sentences.map(({ lang }) => lang), LANGUAGES);
  assert.equal(new Set(sentences.map(({ text }) => text)).size, LANGUAGES.length);
  for (const { lang, text } of sentences) {
    // A payment may have been under way when the program stopped.
    const uncharged = (lang === 'en' ? english.get('nothing_charged') : read(lang).nothing_charged) ?? '';
    assert.ok(uncharged && !text.includes(uncharged), `${lang}: ${text}`);
  }
  assert.equal(trouble_in('iw').lang, 'he');
  assert.equal(trouble_in('no such tag').lang, 'en');
});
