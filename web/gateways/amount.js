// Amounts as payment providers want them, made of the allowance's integers and never of a float.
// Knows nothing of locales: this is what machines read, the sheet shows the merchant's own total.

/**
 * ISO 4217, the currencies whose minor unit is not a hundredth; the same list as core/base/money.cpp.
 * @type {Record<string, number>}
 */
const NOT_TWO = {
  BHD: 3, BIF: 0, CLF: 4, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3, LYD: 3,
  OMR: 3,
  PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, UYW: 4, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
};

/**
 * @param {number} minor
 * @param {string} currency
 */
function checked(minor, currency) {
  if (!Number.isSafeInteger(minor) || minor < 0) throw new RangeError('an amount is a whole number of minor units');
  const code = currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) throw new RangeError('a currency is three letters');
  return { code, digits: NOT_TWO[code] ?? 2 };
}

/**
 * "149.00", "1980" yen, "1.500" dinar.
 * @param {number} minor minor units, 0 or more
 * @param {string} currency ISO 4217, either case
 * @returns {{currency: string, value: string}} currency in upper case
 */
export function decimal_amount(minor, currency) {
  const { code, digits } = checked(minor, currency);
  const text = String(minor).padStart(digits + 1, '0');
  return { currency: code, value: digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text };
}

/**
 * Stripe's smallest unit, which is ISO's but for: krónur and shillings, counted in hundredths though they have none;
 * ariary, counted whole; and thousandths, which have to end in 0. Throws where the amount cannot be said exactly.
 * @param {number} minor
 * @param {string} currency
 * @returns {{currency: string, amount: number}} currency in lower case
 */
export function stripe_amount(minor, currency) {
  const { code, digits } = checked(minor, currency);
  const hundredths = code === 'ISK' || code === 'UGX';
  const amount = hundredths ? minor * 100 : code === 'MGA' ? minor / 100 : minor;
  if (!Number.isSafeInteger(amount) || (digits === 3 && amount % 10 !== 0)) {
    throw new RangeError('Stripe cannot take this amount exactly');
  }
  return { currency: code.toLowerCase(), amount };
}
