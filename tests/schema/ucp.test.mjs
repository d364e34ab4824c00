// Every kind of call that host and merchant make in UCP, in both versions and over both bindings, held to the protocol.
// The browser tests hold theirs too. Knows nothing of the page.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import test, { after } from 'node:test';
import { Server, until } from '../browser/server.mjs';
import { broken_rules, EARLIER, faults_of, faults_of_exchange, LATER, prepare, published } from './ucp.mjs';
import { UcpShopper, codes, total } from './ucp_shopper.mjs';

console.log(published
  ? 'held to the published schemas of UCP'
  : 'the published schemas of UCP are not at hand: held to our own short ones');

prepare();
const servers = { rest: await Server.start(), mcp: await Server.start({ args: ['--ucp-binding', 'mcp'] }) };
after(() => Promise.all(Object.values(servers).map((server) => server.stop())));
const server = servers.rest;

async function shopper(version, where = server) {
  const visitor = await where.visitor();
  const { catalog } = await visitor.search('cabin bag under $200');
  return new UcpShopper(visitor, catalog.products.find(({ seller }) => seller.id === 'm_trailhouse'), version);
}

/** Runs `body`; every call that it caused must have kept to the protocol. */
async function held(where, body) {
  const before = (await where.exchanges()).length;
  const result = await body();
  const calls = (await where.exchanges()).slice(before).filter(({ to }) => to === 'merchant');
  assert.ok(calls.length > 0, 'calls were recorded');
  assert.deepEqual(calls.flatMap(faults_of_exchange), []);
  return { result, calls };
}

test(
  'the check itself finds a missing field, a wrong sign, a status of the other protocol and rows that do not add up',
  () => {
    const row = (type, amount) => ({ type, amount });
    const checkout = (over = {}) => ({
      ucp: { version: LATER, status: 'success', payment_handlers: {} }, id: 'c', line_items: [], status: 'incomplete',
      currency: 'USD', totals: [row('subtotal', 5), row('total', 5)], links: [], ...over,
    });
    assert.deepEqual([...faults_of(LATER, 'response', 'checkout', checkout()), ...broken_rules(checkout())], []);
    assert.notDeepEqual(faults_of(LATER, 'response', 'checkout', {}), []);
    assert.notDeepEqual(faults_of(EARLIER, 'response', 'checkout', checkout({ status: 'ready_for_payment' })), []);
    assert.notDeepEqual(broken_rules(checkout({ totals: [row('subtotal', 5), row('total', 6)] })), []);
    assert.notDeepEqual(broken_rules(checkout({ status: 'requires_escalation' })), []);
    assert.notDeepEqual(faults_of(LATER, 'create', 'checkout', {}), []);
    if (!published) return;
    assert.notDeepEqual(faults_of(
      LATER, 'response', 'checkout', checkout({ totals: [row('subtotal', 5), row('discount', 1), row('total', 6)] }),
    ), []);
    assert.notDeepEqual(
      faults_of(LATER, 'create', 'checkout', { line_items: [{ item: { id: 'i', title: 'no' }, quantity: 1 }] }), [],
      'a title is the business’s to say',
    );
  },
);

