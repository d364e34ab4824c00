// One purchase under a seed: a shopper who does what people do, on a network and with a shop that fail by lot; then the
// network heals, everything comes to rest, and what the shopper believes is held to what was ordered and charged.
// Knows nothing of how the program works inside.
import assert from 'node:assert/strict';
import { Clock } from './clock.mjs';
import { exchange } from './line.mjs';
import { Lot } from './lot.mjs';
import { Network } from './network.mjs';
import { PAYS, Page } from './page.mjs';

const UNKNOWN = /Do not pay again/;
// What the seller speaks, by turns.
export const DIALECTS = [
  { protocol: 'acp/2026-04-17', binding: '' }, { protocol: 'ucp/2026-04-08', binding: 'rest' },
  { protocol: 'ucp/2026-08-25', binding: 'rest' }, { protocol: 'ucp/2026-08-25', binding: 'mcp' },
];
const PATIENT = 180_000;  // ms: a longer timer is no step of a checkout but its expiry

const spoken_by = (protocol, catalog) => ({
  ...catalog, products: catalog.products.map((product) => ({ ...product, seller: { ...product.seller, protocol } })),
});

/** One page's storage; whether the browser grants one that outlives the page is the lot's. */
class Notes {
  #notes = new Map();
  get(key) {
    return this.#notes.get(key) ?? null;
  }
  set(key, note) {
    if (note) this.#notes.set(key, note);
    else this.#notes.delete(key);
  }
}

export class Schedule {
  #world;
  #lot;
  #clock;
  #notes = new Notes();
  /** @type {Page} */
  #page;
  #network;
  story = [];
  consents = [];
  orders = [];
  sessions = new Set();

  /**
   * @param {number} seed
   * @param {{engine: any, server: any, visitor: any, catalogs: any[], restart: () => Promise<void>}} world
   */
  constructor(seed, world) {
    this.seed = seed;
    this.#world = world;
    this.#lot = new Lot(seed);
    this.#clock = new Clock();
    this.dialect = DIALECTS[seed % DIALECTS.length];
    this.#network = new Network(
      this.#clock, this.#lot, () => ({ host: world.server().host, cookie: world.visitor().cookie }),
      this.dialect.binding,
    );
    this.#network.story = this.story;
    this.real_fetch = globalThis.fetch;
  }

  async run() {
    const { catalogs } = this.#world;
    this.catalog = spoken_by(this.dialect.protocol, this.#lot.one_of(catalogs));
    this.story.push(`${this.dialect.protocol} ${this.dialect.binding}`);
    await this.#stock();
    this.#clock.install();
    globalThis.fetch = /** @type {any} */ ((path, init) => this.#network.fetch(String(path), init));
    try {
      await this.#open();
      const steps = 8 + this.#lot.below(24);
      for (let i = 0; i < steps; ++i) {
        await this.#step();
        await this.#idle();
      }
      await this.#heal();
      return this.#belief();
    } finally {
      globalThis.fetch = this.real_fetch;
      this.#page.close();
      this.#clock.restore();
    }
  }

  async #open() {
    const { engine } = this.#world;
    this.#page = new Page({
      engine, clock: this.#clock, notes: this.#notes, lot: this.#lot, post: (url) => this.#bank(url), story: this.story,
    });
    await this.#page.begin(this.catalog);
  }

  async #bank(url) {
    ++this.#network.running;
    try {
      return await (await exchange(url, { method: 'POST' })).json();
    } finally {
      --this.#network.running;
    }
  }

  /** Replies come by real HTTP: until they are in, and what they lead to has happened. */
  async #idle() {
    do {
      await this.#clock.really(0);
      while (this.#network.running) await this.#clock.really(1);
      await this.#clock.really(0);
    } while (this.#network.running);
  }

  async #step() {
    const page = this.#page;
    const pay = page.find('button', PAYS);
    const kind = this.#lot.weighed({
      pay: pay && pay.enabled !== false ? 14 : 0, open: page.controls().length ? 0.3 : 30, press: 2,
      timer: pay ? 8 : 4, wait: 2,
      online: 0.4, reload: 0.8, kill: 0.12, stock: 0.3, code: 0.3, bank: 0.5,
    });
    this.story.push(`${this.#clock.now % 1e7}: ${kind}`);
    switch (kind) {
      case 'pay': {
        page.press(pay);
        if (this.#lot.chance(0.3)) {  // a double click: whatever stands there now
          const again = page.find('button', PAYS) ?? page.find('button', /^Confirming/);
          if (again && again.enabled !== false) page.press(again);
        }
        break;
      }
      case 'open': {
        const cards = page.nodes.filter(({ role, name, enabled }) =>
          role === 'button' && /^(Review order|Choose|View order)/.test(name) && enabled !== false);
        if (cards.length) page.press(this.#lot.one_of(cards));
        break;
      }
      case 'press': {
        const controls = page.controls().filter(({ role, name }) => role !== 'text_field' && !PAYS.test(name));
        if (controls.length) {
          const node = this.#lot.one_of(controls);
          this.story.push(`  ${node.role} "${node.name}"`);
          page.press(node);
        }
        break;
      }
      case 'code': {
        const field = page.nodes.find(({ role, key }) => role === 'text_field' && key.endsWith('code'));
        if (field) page.type(field, this.#lot.one_of(['WELCOME10', 'NO-SUCH', '']));
        break;
      }
      case 'timer':
        if (this.#clock.next <= PATIENT) this.#clock.step();
        break;
      case 'wait':
        this.#clock.step(this.#lot.one_of([200, 700, 3000, 20_000]));
        break;
      case 'online':
        page.receive({ type: 'connectivity', online: false });
        page.receive({ type: 'connectivity', online: true });
        break;
      case 'reload':
        await this.#reload();
        break;
      case 'kill':
        await this.#kill();
        break;
      case 'stock':
        await this.#stock();
        break;
      case 'bank':
        page.answer_bank();
        break;
    }
  }

  async #reload() {
    this.#collect();
    this.#page.close();
    await this.#open();
  }

  /** The whole server, in the middle of whatever it is doing. */
  async #kill() {
    globalThis.fetch = this.real_fetch;
    this.#clock.restore();
    await this.#world.restart();
    this.#clock.install();
    globalThis.fetch = /** @type {any} */ ((path, init) => this.#network.fetch(String(path), init));
  }

  async #stock() {
    const product = this.#lot.one_of(this.catalog.products);
    for (const { id } of product.variants) await this.#world.set_stock(id, this.#lot.one_of([1, 2, 50, 50, 50, 50]));
  }

  /** Nothing fails any more; everything that was begun is brought to its end. */
  async #heal() {
    this.story.push('healed');
    this.#network.broken = false;
    const page = this.#page;
    page.receive({ type: 'connectivity', online: true });
    for (let i = 0; i < 200; ++i) {
      await this.#idle();
      page.answer_bank();
      await this.#idle();
      if (this.#clock.next <= PATIENT) {
        this.#clock.step();
        continue;
      }
      if (!page.reads(UNKNOWN)) return;
      const again = page.controls().find(({ role, name }) => role === 'button' && /(again|Check)/i.test(name));
      assert.ok(
        again,
        `nothing can be done about a payment whose outcome is unknown: ${page.controls().map(({ name }) => name)}`,
      );
      page.press(again);
    }
    assert.fail(`it never comes to rest: ${page.nodes.filter(({ key }) => key.startsWith('panel'))
      .map(({ name }) => name).join(' | ')}`);
  }

  #collect() {
    this.orders.push(...this.#page.orders);
    this.consents.push(...this.#page.consents);
    for (const session of this.#page.sessions) this.sessions.add(session);
    this.#page.orders = [];
    this.#page.consents = [];
  }

  /** What the shopper was told and has agreed to. */
  #belief() {
    this.#collect();
    for (const { allowance, shown } of this.consents) {
      assert.equal(
        shown.replace(/\D/g, ''), String(allowance.max_amount), `"${shown}" allowed ${allowance.max_amount}`,
      );
    }
    assert.equal(
      new Set(this.consents.map(({ consent }) => consent)).size, this.consents.length,
      'each tap on Pay is a consent of its own',
    );
    for (const { checkout_session_id: session } of this.consents.map(({ allowance }) => allowance)) {
      this.sessions.add(session);
    }
    return {
      seed: this.seed, dialect: this.dialect, sessions: this.sessions, orders: this.orders, consents: this.consents,
      story: this.story,
    };
  }
}

