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
 * How many digits after the point a provider takes, where that is not ISO 4217's number: `of` a currency, and at
 * `most`. An amount with more is refused, not rounded.
 * @typedef {{most: number, of: Record<string, number>}} Digits
 */

/**
 * Sources: Google, "Google Pay API request objects", TransactionInfo.totalPrice; Apple, "Apple Pay on the Web",
 * ApplePayLineItem.amount (both: [0-9]+(.[0-9][0-9])?); PayPal, "Currency codes" (no decimals in HUF, JPY and TWD);
 * W3C, "Payment Request API", PaymentCurrencyAmount (any number of digits); Stripe, "Supported currencies":
 * zero-decimal, three-decimal and special cases.
 */
export const DIGITS = /** @satisfies {Record<string, Digits>} */ ({
  google_pay: { most: 2, of: {} },
  apple_pay: { most: 2, of: {} },
  paypal: { most: 2, of: { HUF: 0, JPY: 0, TWD: 0 } },
  payment_request: { most: 4, of: {} },
});
/** @param {keyof typeof DIGITS} provider @returns {Digits} */
const digits_of = (provider) => DIGITS[provider];

/** Stripe counts ariary whole, and krónur and shillings in hundredths, though they have none. */
const STRIPE_DIGITS = /** @type {Record<string, number>} */ ({ MGA: 0, ISK: 2, UGX: 2 });
/** Stripe: the amount in thousandths is a multiple of so many. */
const STRIPE_STEP = 10;

/**
 * @param {number} minor
 * @param {number} digits it has
 * @param {number} wanted
 * @returns {number} the same amount counted in units of `wanted` digits
 */
function counted(minor, digits, wanted) {
  const amount = wanted < digits ? minor / 10 ** (digits - wanted) : minor * 10 ** (wanted - digits);
  if (!Number.isSafeInteger(amount)) throw new RangeError('this amount cannot be said exactly to the provider');
  return amount;
}

/**
 * "149.00", "1980" yen, "1.500" dinar; for who takes hundredths at most "1.50".
 * @param {number} minor minor units, 0 or more
 * @param {string} currency ISO 4217, either case
 * @param {keyof typeof DIGITS} [provider] absent = ISO's own digits, which W3C takes
 * @returns {{currency: string, value: string}} currency in upper case
 */
export function decimal_amount(minor, currency, provider = 'payment_request') {
  const { code, digits } = checked(minor, currency), { most, of } = digits_of(provider);
  const wanted = Math.min(of[code] ?? digits, most);
  const text = String(counted(minor, digits, wanted)).padStart(wanted + 1, '0');
  return { currency: code, value: wanted ? `${text.slice(0, -wanted)}.${text.slice(-wanted)}` : text };
}

/**
 * Stripe's smallest unit. Throws where the amount cannot be said exactly.
 * @param {number} minor
 * @param {string} currency
 * @returns {{currency: string, amount: number}} currency in lower case
 */
export function stripe_amount(minor, currency) {
  const { code, digits } = checked(minor, currency);
  const amount = counted(minor, digits, STRIPE_DIGITS[code] ?? digits);
  if (digits === 3 && amount % STRIPE_STEP !== 0) throw new RangeError('Stripe takes no single thousandths');
  return { currency: code.toLowerCase(), amount };
}
