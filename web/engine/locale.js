// Reads the browser's Intl once into plain data, so that the program formats money and dates the same way everywhere.
// Knows nothing of what is formatted; the program's header core/language/locale.hpp says what each field means.

/** @import {LocaleEnvelope} from './protocol.d.ts' */

/** Currencies whose pattern is sent along; any other is written with its code by the fallback pattern. */
const CURRENCIES = [
  'USD', 'EUR', 'JPY', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'CNY', 'HKD', 'TWD', 'KRW', 'INR', 'SGD', 'THB', 'BRL', 'MXN',
  'SEK', 'NOK', 'DKK', 'ISK', 'PLN', 'CZK', 'HUF', 'RON', 'BGN', 'TRY', 'ILS', 'AED', 'SAR', 'KWD', 'BHD', 'JOD', 'TND',
  'MAD', 'EGP', 'ZAR', 'UAH', 'VND', 'IDR',
];

const WORDS_LIMIT = 200_000;  // characters of a words file

/** @param {string} lang BCP 47, perhaps nonsense */
export function supported_tag(lang) {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/**
 * @param {Intl.NumberFormatPart[] | Intl.DateTimeFormatPart[]} parts
 * @param {Record<string, string>} names part type to template
 */
const template = (parts, names) => parts.map(({ type, value }) => names[type] ?? value).join('');

/** A number's parts become one {n}. @param {Intl.NumberFormatPart[]} parts */
function money_template(parts) {
  let number = false;
  return parts.map(({ type, value }) => {
    if (type === 'currency') return '{s}';
    if (type === 'literal' || type === 'minusSign') return value;
    if (number) return '';
    number = true;
    return '{n}';
  }).join('');
}

/**
 * @param {string} tag
 * @param {string} currency
 */
function currency_of(tag, currency) {
  const format = new Intl.NumberFormat(tag, { style: 'currency', currency });
  const parts = format.formatToParts(1), negative = format.formatToParts(-1);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return { symbol, pattern: money_template(parts), negative: money_template(negative) };
}

/**
 * Which of the world's plural rules a language follows, told by what it does with whole numbers.
 * @param {string} tag
 */
function plural_of(tag) {
  const rules = new Intl.PluralRules(tag);
  const samples = [0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 1_000_000].map((n) => rules.select(n)).join(' ');
  return {
    'other one other other other other other other other other other': 'one-other',
    'one one other other other other other other other other other': 'one01-other',
    'other one other other other other other other other other many': 'one-many',
    'one one other other other other other other other other many': 'one01-many',
    'other other other other other other other other other other other': 'other',
    'zero one two few few many many many other other other': 'arabic',
    'many one few few many many one few many one many': 'slavic',
    'many one few few many many many few many many many': 'polish',
    'other one few few other other other other other other other': 'czech',
    'other one two other other other other other other other other': 'hebrew',
    // CLDR before 42 had "many" for full tens.
    'other one two other other other other other many other many': 'hebrew',
  }[samples] ?? 'one-other';
}

/**
 * One part of a moment, such as its weekday; '' where the format has none.
 * @param {Intl.DateTimeFormat} format
 * @param {string} type
 * @param {number} at
 */
function part_of(format, type, at) {
  return format.formatToParts(at).find((part) => part.type === type)?.value ?? '';
}

/** Everything the program has to know of a language. @param {string} tag */
export function locale_of(tag) {
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 2 });
  const parts = number.formatToParts(-123456789.25);
  const value = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? '';
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value: digits }) => Array.from(digits).length);
  const digit = new Intl.NumberFormat(tag, { useGrouping: false });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const spoken = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const day_year = new Intl.DateTimeFormat(tag, {
    weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC',
  });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' });
  const date_names = { weekday: '{weekday}', day: '{day}', month: '{month}', year: '{year}' };
  const list = new Intl.ListFormat(tag, { type: 'conjunction' });
  const coded = new Intl.NumberFormat(tag, { style: 'currency', currency: 'XXX', currencyDisplay: 'code' });
  const noon = (/** @type {number} */ month, /** @type {number} */ date) => Date.UTC(2023, month, date, 12);
  return {
    tag,
    dir: is_rtl(tag) ? 'rtl' : 'ltr',
    decimal: value('decimal') || '.',
    group: value('group'),
    group_sizes: [groups[groups.length - 1] ?? 3, groups[groups.length - 2] ?? 3],
    group_from: number.formatToParts(1234).some(({ type }) => type === 'group') ? 1 : 2,
    minus: value('minusSign') || '-',
    digits: Array.from({ length: 10 }, (_, i) => digit.format(i)).join(''),
    currency: Object.fromEntries(CURRENCIES.map((code) => [code, currency_of(tag, code)])),
    fallback_currency: money_template(coded.formatToParts(1)),
    months_short: Array.from({ length: 12 }, (_, i) => part_of(day, 'month', noon(i, 15))),
    // 1 January 2023 was a Sunday.
    weekdays_short: Array.from({ length: 7 }, (_, i) => part_of(day, 'weekday', noon(0, 1 + i))),
    months: Array.from({ length: 12 }, (_, i) => part_of(spoken, 'month', noon(i, 15))),
    weekdays: Array.from({ length: 7 }, (_, i) => part_of(spoken, 'weekday', noon(0, 1 + i))),
    date_spoken: template(spoken.formatToParts(noon(10, 27)), date_names),
    date: template(day.formatToParts(noon(10, 27)), date_names),
    date_year: template(day_year.formatToParts(noon(10, 27)), date_names),
    range_in_month: range_template(day, noon(10, 26), noon(10, 28)),
    range_in_year: range_template(day, noon(9, 30), noon(10, 2)),
    hour_digits: Array.from(part_of(clock, 'hour', noon(0, 1) - 3 * 3_600_000)).length,
    time24: !/^h1[12]$/.test(clock.resolvedOptions().hourCycle ?? 'h23'),
    time: template(clock.formatToParts(noon(0, 1)), { hour: '{hour}', minute: '{minute}', dayPeriod: '{period}' }),
    am: part_of(clock, 'dayPeriod', Date.UTC(2023, 0, 1, 9)),
    pm: part_of(clock, 'dayPeriod', Date.UTC(2023, 0, 1, 15)),
    utc_offset_min: -new Date().getTimezoneOffset(),
    plural: plural_of(tag),
    ...list_words(list, tag),
  };
}

