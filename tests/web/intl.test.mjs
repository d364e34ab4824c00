// Money, dates, counts and lists as the program writes them, against Intl itself, in all languages.
// Knows nothing of how either comes to its answer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogue_of, locale_of } from '../../web/engine/locale.js';
import { LANGUAGES } from '../languages.mjs';
import { Surface } from './program.mjs';

// Each catalogue's language in the region where most speak it: "pt-BR".
const TAGS = LANGUAGES.map((name) => {
  const { language, region } = new Intl.Locale(name).maximize();
  return `${language}-${region}`;
});
const DIGITS = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };
const AMOUNTS = { USD: 123_456_789, EUR: 123_450, JPY: 1_234_567, KWD: 1_234_567 };
const DAYS = {
  in_month: ['2026-11-27', '2026-11-28'], in_year: ['2026-11-30', '2026-12-02'], one: ['2026-11-27', '2026-11-27'],
};
const COUNTS = [1, 2, 3, 5, 11, 21, 22, 100, 101, 1000, 10_000];

const surface = await Surface.open();

/** @param {string} tag */
const words_of = (tag) => JSON.parse(readFileSync(`core/language/words/${catalogue_of(tag) ?? 'en'}.json`, 'utf8'));
const day_of = (/** @type {string} */ text) => new Date(`${text}T12:00:00Z`);

/**
 * Shows products in a language.
 * @param {string} tag
 * @param {object[]} products
 */
function show(tag, products) {
  const language = catalogue_of(tag);
  surface.tell({
    type: 'locale', locale: { ...locale_of(tag), utc_offset_min: 0 }, ...(language ? { words: words_of(tag) } : {}),
  });
  surface.tell({ type: 'catalog', catalog: { products: products.map((product, i) => ({
    id: `p${i}`, title: `Product ${i}`, price: { amount: 100, currency: 'USD' }, availability: { status: 'in_stock' },
    seller: { id: 's', name: 'Shop' }, promotion: 'none',
    variants: [{ id: `v${i}`, available: true }], ...product })) } });
}

/**
 * A sentence of a catalogue, put together by Intl alone.
 * @param {string} tag
 * @param {string} text
 * @param {number} n
 */
function told(tag, text, n) {
  const number = new Intl.NumberFormat(tag).format(n), category = new Intl.PluralRules(tag).select(n);
  return text.replace(/\{n(?::([^}]*))?\}/g, (_, forms) => {
    if (!forms) return number;
    const form = forms.split('|').map((/** @type {string} */ part) => part.split('='))
      .find((/** @type {string[]} */ [name]) => name === category);
    return form[1].replaceAll('#', number);
  });
}

for (const tag of TAGS) {
  test(`money in ${tag} is what Intl writes`, () => {
    const currencies = Object.keys(AMOUNTS);
    show(tag, currencies.map((currency) => ({ price: { amount: AMOUNTS[currency], currency } })));
    currencies.forEach((currency, i) => {
      const value = AMOUNTS[currency] / 10 ** DIGITS[currency];
      assert.equal(
        surface.shows(`p${i}/price`), new Intl.NumberFormat(tag, { style: 'currency', currency }).format(value),
        currency,
      );
    });
  });

  test(`days in ${tag} are what Intl writes, alone and from one to another`, () => {
    const format = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
    show(tag, Object.values(DAYS).map(([earliest, latest]) => ({ delivery: { earliest, latest } })));
    Object.values(DAYS).forEach(([from, to], i) => {
      const [first, last] = [from, to].map((day) => format.format(day_of(day)));
      // Hebrew has other names for the days of a range; Italian and Japanese write "02" in ranges alone. Ours are the
      // same everywhere.
      const range = tag === 'he-IL'
        ? `${first} – ${last}`
        : format.formatRange(day_of(from), day_of(to)).replace(/(?<!\d)0(?=\d)/g, '');
      assert.equal(surface.shows(`p${i}/delivery`), from === to ? first : range, `${from} ${to}`);
    });
  });

  test(`counts in ${tag} have Intl's digits and the plural form Intl chooses`, () => {
    const words = words_of(tag);
    for (let at = 0; at < COUNTS.length; at += 4) {
      const some = COUNTS.slice(at, at + 4);
      show(tag, some.map((n) => ({ returns: { days: n, paid_by: 'seller' } })));
      some.forEach((n, i) => assert.equal(surface.says(`p${i}/returns`), told(tag, words.free_returns, n), String(n)));
      assert.equal(surface.says('carousel/heading'), told(tag, words.picks, some.length));
    }
  });

  test(`lists in ${tag} are joined as Intl joins them`, () => {
    const { list_and, list_middle, list_end } = locale_of(tag), intl = new Intl.ListFormat(tag);
    const things = words_of(tag), all = [things.what_name, things.what_address, things.what_email, things.what_phone];
    assert.equal(list_and.replace('{a}', () => all[0]).replace('{b}', () => all[1]), intl.format(all.slice(0, 2)));
    assert.equal(all[0] + list_middle + all[1] + list_end + all[2], intl.format(all.slice(0, 3)));
    assert.equal(all[0] + list_middle + all[1] + list_middle + all[2] + list_end + all[3], intl.format(all));
  });
}

test('full millions have their own form where a language has one', () => {
  for (const tag of ['es-ES', 'it-IT', 'fr-FR', 'pt-BR', 'de-DE']) {
    const { plural } = locale_of(tag), category = new Intl.PluralRules(tag).select(1_000_000);
    assert.equal(plural.endsWith('-many'), category === 'many', tag);
  }
});
