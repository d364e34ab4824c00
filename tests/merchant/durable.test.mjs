// Killed at any moment, the shop forgets no order it has told of, charges nobody twice and keeps its stock straight.
// Knows nothing of browsers.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { Server, Visitor, until } from '../browser/server.mjs';
import { UcpShopper } from '../schema/ucp_shopper.mjs';

const address = {
  name: 'Ada Lovelace', line_one: '350 West 42nd Street', city: 'New York', state: 'NY', country: 'US',
  postal_code: '10036',
};

/** Everything up to the payment: what is left is the one call that moves money. */
async function ready(visitor, product, protocol) {
  if (protocol !== 'acp/2026-04-17') {
    const shopper = new UcpShopper(visitor, product, protocol.slice(4));
    const { status, body: session } = await shopper.create();
    assert.equal(status, 201, JSON.stringify(session));
    return { id: session.id, item: shopper.item, body: await shopper.payment(session), key: crypto.randomUUID() };
  }
  const item = product.selected ?? product.variants[0].id;
  const { status, body: session } = await visitor.post('/checkout_sessions', {
    line_items: [{ id: item }], currency: 'usd', capabilities: {},
    fulfillment_details: { name: address.name, email: 'ada@example.com', address },
  }, { 'Till-Merchant': product.seller.id });
  assert.equal(status, 201, JSON.stringify(session));
  const { body: { token } } = await visitor.post('/payment_tokens', {
    handler_id: 'card_northpay', method_id: 'pm_visa_4242', consent: 'a'.repeat(64),
    allowance: {
      reason: 'one_time', max_amount: session.totals.find(({ type }) => type === 'total').amount,
      currency: session.currency, checkout_session_id: session.id, merchant_id: product.seller.id,
      expires_at: new Date(Date.now() + 600_000).toISOString(),
    },
  });
  return { id: session.id, item, body: {
    payment_data: { handler_id: 'card_northpay', instrument: { type: 'card', credential: { type: 'spt', token } } },
  }, key: crypto.randomUUID() };
}

let server;
after(() => server?.kill().catch(() => {}));

for (const protocol of ['acp/2026-04-17', 'ucp/2026-08-25']) {
  test(
    `kill -9 while orders are placed over ${protocol}: none that was told of is lost, none is charged twice`,
    { timeout: 240_000 },
    async () => {
      const told = [], asked = [];
      let data, cookie, before;
      for (let round = 0; round < 6; ++round) {
        server = await Server.start(data ? { data } : {});
        const visitor = cookie ? new Visitor(server.host, cookie) : await server.visitor();
        cookie = visitor.cookie;
        // What the round before left open is asked for again, with the same key and the same bytes, as the host would.
        for (const order of asked.filter(({ done }) => !done)) {
          const { status, body } =
            await visitor.post(`/checkout_sessions/${order.id}/complete`, order.body, { 'Idempotency-Key': order.key });
          assert.equal(status, 200, JSON.stringify(body));
          assert.equal(body.status, 'completed');
          order.done = true;
          told.push(body.order.id);
        }
        const sold = (await server.orders()).map(({ id }) => id);
        for (const id of told) assert.ok(sold.includes(id), `order ${id} was told of and is gone`);
        assert.equal(
          new Set((await server.charges()).map(({ session }) => session)).size, (await server.charges()).length,
          'one charge a session',
        );
        const { catalog: { products: [product] } } = await visitor.search('cabin bag under $200');
        const item = product.selected ?? product.variants[0].id;
        if (before === undefined) {
          await server.stock(item, 1000);
          before = 1000;
        }
        assert.equal(await server.stock(item), before - sold.length, 'stock and orders');
        const batch = await Promise.all(Array.from({ length: 6 }, () => ready(visitor, product, protocol)));
        asked.push(...batch);
        const racing = batch.map(async (order) => {
          const answer = await visitor.post(`/checkout_sessions/${order.id}/complete`, order.body, {
            'Idempotency-Key': order.key,
          }).catch(() => null);
          if (answer?.status !== 200) return;
          const { body } = answer;
          order.done = true;
          told.push(body.order.id);
        });
        await new Promise((resolve) => setTimeout(resolve, 5 + 17 * round));  // a different moment each time
        data = await server.kill();
        await Promise.all(racing);
      }
      server = await Server.start({ data });
      const visitor = new Visitor(server.host, cookie);
      for (const order of asked.filter(({ done }) => !done)) {
        const { body } =
          await visitor.post(`/checkout_sessions/${order.id}/complete`, order.body, { 'Idempotency-Key': order.key });
        assert.equal(body.status, 'completed', JSON.stringify(body));
        told.push(body.order.id);
      }
      const orders = await server.orders(), charges = await server.charges();
      assert.deepEqual(orders.map(({ id }) => id).sort(), told.sort());
      assert.equal(orders.length, 36);
      const money = ({ session, total, amount }) => `${session} ${total ?? amount}`;
      assert.deepEqual(charges.map(money).sort(), orders.map(money).sort());
      const heard = await until(
        'the host hears of every order', async () => (await visitor.get('/orders')).body.orders.length,
        (count) => count === 36,
      );
      assert.equal(heard, 36);
      await server.stop();
      server = undefined;
    },
  );
}