/**
 * What stands between two things, and between three and more.
 * @param {Intl.ListFormat} list
 * @param {string} tag
 */
function list_words(list, tag) {
  // Hebrew joins its own words without a hyphen.
  const things = tag.startsWith('he') ? ['א', 'ב', 'ג'] : ['a', 'b', 'c'];
  const names = ['{a}', '{b}'];
  const two = list.formatToParts(things.slice(0, 2));
  const list_and = two.map(({ type, value }) => (type === 'element' ? names.shift() : value)).join('');
  const gaps = list.formatToParts(things).filter(({ type }) => type === 'literal').map(({ value }) => value);
  return { list_and, ...(gaps.length === 2 ? { list_middle: gaps[0], list_end: gaps[1] } : {}) };
}

/**
 * Two days as one text: what both share is told once ("Thu, 26 – Sat, 28 November"). '' where the browser cannot, or
 * calls the days by other names than alone, as Hebrew does.
 * @param {Intl.DateTimeFormat} format
 * @param {number} from
 * @param {number} to
 */
function range_template(format, from, to) {
  const names = { weekday: 'weekday', day: 'day', month: 'month' };
  const alone = format.formatToParts(from).find(({ type }) => type === 'weekday')?.value;
  const parts = format.formatRangeToParts?.(from, to) ?? [];
  if (!parts.some(({ type, value }) => type === 'weekday' && value === alone)) return '';
  return parts.map(({ type, value, source }) => {
    const name = names[/** @type {keyof typeof names} */ (type)];
    return name ? `{${name}${source === 'endRange' ? '2' : ''}}` : value;
  }).join('');
}

/** @param {string} tag */
function is_rtl(tag) {
  const locale = /** @type {any} */ (new Intl.Locale(tag));
  const info = locale.getTextInfo?.() ?? locale.textInfo;
  return info ? info.direction === 'rtl' : /^(ar|fa|he|iw|ur|ps|sd|ug|yi|dv|ckb)\b/.test(tag);
}

/** @type {Map<string, Promise<Record<string, string> | null>>} */
const words = new Map();

/** The product's own strings of a language; null = there are none, English it is. @param {string} language */
function words_of(language) {
  const known = words.get(language);
  if (known) return known;
  const address = new URL(`./words/${language}.json`, import.meta.url);
  const asked = fetch(address, { credentials: 'same-origin' }).then(async (response) => {
    if (!response.ok) return null;
    const text = await response.text();
    return text.length <= WORDS_LIMIT ? JSON.parse(text) : null;
  }).catch(() => {
    words.delete(language);  // perhaps offline: try again next time
    return null;
  });
  words.set(language, asked);
  return asked;
}

/** Languages with a words file beside English, which is built in. */
export const TRANSLATED = new Set(['ar', 'de', 'es', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'zh']);

/**
 * The words file of a language, or null: English. Traditional Chinese is not answered with Simplified (CLDR gives it no
 * such parent either).
 * @param {string} tag
 */
export function catalogue_of(tag) {
  const { language, script } = new Intl.Locale(tag).maximize();
  return TRANSLATED.has(language) && script !== 'Hant' ? language : null;
}

/**
 * The envelope that tells the program its language.
 * @param {string} lang
 * @returns {Promise<LocaleEnvelope>}
 */
export async function locale_message(lang) {
  const tag = supported_tag(lang), language = catalogue_of(tag);
  const found = language ? await words_of(language) : null;
  const locale = locale_of(tag);
  // Where our sentences stay English they say so, and run as English does; figures and dates are the reader's still.
  if (!found && new Intl.Locale(tag).language !== 'en') Object.assign(locale, { tag: 'en', dir: 'ltr' });
  return { type: 'locale', locale, ...(found ? { words: found } : {}) };
}
