// Other people's frames: payment Actions and embedded checkouts, against surfaces that keep to the protocol and ones
// that do not. The surfaces are pages of another origin served by the test; the modules are the ones that ship.
import assert from 'node:assert/strict';
import { Shop } from './harness.mjs';
import { bare_page } from './mounting.mjs';

const shop = await Shop.open();
const BANK = 'https://bank.example', SELLER = 'https://seller.example';
// Policies stay off in this file: its surfaces have origins that the chat's own policy does not name.
const options = { context: { bypassCSP: true } };

/**
 * A page of another origin whose script is `script`; `say(message)` and `hear(listener)` speak to the host.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {string} origin
 * @param {string} script
 */
const surface = (shopper, origin, script) =>
  shopper.page.route((url) => url.origin === origin, (route) => route.fulfill({
    contentType: 'text/html',
    body: `<!doctype html><title>surface</title><button>Confirm (surface)</button><script>
    const say = (message) => parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
    const heard = []; addEventListener('message', ({ data }) => { heard.push(data); hear?.(data); });
    let hear; ${script}</script>`,
  }));

/**
 * Runs one Action and says how it ended.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {object} action
 * @param {{origins?: string[], again?: boolean, give_up_ms?: number}} [how]
 */
const run = (shopper, action, { origins = [BANK], again = false, give_up_ms = 0 } = {}) =>
  shopper.page.evaluate(async ({ action, origins, again, give_up_ms }) => {
    const { Actions } = await import('/till/effects/actions.js');
    const actions = again ? globalThis.actions : (globalThis.actions = new Actions());
    const stop = new AbortController();
    if (give_up_ms) setTimeout(() => stop.abort(), give_up_ms);
    const mounted = [];
    const mount = (frame, visible) => {
      mounted.push({
        visible, hidden: frame.hidden, title: frame.title, sandbox: frame.getAttribute('sandbox'),
        credentialless: frame.hasAttribute('credentialless'), referrer: frame.referrerPolicy, tab: frame.tabIndex,
      });
      document.querySelector('main').append(frame);
      return () => frame.remove();
    };
    const end = await actions.run({
      type: 'dev.ucp.common.payment.three_ds_challenge', id: 'a1', url: 'https://bank.example/3ds',
      version: '2026-08-25', ...action,
    }, { origins, title: 'Your bank’s check', mount, signal: stop.signal });
    return { end, mounted, left: document.querySelectorAll('main iframe').length };
  }, { action, origins, again, give_up_ms });

const READY = `say({ id: 'r1', method: 'action.ready', params: { id: 'a1', version: '2026-08-25' } });`;
const DONE =
  `hear = (answer) => { if (answer.id === 'r1' && answer.result && !answer.result.ucp) say({ method: 'action.done', `
    + `params: { id: 'a1' } }); };`;

shop.test(
  'a challenge is shown with a name, sandboxed, without our credentials; done is heard and the frame is gone',
  options,
  async (shopper) => {
    await bare_page(shopper);
    await surface(shopper, BANK, DONE + READY);
    const { end, mounted, left } = await run(shopper, {});
    assert.equal(end, 'done');
    assert.deepEqual(mounted, [{
      visible: true, hidden: false, title: 'Your bank’s check', sandbox: 'allow-scripts allow-forms allow-same-origin',
      credentialless: true, referrer: 'no-referrer', tab: 0,
    }]);
    assert.equal(left, 0);
  },
);

shop.test('device data collection is hidden from everybody, by either name of its type', options, async (shopper) => {
  await bare_page(shopper);
  await surface(shopper, BANK, DONE + READY);
  for (const type of ['dev.ucp.common.payment.device_data_collection', 'dev.ucp.payment.device_data_collection']) {
    const { end, mounted } = await run(shopper, { type });
    assert.equal(end, 'done', type);
    assert.deepEqual([mounted[0].visible, mounted[0].hidden, mounted[0].title, mounted[0].tab], [false, true, '', -1]);
  }
});

shop.test('an Action is run once, whatever became of it', options, async (shopper) => {
  await bare_page(shopper);
  await surface(shopper, BANK, DONE + READY);
  assert.equal((await run(shopper, {})).end, 'done');
  assert.deepEqual(await run(shopper, {}, { again: true }), { end: 'declined', mounted: [], left: 0 });
});

