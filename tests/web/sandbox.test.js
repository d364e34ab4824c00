// The sandbox gateway: what it asks the host for, and whom it believes about a challenge.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { SandboxGateway } from '../../web/gateways/sandbox.js';

const world = /** @type {any} */ (globalThis), kept = { fetch: world.fetch, document: world.document };
/** @type {Set<(event: object) => void>} */
let listeners;
/** @type {any[]} */
let asked;
/** @type {any} */
let frame;

beforeEach(() => {
  listeners = new Set();
  asked = [];
  frame = { contentWindow: {}, setAttribute() {} };
  world.location = { href: 'http://127.0.0.1:8787/' };
  world.document = { createElement: () => frame };
  world.addEventListener = (/** @type {string} */ _, /** @type {any} */ listener) => listeners.add(listener);
  world.removeEventListener = (/** @type {string} */ _, /** @type {any} */ listener) => listeners.delete(listener);
});
afterEach(() => {
  Object.assign(world, kept);
  delete world.location;
  delete world.addEventListener;
  delete world.removeEventListener;
});

const answer = (/** @type {number} */ status, /** @type {unknown} */ body) => {
  world.fetch = async (/** @type {string} */ url, /** @type {object} */ init) =>
    (asked.push([url, init]), new Response(JSON.stringify(body), { status }));
};
const request = {
  handler: 'card_northpay', method: 'pm_1', consent: 'ab', allowance: /** @type {any} */ ({ max_amount: 1 }),
};
const signal = () => new AbortController().signal;
const psp = 'http://127.0.0.1:8789';
const challenge = (more = {}) =>
  ({ handler: 'card_northpay', session: 'cs_1', token: 'vt_1', signal: signal(), mount: () => () => (frame.gone = true),
    metadata: { challenge: { id: 'ch_1', url: `${psp}/challenge/ch_1` } }, ...more });
const say = (/** @type {object} */ event) => {
  for (const listener of [...listeners]) {
    listener({
      origin: psp, source: frame.contentWindow, data: { type: 'till-challenge', id: 'ch_1', outcome: 'authenticated' },
      ...event,
    });
  }
};

test('a token is asked for with the whole allowance and the consent', async () => {
  answer(201, { token: 'vt_9' });
  assert.deepEqual(await new SandboxGateway().requestToken(request, signal()), { token: 'vt_9' });
  const [url, { headers, body }] = asked[0];
  assert.equal(url, '/api/payment_tokens');
  assert.equal(headers['Till-Client'], '1');
  assert.deepEqual(JSON.parse(body), {
    handler_id: 'card_northpay', method_id: 'pm_1', allowance: { max_amount: 1 }, consent: 'ab',
  });
});

test('a refusal says which kind', async () => {
  for (const [status, code] of /** @type {const} */ ([
    [402, 'declined'], [422, 'declined'], [429, 'unavailable'], [503, 'unavailable'],
  ])) {
    answer(status, {});
    await assert.rejects(new SandboxGateway().requestToken(request, signal()), { name: 'TokenRefused', code });
  }
  world.fetch = async () => { throw new TypeError('network'); };
  await assert.rejects(new SandboxGateway().requestToken(request, signal()), { code: 'unavailable' });
  answer(201, { token: '' });
  await assert.rejects(new SandboxGateway().requestToken(request, signal()), { code: 'unavailable' });
});

test('only the frame we opened, at the payment service, about our challenge, is believed', async () => {
  const ended = new SandboxGateway({ origin: psp }).authenticate(challenge());
  assert.equal(frame.src, `${psp}/challenge/ch_1`);
  let outcome = /** @type {object | null} */ (null);
  ended.then((value) => (outcome = value));
  const lies = [
    { origin: 'http://127.0.0.1:8787' }, { origin: 'null' }, { source: {} }, { data: null },
    { data: { type: 'other', id: 'ch_1', outcome: 'authenticated' } },
    { data: { type: 'till-challenge', id: 'ch_2', outcome: 'authenticated' } },
  ];
  for (const lie of lies) say(lie);
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(outcome, null);
  say({
    data: { type: 'till-challenge', id: 'ch_1', outcome: 'authenticated', outcome_details: { version: '2.2.0' } },
  });
  assert.deepEqual(await ended, { outcome: 'authenticated', details: { version: '2.2.0' } });
  assert.deepEqual([listeners.size, frame.gone], [0, true]);
});

test('steps of a bank may be shown from the payment service and from nowhere else', () => {
  const gateway = new SandboxGateway({ origin: 'https://pay.example/path' });
  assert.deepEqual(gateway.action_origins, ['https://pay.example']);
  assert.deepEqual(new SandboxGateway().action_origins, []);
});

test('an unknown outcome is an error, giving up is a cancel, and a page elsewhere is not opened', async () => {
  const gateway = new SandboxGateway({ origin: psp });
  const odd = gateway.authenticate(challenge());
  say({ data: { type: 'till-challenge', id: 'ch_1', outcome: 'sure' } });
  assert.deepEqual(await odd, { outcome: 'internal_error' });
  const controller = new AbortController(), left = gateway.authenticate(challenge({ signal: controller.signal }));
  controller.abort();
  assert.deepEqual(await left, { outcome: 'canceled' });
  assert.deepEqual(await gateway.authenticate(challenge({
    metadata: { challenge: { id: 'x', url: 'https://evil.example/' } },
  })), { outcome: 'not_supported' });
  assert.deepEqual(await new SandboxGateway().authenticate(challenge()), { outcome: 'not_supported' });
});