/**
 * Holds what shoppers believe to the databases.
 * @param {any[]} beliefs
 * @param {any[]} orders
 * @param {any[]} charges
 */
export function audit(beliefs, orders, charges) {
  const problems = [];
  const ours = new Map();
  for (const belief of beliefs) for (const session of belief.sessions) ours.set(session, belief);
  const by_session = (rows) =>
    rows.reduce((map, row) => map.set(row.session, [...(map.get(row.session) ?? []), row]), new Map());
  const ordered = by_session(orders), charged = by_session(charges);
  const object = (belief, why) => problems.push(`seed ${belief.seed}: ${why}\n    ${belief.story.join('\n    ')}`);
  for (const belief of beliefs) {
    const sold = [...belief.sessions].flatMap((session) => ordered.get(session) ?? []);
    const told = [...new Set(belief.orders.map(({ order }) => order))];
    if (JSON.stringify(sold.map(({ id }) => id).sort()) !== JSON.stringify(told.sort())) object(
      belief, `the shop has orders ${JSON.stringify(sold)}, the shopper was told of ${JSON.stringify(belief.orders)}`,
    );
    for (const session of belief.sessions) {
      const money = charged.get(session) ?? [], bought = ordered.get(session) ?? [];
      if (bought.length > 1 || money.length > 1) {
        object(belief, `${bought.length} orders and ${money.length} charges for one session`);
      }
      if (money.length !== bought.length) object(belief, `${money.length} charges and ${bought.length} orders`);
      const allowed = Math.max(
        -1,
        ...belief.consents.filter(({ allowance }) => allowance.checkout_session_id === session)
          .map(({ allowance }) => allowance.max_amount),
      );
      for (const { amount } of money) {
        if (amount > allowed) object(belief, `${amount} charged, at most ${allowed} was shown`);
      }
      if (money.length && bought.length && money[0].amount !== bought[0].total) {
        object(belief, `${money[0].amount} charged for an order of ${bought[0].total}`);
      }
    }
    for (const { order, total } of belief.orders) {
      const row = sold.find(({ id }) => id === order);
      if (row && row.total !== total) object(belief, `the receipt says ${total}, the order ${row.total}`);
    }
  }
  for (const { session, id } of orders) if (!ours.has(session)) problems.push(`order ${id} of a session nobody knows`);
  return problems;
}
