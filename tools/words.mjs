// Holds every catalogue of our own sentences to the program's: a missing or extra key, a placeholder more or less, a
// plural category that the language lacks or wants is an error of the build. Knows nothing of what a sentence means.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

// CLDR's cardinal categories. Told here, not asked of Intl: the build must not change with the Node that runs it.
const CATEGORIES = {
  ar: ['few', 'many', 'one', 'other', 'two', 'zero'], de: ['one', 'other'], en: ['one', 'other'],
  es: ['many', 'one', 'other'], fr: ['many', 'one', 'other'],
  he: ['one', 'other', 'two'], hi: ['one', 'other'], it: ['many', 'one', 'other'], ja: ['other'], ko: ['other'],
  nl: ['one', 'other'],
  pl: ['few', 'many', 'one', 'other'], pt: ['many', 'one', 'other'], zh: ['other'],
};
const MOST_BYTES = 2000;  // limits::short_text: a longer text would not be taken

/** @param {string} text */
const placeholders = (text) => [...new Set(Array.from(text.matchAll(/\{(\w+)/g), ([, name]) => name))].sort().join(' ');

/**
 * What is wrong with one text beside the English one.
 * @param {string} english
 * @param {unknown} text
 * @param {readonly string[]} categories
 */
function complaint(english, text, categories) {
  if (typeof text !== 'string' || !text.trim()) return 'is empty';
  if (Buffer.byteLength(text) > MOST_BYTES) return `is longer than ${MOST_BYTES} bytes`;
  if (/[{}]/.test(text.replace(/\{\w+(:[^{}]*)?\}/g, ''))) return 'has a brace that belongs to no placeholder';
  if (placeholders(text) !== placeholders(english)) {
    return `has the placeholders "${placeholders(text)}", not "${placeholders(english)}"`;
  }
  for (const [, forms] of text.matchAll(/\{\w+:([^}]*)\}/g)) {
    const told = forms.split('|').map((form) => form.split('=', 1)[0]).sort();
    if (told.join() !== categories.join()) {
      return `has the plural forms ${told.join(', ')}, not ${categories.join(', ')}`;
    }
  }
  return '';
}

/**
 * All that is wrong with a catalogue.
 * @param {string} language
 * @param {Map<string, string>} english
 * @param {Record<string, unknown>} texts
 */
export function complaints(language, english, texts) {
  const categories = /** @type {Record<string, string[]>} */ (CATEGORIES)[language];
  if (!categories) return ['its plural categories are not known to tools/words.mjs'];
  const wrong = Object.keys(texts).filter((key) => !english.has(key)).map((key) => `${key} is no key of the program`);
  for (const [key, text] of english) {
    const found = key in texts ? complaint(text, texts[key], categories) : 'is missing';
    if (found) wrong.push(`${key} ${found}`);
    else if (language === 'en' && texts[key] !== text) wrong.push(`${key} is not what the program says`);
  }
  return wrong;
}

/** @param {string} definitions the text of one or more of core/language/words/*.def */
export const english_of = (definitions) => {
  const words = definitions.matchAll(/^TILL_(?:MONEY_)?WORD\((\w+), "(.*)"\)$/gm);
  return new Map(Array.from(words, ([, key, text]) => [key, text]));
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const files = process.argv.slice(2);
  const fragments = files.filter((file) => file.endsWith('.def'));
  const english = english_of(fragments.map((file) => readFileSync(file, 'utf8')).join('\n'));
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    for (const wrong of complaints(basename(file, '.json'), english, JSON.parse(readFileSync(file, 'utf8')))) {
      console.error(`${file}: ${wrong}`);
      process.exitCode = 1;
    }
  }
}
