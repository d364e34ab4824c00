// Amounts for providers, by table. Knows nothing of how people read them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decimal_amount, stripe_amount } from '../../web/gateways/amount.js';

test('minor units become decimals by the currency’s own exponent, exactly', () => {
  for (const [minor, currency, value] of /** @type {[number, string, string][]} */ ([
    [14900, 'usd', '149.00'], [5, 'USD', '0.05'], [50, 'EUR', '0.50'], [0, 'eur', '0.00'], [1980, 'jpy', '1980'],
    [0, 'JPY', '0'],
    [1500, 'kwd', '1.500'], [5, 'KWD', '0.005'], [12345, 'CLF', '1.2345'], [100, 'ISK', '100'],
    [9007199254740991, 'USD', '90071992547409.91'], [9007199254740991, 'JPY', '9007199254740991'],
    [9007199254740991, 'KWD', '9007199254740.991'],
  ])) assert.deepEqual(
    decimal_amount(minor, currency), { currency: currency.toUpperCase(), value }, `${minor} ${currency}`,
  );
});

test('what is no amount is refused, not rounded', () => {
  for (const minor of [1.5, -1, NaN, Infinity, 2 ** 53, /** @type {any} */ ('149'), /** @type {any} */ (null)]) {
    assert.throws(() => decimal_amount(minor, 'USD'), RangeError, String(minor));
  }
  for (const currency of ['', 'US', 'DOLLAR', 'U$D']) {
    assert.throws(() => decimal_amount(1, currency), RangeError, currency);
  }
});

test('the exponents are those of core/base/money.cpp', () => {
  const rows = [
    ...readFileSync(new URL('../../core/base/money.cpp', import.meta.url), 'utf8').matchAll(/\{"([A-Z]{3})", (\d)\}/g),
  ];
  assert.ok(rows.length > 20);
  for (const [, currency, digits] of rows) {
    assert.equal(
      decimal_amount(10 ** Number(digits), currency).value, Number(digits) ? `1.${'0'.repeat(Number(digits))}` : '1',
      currency,
    );
  }
});

test('Stripe’s smallest unit differs for five currencies, and thousandths have to end in 0', () => {
  for (const [minor, currency, amount] of /** @type {[number, string, number][]} */ ([
    [14900, 'USD', 14900], [1980, 'JPY', 1980], [500, 'ISK', 50000], [500, 'UGX', 50000], [500, 'MGA', 5],
    [1500, 'KWD', 1500], [10, 'BHD', 10],
  ])) assert.deepEqual(stripe_amount(minor, currency), { currency: currency.toLowerCase(), amount }, currency);
  for (const [minor, currency] of /** @type {[number, string][]} */ ([
    [1505, 'KWD'], [1, 'TND'], [150, 'MGA'], [9007199254740991, 'ISK'],
  ])) assert.throws(() => stripe_amount(minor, currency), RangeError, currency);
});

test('each provider is told an amount in the digits of its own documentation, or nothing', () => {
  const said = /** @type {any[]} */ ([
    ['google_pay', 1230, 'KWD', '1.23'], ['google_pay', 1500, 'JOD', '1.50'], ['google_pay', 1980, 'JPY', '1980'],
    ['google_pay', 14900, 'USD', '149.00'], ['google_pay', 123400, 'CLF', '12.34'], ['apple_pay', 1230, 'BHD', '1.23'],
    ['apple_pay', 5, 'EUR', '0.05'], ['paypal', 150000, 'HUF', '1500'], ['paypal', 1980, 'JPY', '1980'],
    ['paypal', 70000, 'TWD', '700'], ['paypal', 14900, 'USD', '149.00'], ['payment_request', 1234, 'KWD', '1.234'],
  ]);
  for (const [provider, minor, currency, value] of said) {
    assert.equal(decimal_amount(minor, currency, provider).value, value, `${provider}: ${minor} ${currency}`);
  }
  for (const [provider, minor, currency] of /** @type {any[]} */ ([
    ['google_pay', 1234, 'KWD'], ['google_pay', 12345, 'CLF'], ['apple_pay', 1, 'TND'], ['paypal', 150050, 'HUF'],
    ['paypal', 1, 'TWD'],
  ])) assert.throws(() => decimal_amount(minor, currency, provider), RangeError, `${provider}: ${minor} ${currency}`);
});

test('whatever the currency, the form is the one the provider’s documentation gives', () => {
  const currencies = ['USD', 'JPY', 'KWD', 'CLF', 'HUF', 'TWD', 'ISK', 'UGX', 'MGA', 'UYW'];
  const two = /^[0-9]+(\.[0-9][0-9])?$/;
  for (const provider of /** @type {const} */ (['google_pay', 'apple_pay', 'paypal'])) {
    for (const currency of currencies) {
      for (const minor of [0, 1, 10, 99, 100, 1230, 1234, 10000, 123456]) {
        /** @type {string | null} */
        let told = null;
        try {
          told = decimal_amount(minor, currency, provider).value;
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
        if (told === null) continue;
        assert.match(told, two);
        const whole = decimal_amount(minor, currency).value;
        assert.equal(Number(told), Number(whole), `${provider}: ${minor} ${currency}`);
      }
    }
  }
});
