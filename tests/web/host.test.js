// What a page is taken to be able to do. Knows nothing of what follows from it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { host_facts, safe_margin } from '../../web/element/host.js';

const document = /** @type {any} */ ({});
const policy = (/** @type {boolean} */ allowed) => /** @type {any} */
  ({ permissionsPolicy: { allowsFeature: (/** @type {string} */ feature) => allowed && feature === 'payment' } });
const top = { top: 1, self: 1 };
const strangers = { self: 1, get top() { return { get location() { throw new Error('SecurityError'); } }; } };

test('a page of one’s own has windows, frames and links; the payment permission is asked for', () => {
  const own = {
    host_sheet: false, sheet_sellers: [], payment_policy: true, frames: true, popups: true, links: true,
    embedding: false, fullscreen: false, fullscreen_offered: false,
  };
  assert.deepEqual(host_facts(null, false, { ...top, document }), own);
  assert.deepEqual(host_facts(null, false, { ...top, document: policy(true) }), own);
  assert.equal(host_facts(null, false, { ...top, document: policy(false) }).payment_policy, false);
  assert.equal(
    host_facts(null, false, { ...top, document: { featurePolicy: policy(false).permissionsPolicy } }).payment_policy,
    false, 'by its older name',
  );
});

test('in a frame of strangers nothing is taken for granted', () => {
  const { payment_policy, frames, popups, links } =
    host_facts(null, false, Object.assign(Object.create(strangers), { document }));
  assert.deepEqual({
    payment_policy, frames, popups, links,
  }, { payment_policy: false, frames: false, popups: false, links: true });
  assert.equal(
    host_facts(null, false, Object.assign(Object.create(strangers), { document: policy(true) })).payment_policy, true,
    'its allow attribute says so',
  );
});

test('what the page says of itself counts', () => {
  assert.deepEqual(host_facts({
    payment: false, frames: false, popups: false, links: false, embedding: true, sheet_sellers: ['m_1'],
    display_mode: 'fullscreen', available_display_modes: ['inline', 'fullscreen'],
  }, true, { ...top, document: policy(true) }),
    {
      host_sheet: true, sheet_sellers: ['m_1'], payment_policy: false, frames: false, popups: false, links: false,
      embedding: true, fullscreen: true, fullscreen_offered: true,
    });
});

test('the sides of the screen are kept clear on the whole screen only, and by lengths only', () => {
  const insets = /** @type {any} */ ({ top: 47, right: -1, bottom: '34', left: '1px); color: red' });
  assert.equal(safe_margin({ display_mode: 'fullscreen', safe_area_insets: insets }),
    'max(env(safe-area-inset-top, 0px), 47px) max(env(safe-area-inset-right, 0px), 0px) '
      + 'max(env(safe-area-inset-bottom, 0px), 34px) max(env(safe-area-inset-left, 0px), 0px)');
  assert.equal(safe_margin({ display_mode: 'inline', safe_area_insets: insets }), '');
  assert.equal(safe_margin(null), '');
});
