// The countries there are, named and sorted in a language, as the browser knows them: no list is kept here.

/** Regions that ISO 3166-1 has not given a code: unions, parts of countries, made up ones. */
const NO_COUNTRY = 'AC CP DG EA EU EZ IC QO TA UN XA XB ZZ';

/**
 * @param {string} lang BCP 47
 * @returns {[code: string, name: string][]} ISO 3166-1 alpha-2
 */
export function countries(lang) {
  const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
  /** @type {[string, string][]} */
  const all = [];
  for (let number = 0; number < 26 * 26; ++number) {
    const code = String.fromCharCode(65 + number / 26, 65 + number % 26);
    const former = new Intl.Locale(`und-${code}`).region !== code;  // a code that another country has replaced
    const name = former || NO_COUNTRY.includes(code) ? '' : names.of(code);
    if (name) all.push([code, name]);
  }
  return all.sort(([, one], [, other]) => one.localeCompare(other, lang));
}
