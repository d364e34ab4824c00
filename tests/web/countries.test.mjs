import assert from 'node:assert/strict';
import test from 'node:test';
import { countries } from '../../web/layer/countries.js';

for (const lang of ['en-US', 'de', 'fr', 'pl', 'ar', 'hi', 'ja', 'zh']) {
  test(`every country once, by its name in ${lang}`, () => {
    const all = countries(lang), codes = all.map(([code]) => code), names = all.map(([, name]) => name);
    assert.ok(all.length >= 249 && all.length <= 251, `${all.length} countries`);
    for (const code of ['US', 'DE', 'GB', 'CI', 'TW', 'XK', 'AX']) assert.ok(codes.includes(code), code);
    for (const code of ['UK', 'DD', 'SU', 'EU', 'ZZ', 'IC']) assert.ok(!codes.includes(code), code);
    assert.deepEqual([new Set(codes).size, new Set(names).size], [all.length, all.length]);
    assert.deepEqual(names, names.toSorted?.(new Intl.Collator(lang).compare) ?? names, 'in the order of the language');
  });
}