shop.test(
  'an Action with a foreign or unsafe address, an unknown type or no id is never opened',
  options,
  async (shopper) => {
    await bare_page(shopper);
    for (const action of [
      { url: 'https://elsewhere.example/3ds' }, { url: 'http://bank.example/3ds' },
      { url: 'https://user:pass@bank.example/3ds' }, { url: 'javascript:alert(1)' },
      { type: 'dev.ucp.payment.mind_reading' }, { id: '' },
    ]) assert.deepEqual(await run(shopper, action), { end: 'declined', mounted: [], left: 0 }, JSON.stringify(action));
  },
);

shop.test(
  'an error, another version or another occurrence ends it; what comes before the handshake, for another occurrence '
    + 'or in no form is not heard',
  options,
  async (shopper) => {
    await bare_page(shopper);
    for (const [what, script, end] of [
      ['an error', `hear = () => say({ method: 'action.error', params: { id: 'a1', error: {} } });${READY}`, 'error'],
      [
        'another version', `say({ id: 'r1', method: 'action.ready', params: { id: 'a1', version: '2020-01-01' } });`,
        'error',
      ],
      [
        'another occurrence', `say({ id: 'r1', method: 'action.ready', params: { id: 'a2', version: '2026-08-25' } });`,
        'error',
      ],
      ['done before it was ready', `say({ method: 'action.done', params: { id: 'a1' } });`, 'dismissed'],
      [
        'done for another occurrence', `hear = () => say({ method: 'action.done', params: { id: 'a9' } });${READY}`,
        'dismissed',
      ],
      [
        'no JSON-RPC',
        `parent.postMessage({ method: 'action.ready', params: { id: 'a1', version: '2026-08-25' } }, '*');`,
        'dismissed',
      ],
    ]) {
      await surface(shopper, BANK, script);
      assert.equal((await run(shopper, {}, { give_up_ms: end === 'dismissed' ? 1500 : 0 })).end, end, what);
      await shopper.page.unrouteAll({ behavior: 'wait' });
    }
  },
);

shop.test('what another window says is not heard', options, async (shopper) => {
  await bare_page(shopper);
  await surface(shopper, BANK, READY);
  await surface(shopper, SELLER, 'say({ method: "action.done", params: { id: "a1" } });');
  await shopper.page.evaluate(() => {
    const other = document.createElement('iframe');
    other.src = 'https://seller.example/';
    document.body.append(other);
    setInterval(() => postMessage({ jsonrpc: '2.0', method: 'action.done', params: { id: 'a1' } }, '*'), 100);
  });
  assert.equal((await run(shopper, {}, { give_up_ms: 1500 })).end, 'dismissed');
});

shop.test('a surface that never speaks is taken away when the checkout expires', options, async (shopper) => {
  await bare_page(shopper);
  await surface(shopper, BANK, '');
  const { end, left } = await run(shopper, { expires_at: new Date(Date.now() + 1000).toISOString() });
  assert.deepEqual([end, left], ['timeout', 0]);
});

/**
 * Runs one embedded checkout and says how it ended, what was opened and what the frame heard.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {object} [checkout]
 * @param {number} [give_up_ms]
 */
const embed = (shopper, checkout = {}, give_up_ms = 0) => shopper.page.evaluate(async ({ checkout, give_up_ms }) => {
  const { run_embedded } = await import('/till/effects/embedded.js');
  const stop = new AbortController();
  if (give_up_ms) setTimeout(() => stop.abort(), give_up_ms);
  const opened = [], asked = [];
  const mount = (frame) => {
    asked.push(frame.src);
    document.querySelector('main').append(frame);
    return () => frame.remove();
  };
  const ended = await run_embedded({
    url: 'https://seller.example/checkout/1?a=b', version: '2026-08-25',
    delegate: ['window.open', 'payment.credential'], dark: true, ...checkout,
  }, {
    title: 'Continue at Trailhouse', mount, signal: stop.signal,
    open_link: (url) => (opened.push(url), !url.includes('forbidden')),
  });
  return { ...ended, opened, asked, left: document.querySelectorAll('main iframe').length };
}, { checkout, give_up_ms });