for (const [binding, where] of Object.entries(servers)) {
  for (const version of [EARLIER, LATER]) {
    const test_of = (sentence, body) => test(`${sentence}, ${version} over ${binding}`, body);

    test_of('create, get, update, discount, complete, order', () => held(where, async () => {
      const ada = await shopper(version, where);
      const { status, body: session } = await ada.create();
      assert.deepEqual([status, session.status], [201, 'ready_for_complete'], JSON.stringify(session.messages));
      assert.equal(session.currency, 'USD');
      assert.equal(session.totals.find(({ type }) => type === 'tax').lines.length, 2, 'a tax is told in its parts');
      assert.deepEqual((await ada.get(session)).body, session);
      const { body: with_code } = await ada.update(session, { discounts: { codes: ['TRAIL10', 'NOSUCH'] } });
      assert.ok(total(with_code) < total(session));
      assert.ok(with_code.totals.find(({ type }) => type === 'discount').amount < 0);
      assert.ok(codes(with_code).includes('discount_code_invalid'));
      assert.equal(
        with_code.messages.find(({ code }) => code === 'discount_code_invalid').path, '$.discounts.codes[1]',
      );
      const { body: done } = await ada.complete(with_code, await ada.payment(with_code));
      assert.equal(done.status, 'completed');
      assert.equal(total(done), total(with_code));
      assert.ok((await where.orders()).some(({ id, total: sold }) => id === done.order.id && sold === total(done)));
    }));

    test_of('an update replaces the whole: what it leaves out is gone', () => held(where, async () => {
      const ada = await shopper(version, where);
      const { body: session } = await ada.create({ discounts: { codes: ['TRAIL10'] } });
      assert.equal(session.buyer.email, 'ada@example.com');
      const { body } = await ada.update(session, { buyer: undefined, discounts: undefined, fulfillment: undefined });
      assert.equal(body.buyer?.email, undefined);
      assert.deepEqual(body.discounts.codes, []);
      assert.equal(body.status, 'incomplete');
      assert.ok(codes(body).includes('field_required'));
    }));

    test_of('delivery by another option or in the shop changes the total and nothing else', () =>
      held(where, async () => {
        const ada = await shopper(version, where);
        const { body: session } = await ada.create();
        const line = `li_${ada.item}`, [shipping] = session.fulfillment.methods;
        assert.deepEqual([
          shipping.selected_destination_id, shipping.groups[0].selected_option_id,
        ], ['home', 'standard']);
        const express = await ada.update(session, {
          fulfillment: {
            methods: [{
              id: 'shipping', line_item_ids: [line], selected_destination_id: 'home',
              groups: [{ id: 'package_shipping', selected_option_id: 'express' }],
            }],
          },
        });
        assert.equal(express.body.fulfillment.methods[0].groups[0].selected_option_id, 'express');
        assert.ok(total(express.body) > total(session));
        const pickup = await ada.update(session, {
          fulfillment: { methods: [
            { id: 'shipping', line_item_ids: [], selected_destination_id: 'home' },
            { id: 'pickup', line_item_ids: [line], groups: [{ id: 'package_pickup', selected_option_id: 'pickup' }] },
          ] },
        });
        assert.deepEqual(pickup.body.fulfillment.methods.map(({ id, line_item_ids }) => [id, line_item_ids]), [
          ['shipping', []], ['pickup', [line]],
        ]);
        assert.equal(pickup.body.status, 'ready_for_complete', JSON.stringify(pickup.body.messages));
      }));

    test_of('the same key and bytes get the same answer, other bytes 409, and there is one order', async () => {
      const ada = await shopper(version, where);
      const { body: session } = await ada.create();
      const body = await ada.payment(session);
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      const orders = (await where.orders()).length;
      const first = await ada.complete(session, body, key), again = await ada.complete(session, body, key);
      assert.deepEqual([again.status, again.body], [first.status, first.body]);
      const other = await ada.complete(session, { ...body, signals: {} }, key);
      assert.deepEqual([other.status, other.body.code], [409, 'idempotency_conflict']);
      assert.equal((await where.orders()).length, orders + 1);
    });

    test_of('a declined card leaves the session ready, with the reason at its instrument', () =>
      held(where, async () => {
        const ada = await shopper(version, where), charges = (await where.charges()).length;
        const { body: session } = await ada.create();
        const { body } = await ada.complete(session, await ada.payment(session, 'pm_visa_declined_0002'));
        assert.deepEqual([body.status, codes(body)], ['ready_for_complete', ['payment_failed']]);
        assert.equal((await where.charges()).length, charges);
        const { body: done } = await ada.complete(body, await ada.payment(body));
        assert.equal(done.status, 'completed');
      }));

    test_of('a session that is canceled stays so, and one that was paid cannot be', () => held(where, async () => {
      const ada = await shopper(version, where);
      const { body: session } = await ada.create();
      assert.equal((await ada.cancel(session)).body.status, 'canceled');
      assert.equal((await ada.get(session)).body.status, 'canceled');
      const paid = await ada.buy(), { status, body } = await ada.cancel(paid);
      assert.deepEqual([status, body.status, codes(body)], [200, 'completed', ['conflict']]);
    }));

    test_of('sold out: a session says so at its line; none is opened when all is gone', () => held(where, async () => {
      const ada = await shopper(version, where);
      const left = await where.stock(ada.item);
      const { body: session } = await ada.create();
      await where.stock(ada.item, 0);
      try {
        const { body } = await ada.get(session);
        const told = body.messages.find(({ code }) => code === 'out_of_stock');
        assert.deepEqual([body.status, told.path, told.severity], ['incomplete', '$.line_items[0]', 'recoverable']);
        const { status, body: none } = await ada.create();
        assert.deepEqual([status, none.ucp.status, codes(none)], [200, 'error', ['out_of_stock']]);
      } finally {
        await where.stock(ada.item, left);
      }
    }));

    test_of('an unknown item, an unknown session and a country that is not served are outcomes, not failures', () =>
      held(where, async () => {
        const ada = await shopper(version, where);
        const { status, body } = await ada.create({ line_items: [{ item: { id: 'p_nothing' }, quantity: 1 }] });
        assert.deepEqual([status, body.ucp.status, codes(body)], [200, 'error', ['item_unavailable']]);
        const { body: far } = await ada.create({
          fulfillment: { methods: [{ type: 'shipping', destinations: [ada.destination({ address_country: 'AQ' })] }] },
        });
        assert.deepEqual([far.status, codes(far)], ['incomplete', ['address_undeliverable']]);
      }));

    test_of('an answer to Complete that was lost is found again, and there is one order', () =>
      held(where, async () => {
        const ada = await shopper(version, where), orders = (await where.orders()).length;
        const { body: session } = await ada.create();
        const lost =
          await ada.complete(session, await ada.payment(session), { 'Till-Fault': 'drop_response=complete' });
        assert.deepEqual([lost.status, lost.body.code], [504, 'outcome_unknown']);
        const { body } = await ada.get(session);
        assert.equal(body.status, 'completed');
        assert.equal((await where.orders()).length, orders + 1);
      }));

    test_of('an order that needs the buyer’s own eyes is confirmed on the seller’s page', () =>
      held(where, async () => {
        const ada = await shopper(version, where);
        const { body: session } = await ada.create();
        const { body } = await ada.update(session, {}, { 'Till-Fault': 'escalate' });
        assert.deepEqual([body.status, codes(body)], ['requires_escalation', ['high_value_order']]);
        const page = `${where.merchant}/m/${ada.seller}${new URL(body.continue_url).pathname}`;
        assert.match(await (await fetch(page)).text(), /Confirm this order/);
        assert.equal((await fetch(page, { method: 'POST', redirect: 'manual' })).status, 303);
        assert.equal((await ada.get(session)).body.status, 'ready_for_complete');
      }));
  }
}

