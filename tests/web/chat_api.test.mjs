// The chat's calls: what is sent, and what each kind of failure becomes.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { clear_thread, kind_of, search, thread } from '../../web/pages/chat/api.js';
import { order_of, title_of } from '../../web/pages/chat/catalog.js';

const real_fetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = real_fetch; });

const calls = [];
/**
 * @param {number} status
 * @param {unknown} body
 */
function server_says(status, body) {
  calls.length = 0;
  globalThis.fetch = async (url, init) => {
    calls.push({ url, ...init });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
}
const kind = (promise) => promise.then(() => 'none', kind_of);

test('a search sends the words, the locale and the header no other site can send', async () => {
  server_says(200, { message_id: 'm1', text: 'Three.', catalog: { products: [{ id: 'p' }] } });
  const answer = await search('lamp', 'fr-FR');
  assert.deepEqual([
    answer.id, answer.role, answer.text, answer.catalog.products.length,
  ], ['m1', 'assistant', 'Three.', 1]);
  assert.equal(calls[0].url, '/api/search');
  assert.equal(calls[0].headers['Till-Client'], '1');
  assert.deepEqual(JSON.parse(calls[0].body), { q: 'lamp', locale: 'fr-FR' });
});

test('an answer without products carries no widget', async () => {
  for (const catalog of [null, undefined, {}, { products: [] }]) {
    server_says(200, { message_id: 7, text: 'Nothing.', catalog });
    assert.deepEqual(await search('x', 'en-US'), { id: '7', role: 'assistant', text: 'Nothing.', catalog: null });
  }
});

test('each failure has its kind', async () => {
  for (const [status, expected] of [
    [401, 'session'], [429, 'busy'], [400, 'broken'], [500, 'broken'], [503, 'broken'],
  ]) {
    server_says(status, {});
    assert.equal(await kind(search('x', 'en-US')), expected, String(status));
  }
  server_says(200, '<html>');
  assert.equal(await kind(search('x', 'en-US')), 'broken');
  server_says(200, { text: 'no id' });
  assert.equal(await kind(search('x', 'en-US')), 'broken');
  globalThis.fetch = async () => { throw new TypeError('Failed to fetch'); };
  assert.equal(await kind(search('x', 'en-US')), 'lost');
});

test('a thread is read with care: unknown speakers and wordless messages are left out', async () => {
  server_says(200, { payment_origin: 'http://127.0.0.1:8789', sites: {
    'https://shop.example': 'http://127.0.0.1:1/m', 'https://odd.example': 7,
  }, messages: [
    { id: 1, role: 'user', text: 'hi' }, { id: 2, role: 'system', text: 'x' }, { id: 3, role: 'assistant' }, null,
    { id: 4, role: 'assistant', text: 'Three.', catalog: { products: [] } }] });
  const { messages, payment_origin, sites } = await thread();
  assert.deepEqual(messages.map(({ id }) => id), ['1', '4']);
  assert.equal(payment_origin, 'http://127.0.0.1:8789');
  assert.deepEqual(sites, { 'https://shop.example': 'http://127.0.0.1:1/m' });
  server_says(200, {});
  assert.equal(await kind(thread()), 'broken');
});

test('an empty answer is an answer', async () => {
  server_says(200, '');
  assert.equal(await kind(clear_thread()), 'none');
});

const catalog = { products: [{ id: 'p_1', title: 'Nomad 38L', seller: { id: 'm_trail', name: 'Trailhouse' } }] };

test('a product is known by its id', () => {
  assert.equal(title_of(catalog, 'p_1'), 'Nomad 38L');
  assert.equal(title_of(catalog, 'p_9'), '');
});

test('an order names the shop, not its id', () => {
  assert.deepEqual(order_of(catalog, { number: 'T-1', merchant: 'm_trail' }), { number: 'T-1', seller: 'Trailhouse' });
  assert.deepEqual(order_of(catalog, { number: 'T-1', merchant: 'm_other' }), { number: 'T-1', seller: 'm_other' });
  assert.deepEqual(order_of(catalog, { number: '', order: 'ord_1', merchant: 'm_trail' }), {
    number: 'ord_1', seller: 'Trailhouse',
  });
});
