// A shopper who buys over UCP without a browser: the host's API as the bridge calls it, bodies as a platform writes
// them.
// Knows nothing of schemas.
import assert from 'node:assert/strict';

export const NEW_YORK = {
  first_name: 'Ada', last_name: 'Lovelace', street_address: '350 West 42nd Street', extended_address: 'Apt 12F',
  address_locality: 'New York', address_region: 'NY', address_country: 'US', postal_code: '10036',
};

export const total = (session) => session.totals.find(({ type }) => type === 'total').amount;
export const codes = (session) => (session.messages ?? []).map(({ code }) => code);

export class UcpShopper {
  /**
   * @param {import('../browser/server.mjs').Visitor} visitor
   * @param {any} product of the catalog
   * @param {string} version
   */
  constructor(visitor, product, version) {
    Object.assign(this, {
      visitor, product, version, seller: product.seller.id, item: product.selected ?? product.variants[0].id,
    });
  }

  /** The whole of a session, as UCP puts it at every update. */
  body(over = {}) {
    return {
      line_items: [{ item: { id: this.item }, quantity: 1 }],
      buyer: { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' },
      fulfillment: { methods: [{ type: 'shipping', destinations: [this.destination()] }] },
      ...over,
    };
  }

  destination(over = {}) {
    return { id: 'home', ...(this.version === '2026-08-25' ? { type: 'shipping_address' } : {}), ...NEW_YORK, ...over };
  }

  /** An update of a session keeps its lines' and method's ids. */
  replacement(over = {}) {
    const line = `li_${this.item}`;
    return this.body({
      line_items: [{ id: line, item: { id: this.item }, quantity: 1 }],
      fulfillment: {
        methods: [{
          id: 'shipping', type: 'shipping', line_item_ids: [line], destinations: [this.destination()],
          selected_destination_id: 'home',
        }],
      }, ...over,
    });
  }

  headers(more = {}) {
    return { 'Till-Protocol': `ucp/${this.version}`, 'Till-Merchant': this.seller, ...more };
  }

  create(over = {}, headers = {}) {
    return this.visitor.post('/checkout_sessions', this.body(over), this.headers(headers));
  }

  get(session) {
    return this.visitor.get(`/checkout_sessions/${session.id}`);
  }

  update(session, over = {}, headers = {}) {
    return this.visitor.call('PUT', `/checkout_sessions/${session.id}`, this.replacement(over), {
      'Idempotency-Key': crypto.randomUUID(), ...headers,
    });
  }

  complete(session, body, headers = {}) {
    return this.visitor.post(`/checkout_sessions/${session.id}/complete`, body, headers);
  }

  cancel(session) {
    return this.visitor.post(`/checkout_sessions/${session.id}/cancel`, {});
  }

  async payment(session, method = 'pm_visa_4242', handler = 'card_northpay') {
    const { status, body } = await this.visitor.post('/payment_tokens', {
      handler_id: handler, method_id: method, consent: 'a'.repeat(64),
      allowance: {
        reason: 'one_time', max_amount: total(session), currency: session.currency, checkout_session_id: session.id,
        merchant_id: this.seller, expires_at: new Date(Date.now() + 600_000).toISOString(),
      },
    });
    assert.equal(status, 201, JSON.stringify(body));
    const type = handler === 'card_northpay' ? 'card' : 'wallet';
    return {
      payment: {
        instruments: [{
          id: 'instrument_1', handler_id: handler, type, selected: true,
          credential: { type: 'token', token: body.token },
        }],
      },
    };
  }

  /** From nothing to a completed session. */
  async buy() {
    const { body: session } = await this.create();
    const { status, body } = await this.complete(session, await this.payment(session));
    assert.deepEqual([status, body.status], [200, 'completed'], JSON.stringify(body.messages));
    return body;
  }
}