/** Somebody who buys coffee by the pound. */
async function at_the_scale(version, where) {
  const visitor = await where.visitor(), { catalog } = await visitor.search('coffee by the pound');
  return new UcpShopper(visitor, catalog.products.find(({ id }) => id === 'p_corner_roast'), version);
}

const POUND = { unit: 'LBR', display_text: 'lb', scale: 2, increment: 50 };
const of_roast = (quantity, unit) =>
  ({
    line_items: [{
      id: 'li_p_corner_roast-one', item: { id: 'p_corner_roast-one', ...(unit ? { quantity_unit: unit } : {}) },
      quantity,
    }],
  });

for (const [binding, where] of Object.entries(servers)) {
  test(
    `coffee is sold by the pound in steps of the unit, rounded once: line, order and charge are one, over ${binding}`,
    () => held(where, async () => {
      const ada = await at_the_scale(LATER, where), { line_items: [{ id, ...asked }] } = of_roast(100, POUND);
      const { status, body: session } = await ada.create({ line_items: [asked] });
      const [pound] = session.line_items;
      assert.deepEqual(
        [status, session.status, id], [201, 'ready_for_complete', pound.id], JSON.stringify(session.messages),
      );
      assert.deepEqual([
        pound.item.title, pound.item.price, pound.item.quantity_unit, pound.quantity,
      ], ['Corner house roast coffee beans', 1295, POUND, 100]);
      const { body } = await ada.update(session, of_roast(150, POUND));
      assert.deepEqual([
        body.line_items[0].quantity, ...body.line_items[0].totals.map(({ amount }) => amount), body.totals[0].amount,
      ], [150, 1943, 1943, 1943]);
      assert.deepEqual(codes(body), []);
      const { body: done } = await ada.complete(body, await ada.payment(body));
      assert.equal(done.status, 'completed', JSON.stringify(done.messages));
      const order = await until(
        'the host hears of the order',
        async () => (await ada.visitor.get('/orders')).body.orders.find((one) => one.id === done.order.id),
      );
      assert.deepEqual([
        order.line_items[0].quantity, order.line_items[0].item.quantity_unit, total(order),
      ], [{ original: 150, total: 150, fulfilled: 0 }, POUND, total(body)]);
      assert.deepEqual((await where.charges()).filter(({ session: of }) => of === session.id)
        .map(({ amount }) => amount), [total(body)]);
    }),
  );

  test(
    `what is not a multiple is cut to one and said; another unit than the shop’s is refused and nothing moves, over `
      + `${binding}`,
    () => held(where, async () => {
      const ada = await at_the_scale(LATER, where);
      const { body: session } = await ada.create({ line_items: [{ item: { id: ada.item }, quantity: 137 }] });
      const [line] = session.line_items, [told] = session.messages;
      assert.deepEqual([
        line.quantity, told.code, told.path,
      ], [100, 'quantity_increment_revised', '$.line_items[0].quantity']);
      const { body } = await ada.update(session, of_roast(2, { unit: 'KGM', display_text: 'kg' }));
      assert.deepEqual([
        body.line_items[0].quantity, codes(body), body.messages[0].path,
      ], [100, ['quantity_unit_mismatch'], '$.line_items[0].item.quantity_unit']);
      const { body: again } =
        await ada.update(session, of_roast(50, { ...POUND, display_text: 'pounds', increment: 1 }));
      assert.deepEqual(
        [again.line_items[0].quantity, codes(again)], [50, []],
        'what it is called and sold in is no part of what it is',
      );
      const { body: none } = await ada.create({
        line_items: [{ item: { id: ada.item, quantity_unit: { unit: 'C62', display_text: 'each' } }, quantity: 1 }],
      });
      assert.deepEqual([none.ucp.status, codes(none)], ['error', ['quantity_unit_mismatch']]);
      const { body: most } = await ada.update(session, of_roast(100000, POUND));
      assert.deepEqual([most.status, codes(most)], ['incomplete', ['quantity_exceeded']]);
    }),
  );

  test(`a protocol without units sells the same coffee by whole pounds, ${EARLIER} over ${binding}`, () =>
    held(where, async () => {
      const ada = await at_the_scale(EARLIER, where);
      const { body: session } = await ada.create({ line_items: [{ item: { id: ada.item }, quantity: 2 }] });
      const [line] = session.line_items;
      assert.deepEqual([
        line.item.title, line.item.price, line.item.quantity_unit, line.quantity, line.totals[0].amount,
      ], ['Corner house roast coffee beans, 1 lb', 1295, undefined, 2, 2590]);
      const left = await where.stock(ada.item);
      const { body: done } = await ada.complete(session, await ada.payment(session));
      assert.deepEqual(
        [done.status, left - await where.stock(ada.item)], ['completed', 200],
        'two pounds are two hundred steps on the shelf',
      );
    }));
}

