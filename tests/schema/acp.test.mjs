// Every kind of call that the host makes and the merchant answers, held to the protocol. The browser tests hold theirs
// too.
// Knows nothing of the page.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Server } from '../browser/server.mjs';
import { VERSION, faults_of, faults_of_exchange, kind_of, published } from './acp.mjs';

const server = await Server.start();
after(() => server.stop());

console.log(published
  ? `held to the published schema of ACP ${VERSION}`
  : `the published schema of ACP ${VERSION} is not at hand: held to our own short one`);

const shopper = await server.visitor();
const { catalog } = await shopper.search('cabin bag under $200');
const { body: buyer } = await shopper.get('/buyer');
const product = catalog.products[0], seller = { 'Till-Merchant': product.seller.id };
const address = ({ id: _id, label: _label, ...rest }) => rest;

const create = (over = {}, headers = {}) => shopper.post('/checkout_sessions', {
  line_items: [{ id: product.variants[0].id }], currency: product.price.currency.toLowerCase(), capabilities: {},
  buyer: { email: buyer.email, first_name: 'Ada', last_name: 'Lovelace' },
  fulfillment_details: { name: buyer.name, email: buyer.email, address: address(buyer.addresses[0]) }, ...over,
}, { ...seller, ...headers });
const total = (session) => session.totals.find(({ type }) => type === 'total').amount;

async function token(session, method = 'pm_visa_4242', handler = 'card_northpay') {
  const { status, body } = await shopper.post('/payment_tokens', {
    handler_id: handler, method_id: method, consent: 'a'.repeat(64),
    allowance: {
      reason: 'one_time', max_amount: total(session), currency: session.currency, checkout_session_id: session.id,
      merchant_id: product.seller.id, expires_at: new Date(Date.now() + 600_000).toISOString(),
    },
  });
  assert.equal(status, 201, JSON.stringify(body));
  return body.token;
}

const payment = (spt, handler = 'card_northpay', type = 'card') =>
  ({ payment_data: { handler_id: handler, instrument: { type, credential: { type: 'spt', token: spt } } } });

/** Runs `body` and returns the calls it caused, each already held to the protocol. */
async function recorded(body) {
  const before = (await server.exchanges()).length;
  const result = await body();
  const calls = (await server.exchanges()).slice(before);
  assert.ok(calls.length > 0, 'calls were recorded');
  assert.deepEqual(calls.flatMap(faults_of_exchange), []);
  return { result, calls };
}

test('the check itself finds a wrong status, a missing field and a float', () => {
  assert.notDeepEqual(faults_of('checkout', 'CheckoutSession', { id: 'x' }), []);
  assert.notDeepEqual(faults_of('checkout', 'Error', { type: 'oops', code: 'a', message: 'b' }), []);
  assert.notDeepEqual(faults_of('payment', 'DelegatePaymentRequest', {}), []);
  assert.equal(kind_of({ method: 'GET', path: '/elsewhere' }), null);
  const halves = { type: 'total', display_text: 'Total', amount: 1.5 };
  assert.notDeepEqual(faults_of('checkout', 'CheckoutSession', {
    id: 'x', status: 'ready_for_payment', currency: 'usd', line_items: [], totals: [halves], fulfillment_options: [],
    messages: [], links: [], capabilities: {},
  }), []);
});

test('create, get, update, complete with a card', async () => {
  const { calls } = await recorded(async () => {
    const { status, body: session } = await create();
    assert.equal(status, 201);
    assert.equal((await shopper.get(`/checkout_sessions/${session.id}`)).body.id, session.id);
    const option = session.fulfillment_options.at(-1);
    const updated = await shopper.post(`/checkout_sessions/${session.id}`, { selected_fulfillment_options: [
      { type: option.type, option_id: option.id, item_ids: session.line_items.map(({ id }) => id) },
    ] });
    assert.equal(updated.status, 200);
    const paid = await shopper.post(`/checkout_sessions/${session.id}/complete`, payment(await token(updated.body)));
    assert.equal(paid.status, 200);
    assert.equal(paid.body.status, 'completed');
    assert.equal(paid.body.order.checkout_session_id, session.id);
  });
  assert.deepEqual(new Set(calls.map(({ to }) => to)), new Set(['merchant', 'psp']));
});

test('without units of measure coffee is sold by whole pounds', async () => {
  const ada = await server.visitor(), { catalog: { products } } = await ada.search('coffee by the pound');
  const roast = products.find(({ id }) => id === 'p_corner_roast'), left = await server.stock('p_corner_roast-one');
  assert.deepEqual([
    roast.title, roast.quantity_unit, roast.variants[0].quantity,
  ], ['Corner house roast coffee beans, 1 lb', undefined, left / 100]);
  const { result: { status, body } } = await recorded(() => ada.post('/checkout_sessions', {
    line_items: [{ id: 'p_corner_roast-one' }, { id: 'p_corner_roast-one' }], currency: 'usd', capabilities: {},
    buyer: { email: buyer.email, first_name: 'Ada', last_name: 'Lovelace' },
    fulfillment_details: { name: buyer.name, email: buyer.email, address: address(buyer.addresses[0]) },
  }, { 'Till-Merchant': roast.seller.id }));
  const [line] = body.line_items;
  assert.deepEqual([
    status, line.name, line.quantity, line.unit_amount, line.totals.at(-1).amount, line.available_quantity,
  ], [201, roast.title, 2, 1295, 2590, left / 100]);
});

