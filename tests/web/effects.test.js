// Effects with a bridge and a gateway that do what the test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnswerLost } from '../../web/bridges/bridge.js';
import { Effects, link_allowed } from '../../web/effects/run.js';
import { TokenRefused } from '../../web/gateways/gateway.js';

const allowance = {
  reason: 'one_time', max_amount: 14900, currency: 'usd', checkout_session_id: 'cs_1', merchant_id: 'm_1',
  expires_at: '2026-11-24T12:00:00Z',
};
const complete = {
  effect: 'call', request: 2, operation: 'complete', protocol: 'acp/2026-04-17', session: 'cs_1', idempotency_key: 'k1',
  timeout_ms: 1000,
  body: '{"payment_data":{"instrument":{"credential":{"type":"spt","token":{"$handle":"h1"}}}},"n":1.0,'
    + '"note":"{\\"$handle\\":\\"h1\\"}"}',
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** @param {{bridge?: object, gateways?: object[], emit?: (name: string, detail: any) => boolean}} [given] */
function world({ bridge = {}, gateways = [], emit = () => true } = {}) {
  const seen = {
    received: /** @type {any[]} */ ([]), emitted: /** @type {any[]} */ ([]), focused: /** @type {string[]} */ ([]),
    opened: /** @type {string[]} */ ([]),
  };
  const effects = new Effects(/** @type {any} */ ({
    receive: (/** @type {object} */ envelope) => seen.received.push(envelope),
    bridge: () => bridge, gateways: () => gateways, store: () => 'till:test',
    emit: (/** @type {string} */ name, /** @type {object} */ detail) => {
      seen.emitted.push([name, detail]);
      return emit(name, detail);
    },
    focus: (/** @type {string} */ key) => seen.focused.push(key),
    load_image() {}, mount: () => () => {}, open: (/** @type {string} */ url) => seen.opened.push(url),
  }));
  return { effects, ...seen };
}

const gateway = (/** @type {object} */ more = {}) => ({
  handlers: ['card'], list: async () => [{ id: 'pm_1' }], requestToken: async () => ({ token: 'vt_secret"1' }), ...more,
});
const issue = {
  effect: 'request_token', request: 1, protocol: 'acp/2026-04-17', handler: 'card', method: 'pm_1', payee: 'Trailhouse',
  allowance, consent: 'ab',
};
const get = { ...complete, operation: 'get', body: '', idempotency_key: '' };
const request_checkout = {
  effect: 'request_checkout', request: 9, protocol: 'acp/2026-04-17', session: 'cs_1', consent: 'ab',
};

test('the token request is the first thing that happens, before run() returns', () => {
  const order = /** @type {string[]} */ ([]);
  const requestToken = async () => (order.push('token'), { token: 'vt' });
  const { effects } = world({ gateways: [gateway({ requestToken })], emit: (name) => (order.push(name), true) });
  effects.run([{ effect: 'phase', phase: 'paying' }, issue]);
  assert.deepEqual(order, ['token', 'till-phase']);
});

test('the gateway is told the whole allowance', async () => {
  let asked;
  const requestToken = async (/** @type {object} */ request) => ((asked = request), { token: 'vt' });
  const { effects } = world({ gateways: [gateway({ requestToken })] });
  effects.run([issue]);
  const { mount, ...told } = /** @type {any} */ (asked);
  assert.deepEqual(told, {
    protocol: 'acp/2026-04-17', handler: 'card', method: 'pm_1', payee: 'Trailhouse', allowance, consent: 'ab',
  });
  assert.equal(typeof mount, 'function');
});

test('a token becomes a handle, and the handle a token, and no other byte changes', async () => {
  let sent;
  const bridge = {
    call: async (/** @type {any} */ call) => ((sent = call.body), { status: 200, body: { id: 'cs_1' } }),
  };
  const { effects, received, emitted } = world({ gateways: [gateway()], bridge });
  effects.run([issue]);
  await settle();
  assert.deepEqual(received, [{ type: 'token', request: 1, handle: 'h1' }]);
  effects.run([complete]);
  await settle();
  assert.equal(
    sent,
    '{"payment_data":{"instrument":{"credential":{"type":"spt","token":"vt_secret\\"1"}}},"n":1.0,'
      + '"note":"{\\"$handle\\":\\"h1\\"}"}',
  );
  assert.deepEqual(received[1], {
    type: 'reply', request: 2, status: 200, protocol: 'acp/2026-04-17', body: { id: 'cs_1' },
  });
  assert.ok(!JSON.stringify([received, emitted]).includes('vt_secret'));
});

test('the bridge is told the dialect of a body, and a UCP credential goes in whole', async () => {
  const calls = /** @type {any[]} */ ([]);
  const bridge = {
    call: async (/** @type {object} */ call) => (calls.push(call), { status: 200, body: { id: 'chk_1' } }),
  };
  const cases = [
    [{ token: 'vt' }, { type: 'token', token: 'vt' }],
    [{ token: 'vt', credential: { type: 'network', code: 7 } }, { type: 'network', code: 7 }],
  ];
  for (const [issued, sent] of cases) {
    const { effects, received } = world({ bridge, gateways: [gateway({ requestToken: async () => issued })] });
    effects.run([{ ...issue, protocol: 'ucp/2026-08-25' }]);
    await settle();
    effects.run([{
      ...complete, protocol: 'ucp/2026-08-25', idempotency_key: 'k2', body: '{"credential":{"$handle":"h1"}}',
    }]);
    await settle();
    assert.equal(calls.at(-1).protocol, 'ucp/2026-08-25');
    assert.deepEqual(JSON.parse(calls.at(-1).body), { credential: sent });
    assert.equal(received.at(-1).protocol, 'ucp/2026-08-25');
  }
});

test('an unknown handle is never sent', async () => {
  let calls = 0;
  const { effects, received } = world({ bridge: { call: async () => (++calls, { status: 200, body: {} }) } });
  effects.run([complete]);
  await settle();
  assert.equal(calls, 0);
  assert.equal(received[0].type, 'refused');
  assert.equal(received[0].body.code, 'token_unavailable');
});

test('a repeat after a lost answer sends identical bytes under the same key', async () => {
  const bodies = /** @type {string[]} */ ([]);
  const { effects, received } = world({ bridge: { call: async (/** @type {any} */ call) => {
    bodies.push(call.body);
    if (bodies.length === 1) throw new AnswerLost();
    return { status: 200, body: {} };
  } } });
  const call = { ...complete, body: '{"a":1}' };
  effects.run([call]);
  await settle();
  effects.run([{ ...call, request: 3, body: '{"a":2}' }]);
  await settle();
  assert.deepEqual(bodies, ['{"a":1}', '{"a":1}']);
  assert.deepEqual(received.map(({ type }) => type), ['lost', 'reply']);
});

test('no answer in time is lost, and the call is aborted', async () => {
  let aborted = false;
  const { effects, received } = world({ bridge: { call: (/** @type {any} */ _, /** @type {AbortSignal} */ signal) => {
    signal.addEventListener('abort', () => (aborted = true));
    return new Promise(() => {});
  } } });
  effects.run([{ ...complete, body: '{}', timeout_ms: 10 }]);
  await new Promise((resolve) => setTimeout(resolve, 40));
  assert.deepEqual(received, [{ type: 'lost', request: 2 }]);
  assert.ok(aborted);
});

test('what is forgotten is aborted and never answered', async () => {
  let aborted = false;
  const call = (/** @type {any} */ _, /** @type {AbortSignal} */ signal) => new Promise((resolve) => {
    signal.addEventListener('abort', () => (aborted = true));
    setTimeout(() => resolve({ status: 200, body: {} }), 10);
  });
  const { effects, received } = world({ bridge: { call } });
  effects.run([{ ...complete, operation: 'update', body: '{}' }, { effect: 'forget', request: 2 }]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(received, []);
  assert.ok(aborted);
});

test('a refusal keeps its status, body and waiting time', async () => {
  const refusal = { status: 429, body: { code: 'rate_limited' }, retry_after_s: 7 };
  const { effects, received } = world({ bridge: { call: async () => refusal } });
  effects.run([{ ...complete, body: '{}' }]);
  await settle();
  assert.deepEqual(received, [{
    type: 'refused', request: 2, protocol: 'acp/2026-04-17', status: 429, retry_after_s: 7,
    body: { code: 'rate_limited' },
  }]);
});

test('a refused token says so in a known word, and a gateway error says nothing more', async () => {
  const cases = /** @type {const} */ ([
    [new TokenRefused('declined'), 'declined'],
    [new Error('card 4242'), 'unavailable'],
  ]);
  for (const [error, code] of cases) {
    const { effects, received } = world({ gateways: [gateway({ requestToken: async () => { throw error; } })] });
    effects.run([issue]);
    await settle();
    assert.deepEqual(received, [{ type: 'token_refused', request: 1, code }]);
  }
});

test('the host’s own sheet is asked synchronously, with the session in the merchant’s words', async () => {
  const session = { id: 'cs_1', status: 'ready_for_payment', totals: [] };
  const asked = /** @type {any[]} */ ([]);
  const { effects, received } = world({ bridge: {
    call: async () => ({ status: 200, body: session }),
    requestCheckout: async (/** @type {object} */ checkout) => {
      asked.push(checkout);
      return { ...session, status: 'completed' };
    },
  } });
  effects.run([get]);
  await settle();
  effects.run([request_checkout]);
  assert.deepEqual(asked, [{ session, consent: 'ab' }]);
  await settle();
  assert.deepEqual(received[1], {
    type: 'reply', request: 9, status: 200, protocol: 'acp/2026-04-17', body: { ...session, status: 'completed' },
  });
});

test('whatever the host’s sheet says that is no session of ours proves nothing; a refusal keeps its word', async () => {
  const call = async () => ({ status: 200, body: { id: 'cs_1' } });
  for (const said of [undefined, null, {}, { id: 'cs_2', status: 'completed' }, { order: { id: 'o_1' } }]) {
    const { effects, received } = world({ bridge: { call, requestCheckout: async () => said } });
    effects.run([get]);
    await settle();
    effects.run([request_checkout]);
    await settle();
    assert.deepEqual(received[1], { type: 'lost', request: 9 }, JSON.stringify(said));
  }
  const cases = /** @type {const} */ ([
    [{}, 'token_refused'],
    [{ requestCheckout: async () => { throw new TokenRefused('declined'); } }, 'token_refused'],
  ]);
  for (const [bridge, type] of cases) {
    const { effects, received } = world({ bridge: { call, ...bridge } });
    effects.run([get]);
    await settle();
    effects.run([request_checkout]);
    await settle();
    assert.equal(received[1].type, type);
  }
});

test('methods of all gateways are listed, and one that fails leaves the others', async () => {
  const broken = gateway({ handlers: ['wallet'], list: async () => { throw new Error('down'); } });
  const { effects, received } = world({ gateways: [gateway(), broken] });
  effects.run([{ effect: 'list_methods', request: 4, handlers: ['card', 'wallet'] }]);
  await settle();
  assert.deepEqual(received, [{ type: 'methods', request: 4, methods: [{ id: 'pm_1' }] }]);
});

test('a challenge gets the token, and its details come back as a handle', async () => {
  let asked = /** @type {any} */ (null), sent = '';
  const authenticate = async (/** @type {object} */ challenge) => {
    asked = challenge;
    return { outcome: 'authenticated', details: { version: '2.2.0' } };
  };
  const bridge = { call: async (/** @type {any} */ call) => ((sent = call.body), { status: 200, body: {} }) };
  const { effects, received } = world({ gateways: [gateway({ authenticate })], bridge });
  effects.run([issue]);
  await settle();
  effects.run([{
    effect: 'authenticate', request: 5, session: 'cs_1', handler: 'card', handle: 'h1',
    metadata: '{"challenge":{"id":"ch_1"}}',
  }]);
  await settle();
  assert.equal(asked.token, 'vt_secret"1');
  assert.deepEqual(asked.metadata, { challenge: { id: 'ch_1' } });
  assert.deepEqual(received[1], { type: 'authentication', request: 5, outcome: 'authenticated', handle: 'h2' });
  effects.run([{ ...complete, body: '{"outcome_details":{"$handle":"h2"}}' }]);
  await settle();
  assert.equal(sent, '{"outcome_details":{"version":"2.2.0"}}');
});

test('without a gateway that can challenge the outcome is not_supported', async () => {
  const { effects, received } = world({ gateways: [gateway()] });
  effects.run([{ effect: 'authenticate', request: 5, session: 'cs_1', handler: 'card', handle: 'h9', metadata: '' }]);
  await settle();
  assert.deepEqual(received, [{ type: 'authentication', request: 5, outcome: 'not_supported', handle: '' }]);
});

test('a note is kept and recalled, by the bridge where it can', async () => {
  const notes = new Map();
  const store = {
    get: (/** @type {string} */ key) => notes.get(key) ?? null,
    set: (/** @type {string} */ key, /** @type {string} */ note) => notes.set(key, note),
  };
  const { effects, received } = world({ bridge: { store } });
  effects.run([{ effect: 'remember', note: 'cs_1' }, { effect: 'recall', request: 6 }]);
  await settle();
  assert.deepEqual(received, [{ type: 'recalled', request: 6, note: 'cs_1' }]);
});

test('a note survives in memory where there is no storage', async () => {
  const { effects, received } = world();
  effects.run([{ effect: 'remember', note: 'n' }, { effect: 'recall', request: 6 }, { effect: 'remember', note: '' }]);
  await settle();
  effects.run([{ effect: 'recall', request: 7 }]);
  await settle();
  assert.deepEqual(received.map(({ note }) => note), ['n', '']);
});

test('a timer fires once, and none after dispose', async () => {
  const { effects, received } = world();
  effects.run([{ effect: 'timer', timer: 1, after_ms: 1 }, { effect: 'timer', timer: 2, after_ms: 30 }]);
  await new Promise((resolve) => setTimeout(resolve, 15));
  effects.dispose();
  await new Promise((resolve) => setTimeout(resolve, 40));
  assert.deepEqual(received, [{ type: 'timer', timer: 1 }]);
});

test('what the page is told', () => {
  const { effects, emitted, focused } = world();
  effects.run([
    { effect: 'phase', phase: 'opened' },
    { effect: 'focus', key: 'panel/title' },
    { effect: 'find_similar', product: 'p_1' },
    { effect: 'display_mode', mode: 'fullscreen' },
    { effect: 'sing' },
  ]);
  assert.deepEqual(emitted, [
    ['till-phase', { phase: 'opened' }],
    ['till-similar', { product: 'p_1' }],
    ['till-display-mode', { mode: 'fullscreen' }],
    ['till-error', { code: 'unknown_effect', message: 'sing' }],
  ]);
  assert.deepEqual(focused, ['panel/title']);
});

test('only https and same-origin links are ever opened', () => {
  const base = 'http://127.0.0.1:8787/';
  assert.equal(link_allowed('https://shop.example/a', base), 'https://shop.example/a');
  assert.equal(link_allowed('/orders/1', base), 'http://127.0.0.1:8787/orders/1');
  const refused = [
    'http://shop.example/', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd',
    'blob:http://127.0.0.1:8787/x', 'https://',
  ];
  for (const url of refused) assert.equal(link_allowed(url, base), '', url);
});