test('the catalog and the card say how coffee is sold: by the pound where the protocol can say so', async () => {
  for (const [version, title, unit] of [
    [LATER, 'Corner house roast coffee beans', POUND], [EARLIER, 'Corner house roast coffee beans, 1 lb', undefined],
  ]) {
    const other = await Server.start({ args: ['--protocol', `ucp/${version}`] });
    try {
      const { product } = await at_the_scale(version, other);
      assert.deepEqual([
        product.title, product.quantity_unit, product.price.amount, product.variants[0].quantity,
      ], [title, unit, 1295, (await other.stock('p_corner_roast-one')) / (unit ? 1 : 100)]);
      assert.deepEqual((await other.exchanges()).filter(({ path }) => path.includes('/ucp'))
        .flatMap(faults_of_exchange), []);
    } finally {
      await other.stop();
    }
  }
});

for (const binding of ['rest', 'mcp']) {
  for (const version of [EARLIER, LATER]) {
    test(
      `the catalog is searched, looked up and told in detail, and an order is told, ${version} over ${binding}`,
      () => held(server, async () => {
        const ada = await shopper(version), done = await ada.buy();
        const ask = async (operation, body = {}, id = '') =>
          (await fetch(`${server.host}/test/ucp`, {
            method: 'POST', body: JSON.stringify({ operation, merchant: ada.seller, version, binding, body, id }),
          })).json();
        const { products, pagination } =
          await ask('search', { query: 'cabin bag', pagination: { limit: 1 }, filters: { price: { max: 16000 } } });
        assert.deepEqual([products.length, pagination.has_next_page], [1, true]);
        assert.ok(products.every(({ variants, price_range: { min } }) =>
          variants[0].price.amount >= min.amount && min.amount <= 16000));
        const next = await ask('search', {
          query: 'cabin bag', pagination: { limit: 1, cursor: pagination.cursor }, filters: { price: { max: 16000 } },
        });
        assert.notEqual(next.products[0].id, products[0].id);
        const { products: found } = await ask('lookup', { ids: [ada.item, 'p_nothing'] });
        assert.deepEqual(found.map(({ variants }) => variants.map(({ id, inputs }) => [id, inputs])), [
          [[ada.item, [{ id: ada.item, match: 'exact' }]]],
        ]);
        const { product } = await ask('product', { id: ada.product.id });
        assert.equal(product.id, ada.product.id);
        assert.ok(product.options.every(({ values }) =>
          values.every(({ available, exists }) => typeof available === 'boolean' && exists)));
        assert.equal((await ask('product', { id: 'p_nothing' })).ucp.status, 'error');
        const order = await ask('order', {}, done.order.id);
        assert.deepEqual([order.id, order.checkout_id, total(order)], [done.order.id, done.id, total(done)]);
        assert.equal((await ask('order', {}, 'ord_0')).ucp.status, 'error');
      }),
    );
  }
}