test('the wallet', () => recorded(async () => {
  const { body: session } = await create();
  const paid = await shopper.post(
    `/checkout_sessions/${session.id}/complete`,
    payment(await token(session, 'pm_hop_ada', 'wallet_hopwallet'), 'wallet_hopwallet', 'wallet_token'),
  );
  assert.equal(paid.body.status, 'completed', JSON.stringify(paid.body));
}));

test('a declined card leaves the session payable and says so in a message', () => recorded(async () => {
  const { body: session } = await create();
  const { status, body } = await shopper.post(
    `/checkout_sessions/${session.id}/complete`, payment(await token(session, 'pm_visa_declined_0002')),
  );
  assert.equal(status, 200);
  assert.equal(body.status, 'ready_for_payment');
  assert.ok(body.messages.some(({ code }) => code === 'payment_declined'));
}));

test('a card that wants the bank’s word', () => recorded(async () => {
  const { body: session } = await create();
  const { status, body } =
    await shopper.post(`/checkout_sessions/${session.id}/complete`, payment(await token(session, 'pm_visa_3ds_3155')));
  assert.equal(status, 200);
  assert.equal(body.status, 'authentication_required');
  assert.ok(body.authentication_metadata.challenge.url.startsWith(server.psp));
}));

test('discount codes, valid and not', () => recorded(async () => {
  const { body: session } = await create();
  const good = await shopper.post(`/checkout_sessions/${session.id}`, { discounts: { codes: ['TRAIL10'] } });
  assert.equal(good.body.discounts.applied.length, 1);
  assert.ok(total(good.body) < total(session));
  const bad = await shopper.post(`/checkout_sessions/${session.id}`, { discounts: { codes: ['NOSUCHCODE'] } });
  assert.equal(bad.body.discounts.rejected[0].code, 'NOSUCHCODE');
  assert.equal(total(bad.body), total(session));
}));

test('cancel, and cancel again', () => recorded(async () => {
  const { body: session } = await create();
  assert.equal((await shopper.post(`/checkout_sessions/${session.id}/cancel`, {})).body.status, 'canceled');
  assert.equal((await shopper.post(`/checkout_sessions/${session.id}/cancel`, {})).status, 405);
}));

test('errors have the form of errors', async () => {
  await recorded(async () =>
    assert.equal((await shopper.get('/checkout_sessions/cs_nosuch')).status, 404)).catch((error) => {
    // the host itself may know that the session is not this shopper's
    assert.match(error.message, /calls were recorded/);
  });
  const { body: session } = await create();
  for (const fault of ['429', '500', '409', '422']) {
    const before = (await server.exchanges()).length;
    const { status, body } =
      await shopper.post(`/checkout_sessions/${session.id}`, { discounts: { codes: [] } }, { 'Till-Fault': fault });
    assert.equal(status, Number(fault));
    assert.deepEqual(faults_of('checkout', 'Error', body), [], fault);
    assert.deepEqual((await server.exchanges()).slice(before).flatMap(faults_of_exchange), []);
  }
});

test('the same key and body get the same answer, and one order', async () => {
  const { body: session } = await create();
  const body = payment(await token(session)), key = { 'Idempotency-Key': crypto.randomUUID() };
  const orders = (await server.orders()).length;
  const first = await shopper.post(`/checkout_sessions/${session.id}/complete`, body, key);
  const again = await shopper.post(`/checkout_sessions/${session.id}/complete`, JSON.parse(JSON.stringify(body)), key);
  assert.deepEqual([again.status, again.body], [first.status, first.body]);
  assert.equal((await server.orders()).length, orders + 1);
  const other = await shopper.post(`/checkout_sessions/${session.id}/complete`, { ...body, order_notes: 'other' }, key);
  assert.equal(other.status, 422);
  assert.equal(other.body.code, 'idempotency_conflict');
});

test('a total above the allowance is never charged', async () => {
  const { body: session } = await create();
  const vt = await token(session);
  const more = await shopper.post(`/checkout_sessions/${session.id}`, {
    line_items: [{ id: product.variants[0].id }, { id: product.variants[0].id }],
  });
  const charges = (await server.charges()).length;
  const { body } = await shopper.post(`/checkout_sessions/${session.id}/complete`, payment(vt));
  assert.notEqual(body.status, 'completed', JSON.stringify(more.body.line_items?.map(({ quantity }) => quantity)));
  assert.equal((await server.charges()).length, charges);
});

test('a token is good for one payment of its own session', async () => {
  const [{ body: one }, { body: two }] = [await create(), await create()];
  const vt = await token(one);
  assert.notEqual((await shopper.post(`/checkout_sessions/${two.id}/complete`, payment(vt))).body.status, 'completed');
  assert.equal((await shopper.post(`/checkout_sessions/${one.id}/complete`, payment(vt))).body.status, 'completed');
});

test('discovery says what the merchant speaks', async () => {
  const answer = await fetch(`${server.merchant}/m/${product.seller.id}/.well-known/acp.json`);
  assert.equal(answer.status, 200);
  const body = await answer.json();
  assert.deepEqual(faults_of('checkout', 'DiscoveryResponse', body), []);
  assert.equal(body.protocol.version, VERSION);
});

test('orders in the database and charges are the same at the end', async () => {
  const money = ({ session, total: paid, amount, currency }) =>
    `${session} ${paid ?? amount} ${currency.toLowerCase()}`;
  assert.deepEqual((await server.charges()).map(money).sort(), (await server.orders()).map(money).sort());
});
