// The countries there are, named and sorted in a language. All of it is the browser's own knowledge: no list is kept here.

/** Regions that ISO 3166-1 has not given a code: unions, parts of countries, made up ones. */
const NO_COUNTRY = new Set(['AC', 'CP', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

/** @param {string} lang BCP 47 @returns {[code: string, name: string][]} ISO 3166-1 alpha-2 */
export function countries(lang) {
  const names = new Intl.DisplayNames([lang, 'en'], { type: 'region', fallback: 'none' }), order = new Intl.Collator([lang, 'en']);
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  /** @type {[string, string][]} */
  const all = [];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = NO_COUNTRY.has(code) || new Intl.Locale(`und-${code}`).region !== code ? '' : names.of(code);  // a former name of another is none
    if (name) all.push([code, name]);
  }
  return all.sort(([, one], [, other]) => order.compare(one, other));
}
