// The chat page's own words: the same ones in every language, and each with the values it needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { is_word, LANGUAGES, regional, spoken, suggestions, word } from '../../web/pages/chat/words.js';
import { readFileSync, readdirSync } from 'node:fs';

const pages = new URL('../../web/pages/chat/', import.meta.url);
const read = (name) => readFileSync(new URL(name, pages), 'utf8');
const html_keys = [...read('index.html').matchAll(/data-word(?:-label|-placeholder)?="(\w+)"/g)].map(([, key]) => key);

test('every word the page names exists', () => {
  assert.ok(html_keys.length > 20);
  for (const key of html_keys) assert.ok(is_word(key), key);
  for (const name of readdirSync(pages).filter((file) => file.endsWith('.js'))) {
    for (const [, key] of read(name).matchAll(/\bsay\('(\w+)'/g)) assert.ok(is_word(key), `${name}: ${key}`);
  }
});

test('the page as it is written is the page in English', () => {
  for (const [, key, text] of read('index.html').matchAll(/data-word="(\w+)"[^>]*>([^<]+)</g)) {
    assert.equal(text, word('en', key));
  }
});

test('a sentence takes the same values in every language', () => {
  const values = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of ['similar', 'ordered', ...html_keys]) {
    for (const lang of LANGUAGES) assert.deepEqual(values(word(lang, key)), values(word('en', key)), `${lang} ${key}`);
  }
});

test('values are put in, and words that look like values stay words', () => {
  assert.equal(
    word('en', 'ordered', { number: 'A-1', seller: '{number} & Co' }),
    'Order A-1 at {number} & Co is confirmed. The receipt stays here.',
  );
  assert.equal(word('fr', 'similar', { title: 'Nomad 38L' }), 'Quelque chose comme Nomad 38L');
  assert.equal(word('fr', 'similar'), 'Quelque chose comme {title}');
});

test('French keeps its space before a high mark', () => {
  for (const key of html_keys) assert.doesNotMatch(word('fr', key), /[^\u00a0\u202f][?!;:]/u, key);
});

test('an unknown language is spoken to in English', () => {
  assert.equal(spoken('fr-CA'), 'fr');
  assert.equal(spoken('FR'), 'fr');
  assert.equal(spoken('tlh'), 'en');
  assert.equal(spoken(''), 'en');
});

test('numbers follow the region of the reader, when it speaks the same language', () => {
  assert.equal(regional('fr', ['en-GB', 'fr-CA']), 'fr-CA');
  assert.equal(regional('en', ['fr-CA', 'en-GB']), 'en-GB');
  assert.equal(regional('en', ['de-DE']), 'en-US');
  assert.equal(regional('fr', ['fr']), 'fr-FR');
  assert.equal(regional('pt', ['en-US', 'pt-PT']), 'pt-PT');
  const alone = { ar: 'ar-EG', de: 'de-DE', he: 'he-IL', hi: 'hi-IN', ja: 'ja-JP', pt: 'pt-BR', zh: 'zh-CN' };
  for (const [lang, tag] of Object.entries(alone)) assert.equal(regional(lang, ['en-US']), tag);
});

test('each language has four to six things to start from, of a length that a button can hold', () => {
  for (const lang of LANGUAGES) {
    assert.ok(suggestions(lang).length >= 4 && suggestions(lang).length <= 6);
    for (const { text } of suggestions(lang)) assert.ok(text.length <= 90, text);
  }
});