test('cards of a seller who speaks UCP are what its own catalog says', async () => {
  const other = await Server.start({ args: ['--protocol', `ucp/${LATER}`] });
  try {
    const ada = await shopper(LATER, other), by_acp = await shopper(LATER);
    assert.equal(ada.product.seller.protocol, `ucp/${LATER}`);
    const lookups = (await other.exchanges()).filter(({ path }) => path.endsWith('/catalog/lookup'));
    assert.ok(lookups.length > 0);
    assert.deepEqual(lookups.flatMap(faults_of_exchange), []);
    const picture = ({ color: _color, ...told }) => told;  // no field of UCP's media
    const facts = ({ id, title, price, options, images, variants }) => ({
      id, title, price: price.amount, options, images: images.map(picture),
      variants: variants.map((one) => [one.id, one.options]),
    });
    assert.deepEqual(facts(ada.product), facts(by_acp.product));
    for (const { id, quantity } of ada.product.variants) assert.equal(quantity, await other.stock(id));
  } finally {
    await other.stop();
  }
});

/** What the bank's pages do, without their windows. */
async function bank(where, challenge, outcome) {
  const url = new URL(challenge.config.url);
  assert.equal((await fetch(url)).status, 200);
  return fetch(`${where.psp}/challenge/${url.pathname.split('/').at(-1)}/${outcome}`, { method: 'POST' });
}

const COLLECT = 'dev.ucp.payment.device_data_collection', CHALLENGE = 'dev.ucp.payment.three_ds_challenge';

for (const [outcome, end] of [
  ['authenticated', 'completed'], ['denied', 'ready_for_complete'], ['canceled', 'ready_for_complete'],
]) {
  test(`a bank that collects, then asks: ${outcome} ends in ${end}`, () => held(server, async () => {
    const ada = await shopper(LATER), { body: session } = await ada.create();
    const payment = await ada.payment(session, 'pm_visa_3ds_3155'), key = { 'Idempotency-Key': crypto.randomUUID() };
    const { body: waiting } = await ada.complete(session, payment, key);
    assert.equal(waiting.status, 'complete_in_progress');
    const [collect] = waiting.actions[COLLECT];
    assert.equal(collect.config.payment_instrument_id, 'instrument_1');
    const changed = await ada.update(waiting);
    assert.deepEqual(
      [changed.status, changed.body.status, codes(changed.body)], [200, 'complete_in_progress', ['conflict']],
      'nothing changes while a payment is under way',
    );
    assert.deepEqual(
      codes((await ada.complete(waiting, payment)).body), ['action_required'], 'a new Complete pays nothing',
    );
    assert.equal((await fetch(`${server.psp}${new URL(collect.config.url).pathname}`, { method: 'POST' })).status, 200);
    const asked =
      await until('the bank asks', async () => (await ada.get(session)).body, ({ actions }) => actions?.[CHALLENGE]);
    const [challenge] = asked.actions[CHALLENGE];
    assert.notEqual(challenge.id, collect.id);
    await bank(server, challenge, outcome);
    const { body } = {
      body: await until(
        'the bank is heard', async () => (await ada.get(session)).body,
        ({ status }) => status !== 'complete_in_progress',
      ),
    };
    assert.deepEqual([body.status, codes(body)], [end, end === 'completed' ? [] : ['payment_failed']]);
    assert.equal(
      (await server.charges()).filter(({ session: of }) => of === session.id).length, end === 'completed' ? 1 : 0,
    );
  }));
}