/**
 * Asks in turn and at last tells what it heard as the continue_url of an error: the only way out of a credentialless
 * frame.
 */
const talk = (...asks) => `
  const asks = ${JSON.stringify(asks)};
  hear = () => {
    const next = asks.shift();
    const told = 'https://seller.example/?heard=' + encodeURIComponent(JSON.stringify(heard));
    say(next ?? { method: 'ec.error', params: { error: { continue_url: told } } });
  };
  say({ id: 'ready', method: 'ec.ready', params: { delegate: ['window.open'] } });`;
const heard_of = ({ continue_url }) => JSON.parse(new URL(continue_url).searchParams.get('heard') ?? '[]');

shop.test(
  'an embedded checkout is told version, colours and what it may hand over, and its end is heard',
  options,
  async (shopper) => {
    await bare_page(shopper);
    await surface(
      shopper, SELLER,
      `hear = () => { say({ method: 'ec.start', params: { checkout: {} } }); say({ method: 'ec.totals.change', `
        + `params: { checkout: {} } }); say({ method: 'ec.complete', params: { checkout: { order: {} } } }); }; `
          + `say({ id: 1, method: 'ec.ready', params: { delegate: [] } });`,
    );
    const { outcome, asked, left } = await embed(shopper);
    assert.equal(outcome, 'complete');
    assert.equal(left, 0);
    assert.equal(
      asked[0],
      'https://seller.example/checkout/1?a=b&ec_version=2026-08-25&ec_color_scheme=dark&ec_delegate=window.open',
    );
  },
);

shop.test(
  'an embedded checkout’s links are opened if they are https and the page lets them; a credential is never given',
  options,
  async (shopper) => {
    await bare_page(shopper);
    const open = (id, url) => ({ id, method: 'ec.window.open_request', params: { url } });
    await surface(shopper, SELLER, talk(open(
      'w1', 'https://seller.example/terms',
    ), open('w2', 'javascript:alert(1)'), open('w3', 'https://forbidden.example/'),
      { id: 'p1', method: 'ec.payment.credential_request', params: { checkout: {} } }, {
        id: 'a1', method: 'ec.auth', params: { type: 'oauth' },
      }, { id: 'x1', method: 'ec.dance', params: {} }, { id: 'r2', method: 'ec.ready', params: { delegate: [] } }));
    const ended = await embed(shopper);
    assert.deepEqual(ended.opened, ['https://seller.example/terms', 'https://forbidden.example/']);
    const said = Object.fromEntries(heard_of(ended).map(({ id, result, error }) =>
      [id, error?.code ?? result.messages?.[0].code ?? result.ucp.status]));
    assert.deepEqual(said, {
      ready: 'success', w1: 'success', w2: 'window_open_rejected_error', w3: 'window_open_rejected_error',
      p1: 'not_supported_error', a1: 'not_supported_error', x1: -32601, r2: 'invalid_state_error',
    });
  },
);

shop.test(
  'an embedded checkout that wants an authorization we have not is closed; one that speaks before its handshake is '
    + 'told so',
  options,
  async (shopper) => {
    await bare_page(shopper);
    await surface(
      shopper, SELLER, `say({ id: 1, method: 'ec.ready', params: { delegate: [], auth: { type: 'oauth' } } });`,
    );
    assert.equal((await embed(shopper)).outcome, 'error');
    await shopper.page.unrouteAll({ behavior: 'wait' });
    await surface(
      shopper, SELLER,
      `say({ method: 'ec.complete', params: {} }); say({ id: 1, method: 'ec.window.open_request', params: { url: `
        + `'https://seller.example/' } });`,
    );
    const { outcome, opened } = await embed(shopper, {}, 1500);
    assert.deepEqual([outcome, opened], ['closed', []]);
  },
);

shop.test('an embedded checkout at no https address is never opened', options, async (shopper) => {
  await bare_page(shopper);
  for (const url of ['http://seller.example/', 'javascript:alert(1)', '', 'https://a:b@seller.example/']) {
    const { outcome, asked } = await embed(shopper, { url });
    assert.deepEqual([outcome, asked], ['declined', []], url);
  }
});

shop.audit();
