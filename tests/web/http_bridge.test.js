// The HTTP bridge against a real server on loopback.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { HttpBridge } from '../../web/bridges/http.js';

/** @type {{method?: string, url?: string, headers: Record<string, any>, body: string}[]} */
const seen = [];
/** @type {(response: import('node:http').ServerResponse) => void} */
let answer = (response) => response.end('{}');
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => (body += part)).on('end', () => {
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    answer(response);
  });
});
let base = '';
before(() => new Promise((resolve) => server.listen(0, '127.0.0.1', () => {
  base = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/api`;
  resolve(undefined);
})));
after(() => {
  server.closeAllConnections?.();
  server.close();
});

const signal = () => new AbortController().signal;
/** @type {import('../../web/bridges/bridge.js').CheckoutCall} */
const call = { operation: 'create', merchant: 'm_1', session: '', body: '{"n":1.0}', idempotency_key: 'k-1' };
const with_answer = (/** @type {number} */ status, /** @type {string} */ body, headers = {}) => {
  answer = (response) => response.writeHead(status, headers).end(body);
  return new HttpBridge({ base });
};

test('a create carries merchant, key and exact bytes', async () => {
  const bridge = with_answer(201, '{"id":"cs_1"}');
  assert.deepEqual(await bridge.call(call, signal()), { status: 201, body: { id: 'cs_1' } });
  const { method, url, headers, body } = seen[seen.length - 1];
  assert.deepEqual([method, url, body], ['POST', '/api/checkout_sessions', '{"n":1.0}']);
  assert.deepEqual([
    headers['till-merchant'], headers['idempotency-key'], headers['till-client'], headers['content-type'],
  ], ['m_1', 'k-1', '1', 'application/json']);
});

test('each operation has its path, and ids are escaped', async () => {
  const bridge = with_answer(200, '{}');
  const paths = [];
  for (const operation of /** @type {const} */ (['get', 'update', 'complete'])) {
    await bridge.call({ ...call, operation, merchant: '', session: 'cs/../1' }, signal());
    paths.push(`${seen[seen.length - 1].method} ${seen[seen.length - 1].url}`);
  }
  const id = '/api/checkout_sessions/cs%2F..%2F1';
  assert.deepEqual(paths, [`GET ${id}`, `POST ${id}`, `POST ${id}/complete`]);
});

test('a refusal is an answer', async () => {
  const bridge = with_answer(429, '{"type":"rate_limit_exceeded","code":"rate_limited"}', { 'Retry-After': '7' });
  assert.deepEqual(await bridge.call(call, signal()), {
    status: 429, body: { type: 'rate_limit_exceeded', code: 'rate_limited' }, retry_after_s: 7,
  });
});

test(
  'an unknown outcome is lost: 504 outcome_unknown, a cut connection, a success or a failure without a body',
  async () => {
    for (const [status, body] of /** @type {const} */ ([
      [504, '{"type":"service_unavailable","code":"outcome_unknown"}'], [200, ''], [200, '<html>'],
      [502, '<html>Bad gateway'], [503, ''],
    ])) {
      await assert.rejects(with_answer(status, body).call(call, signal()), { name: 'AnswerLost' }, `${status} ${body}`);
    }
    const bridge = with_answer(200, '{}');
    answer = (response) => response.destroy();
    await assert.rejects(bridge.call(call, signal()), { name: 'AnswerLost' });
  },
);

test('an abort ends the call', async () => {
  const bridge = with_answer(200, '{}'), controller = new AbortController();
  answer = () => controller.abort();
  await assert.rejects(bridge.call(call, controller.signal), { name: 'AbortError' });
});

test('the buyer', async () => {
  assert.deepEqual(await with_answer(200, '{"name":"Ada"}').buyer(signal()), { name: 'Ada' });
  await assert.rejects(with_answer(401, '{}').buyer(signal()));
});

test('a body says which protocol it is in, and an update in UCP replaces', async () => {
  const bridge = with_answer(200, '{}');
  const sent = [];
  for (const protocol of ['acp/2026-04-17', 'ucp/2026-08-25']) {
    for (const operation of /** @type {const} */ (['update', 'complete'])) {
      await bridge.call({ ...call, operation, merchant: '', session: 'cs_1', protocol }, signal());
      const { method, headers, body } = seen[seen.length - 1];
      assert.equal(body, '{"n":1.0}');
      sent.push(`${method} ${headers['till-protocol']} ${headers['content-type']}`);
    }
  }
  assert.deepEqual(sent, [
    'POST acp/2026-04-17 application/json', 'POST acp/2026-04-17 application/json',
    'PUT ucp/2026-08-25 application/json', 'POST ucp/2026-08-25 application/json',
  ]);
});

test('a refusal of the business in UCP is a 200, and comes through as it is', async () => {
  const refusal = {
    ucp: { version: '2026-08-25', status: 'error' },
    messages: [{ type: 'error', code: 'out_of_stock', content: 'Sold out', severity: 'unrecoverable' }],
  };
  assert.deepEqual(await with_answer(200, JSON.stringify(refusal)).call(
    { ...call, protocol: 'ucp/2026-08-25' }, signal(),
  ), { status: 200, body: refusal });
});