test('a warning that must be seen has its picture and its page, at its line, in both versions', () =>
  held(server, async () => {
    for (const version of [EARLIER, LATER]) {
      const visitor = await server.visitor(), { catalog } = await visitor.search('balance bike');
      const ada = new UcpShopper(visitor, catalog.products.find(({ id }) => id === 'p_balance_bike'), version);
      const { body } = await ada.create();
      const [told] = body.messages;
      assert.deepEqual([
        told.type, told.presentation, told.path, told.url,
      ], ['warning', 'disclosure', '$.line_items[0]', 'https://parksidegoods.example/safety/scout']);
      const picture = await fetch(new URL(told.image_url, server.host));
      assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/svg+xml']);
    }
  }));

test('without the extension the buyer is handed over, and the order is there afterwards', () =>
  held(server, async () => {
    const ada = await shopper(EARLIER), { body: session } = await ada.create();
    const { body } = await ada.complete(session, await ada.payment(session, 'pm_visa_3ds_3155'));
    assert.deepEqual([body.status, codes(body), body.actions], ['requires_escalation', ['requires_3ds'], undefined]);
    const page = await (await fetch(`${server.merchant}/m/${ada.seller}${new URL(body.continue_url).pathname}`)).text();
    const [, link] = /href="([^"]+)"/.exec(page);
    const challenge = await (await fetch(link)).text();
    assert.match(challenge, /data-back="http/);
    await fetch(`${server.psp}${new URL(link).pathname}/authenticated`, { method: 'POST' });
    assert.equal(
      (await until(
        'the order', async () => (await ada.get(session)).body, ({ status }) => status === 'completed',
      )).status,
      'completed',
    );
  }));

test('over MCP and over REST one session reads the same, word for word', async () => {
  for (const version of [EARLIER, LATER]) {
    const ada = await shopper(version);
    const { body: session } = await ada.create({ discounts: { codes: ['TRAIL10', 'NOSUCH'] } });
    const by = async (binding) =>
      (await ada.visitor.call('GET', `/checkout_sessions/${session.id}`, undefined, { 'Till-Binding': binding })).body;
    assert.deepEqual(await by('mcp'), await by('rest'));
    assert.equal((await server.exchanges()).filter(({ path }) => path.endsWith('/ucp/mcp')).length > 0, true);
  }
});

test('who does not say who calls, or says it badly, is told so in the transport', async () => {
  const pages = {
    '/malformed': '[]', '/old': JSON.stringify({ ucp: { version: '2026-01-11', services: {}, payment_handlers: {} } }),
    '/bare': JSON.stringify({ ucp: { version: LATER, services: {}, capabilities: {}, payment_handlers: {} } }),
  };
  const platform = createServer((request, response) =>
    response.writeHead(pages[request.url] ? 200 : 404).end(pages[request.url] ?? ''));
  await new Promise((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${platform.address().port}`, seller = (await shopper(LATER)).seller;
  const refusal = async (headers) => {
    const answer = await fetch(`${server.merchant}/m/${seller}/ucp/checkout-sessions/cs_1`, { headers });
    const { code, content } = await answer.json();
    assert.equal(typeof content, 'string');
    return [answer.status, code];
  };
  const as = (profile) => ({ 'UCP-Agent': `profile="${profile}"` });
  try {
    assert.deepEqual(await refusal({}), [400, 'invalid_profile_url']);
    assert.deepEqual(await refusal(as('not a url')), [400, 'invalid_profile_url']);
    assert.deepEqual(await refusal(as('https://elsewhere.example/.well-known/ucp')), [403, 'profile_not_trusted']);
    assert.deepEqual(await refusal(as(`${at}/missing`)), [424, 'profile_unreachable']);
    assert.deepEqual(await refusal(as(`${at}/malformed`)), [422, 'profile_malformed']);
    assert.deepEqual(await refusal(as(`${at}/old`)), [422, 'version_unsupported']);
    assert.deepEqual(await refusal(as(`${server.host}/.well-known/ucp`)), [401, 'unauthorized']);
    const call = {
      jsonrpc: '2.0', id: 7, method: 'tools/call',
      params: { name: 'get_checkout', arguments: { meta: { 'ucp-agent': { profile: `${at}/old` } }, id: 'cs_1' } },
    };
    const { id, error } = await (await fetch(`${server.merchant}/m/${seller}/ucp/mcp`, {
      method: 'POST', body: JSON.stringify(call),
    })).json();
    assert.deepEqual([id, error.code, error.data.code], [7, -32001, 'version_unsupported']);
  } finally {
    platform.close();
  }
});

test('an order is told to the platform, signed by the seller’s published key; nobody else is believed', async () => {
  const ada = await shopper(LATER), done = await ada.buy();
  const heard = async () => (await ada.visitor.get('/orders')).body.orders.find(({ id }) => id === done.order.id);
  const order = await until('the host hears of the order', heard);
  assert.deepEqual([order.checkout_id, faults_of(LATER, 'response', 'order', order)], [done.id, []]);
  const forged = JSON.stringify({ ...order, id: 'ord_forged' });
  const { keys: [key] } = await (await fetch(`${server.merchant}/m/${ada.seller}/.well-known/ucp`)).json();
  const digest = `sha-256=:${createHash('sha256').update(forged).digest('base64')}:`;
  const created = Math.floor(Date.now() / 1000);
  const parameters =
    `("@method" "@authority" "@path" "content-digest" "content-type" "webhook-id" `
      + `"webhook-timestamp");created=${created};keyid="${key.kid}"`;
  const agent = `profile="${server.merchant}/m/${ada.seller}/.well-known/ucp"`;
  const send = (headers) =>
    fetch(`${server.host}/webhooks/ucp`, { method: 'POST', body: forged, headers: {
      'Content-Type': 'application/json', 'Webhook-Id': 'x', 'Webhook-Timestamp': String(created), ...headers,
    } });
  assert.equal((await send({})).status, 401);
  assert.equal((await send({ 'UCP-Agent': agent })).status, 401);
  const answer = await send({
    'UCP-Agent': agent, 'Content-Digest': digest, 'Signature-Input': `sig1=${parameters}`,
    Signature: `sig1=:${Buffer.alloc(64, 7).toString('base64')}:`,
  });
  assert.deepEqual([answer.status, (await answer.json()).code], [401, 'signature_invalid']);
  assert.ok(!(await ada.visitor.get('/orders')).body.orders.some(({ id }) => id === 'ord_forged'));
});

test('discovery: a profile for each version, each as the schema wants it', async () => {
  const ada = await shopper(LATER), base = `${server.merchant}/m/${ada.seller}/.well-known/ucp`;
  const current = await (await fetch(base)).json();
  assert.equal(current.ucp.version, LATER);
  const older = await (await fetch(current.ucp.supported_versions[EARLIER])).json();
  assert.equal(older.ucp.version, EARLIER);
  for (const { ucp } of [current, older]) {
    assert.deepEqual(faults_of(ucp.version, 'response', 'business_profile', ucp), []);
    assert.deepEqual(ucp.services['dev.ucp.shopping'].map(({ transport }) => transport), ['rest', 'mcp', 'embedded']);
    assert.equal('dev.ucp.shopping.payment_authentication' in ucp.capabilities, ucp.version === LATER);
  }
  for (const [path, version] of [['', LATER], [`/${EARLIER}`, EARLIER]]) {
    const { ucp } = await (await fetch(`${server.host}/.well-known/ucp${path}`)).json();
    assert.equal(ucp.version, version);
    assert.deepEqual(faults_of(version, 'response', 'platform_profile', ucp), []);
  }
  assert.equal((await fetch(`${base}/2020-01-01`)).status, 404);
});
