// A person at a page: asks, opens a card, pays, reads. Says what the page said, and remembers every receipt.
// Finds everything by role and accessible name. Knows nothing of servers but the address.
import assert from 'node:assert/strict';
import { assistive, keyboard, mouse, touch } from './hands.mjs';
import { until } from './server.mjs';
import { WORDS } from './words.mjs';

const HANDS = { mouse, touch, keyboard, assistive };

export class Shopper {
  /** Whatever the page wrote to its console, and every policy violation. */
  complaints = [];
  #trouble = [];
  /** True in front of a shop that exists in the page alone: its orders are not the merchant's. */
  elsewhere = false;
  /** Orders the widget told the page of. */
  orders = [];
  navigations = 0;
  /** Secrets seen on the wire, which must never be seen anywhere else. @type {Set<string>} */
  secrets = new Set();

  constructor(shop, context, { engine, lang, expected }) {
    Object.assign(this, { shop, context, engine, lang, expected, words: WORDS[lang], server: shop.server });
  }

  async arrive() {
    this.page = await this.context.newPage();
    await this.#listen();
  }

  async #listen() {
    const { page } = this;
    await this.context.exposeBinding('__told', (_, kind, detail) => this.#told(kind, detail));
    page.on('console', (message) => {
      const line = `${message.type()}: ${message.text()}`;
      this.complaints.push(line);
      if (message.type() === 'error' || message.type() === 'warning') this.#blame(line);
    });
    page.on('pageerror', (error) => this.#blame(`thrown: ${error.stack ?? error}`));
    page.on('crash', () => this.#blame('the page crashed'));
    page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) ++this.navigations; });
    page.on('response', async (response) => {
      if (!/\/api\/payment_tokens$/.test(response.url()) || !response.ok()) return;
      const { token } = await response.json().catch(() => ({}));
      if (token) this.secrets.add(token);
    });
  }

  #blame(line) {
    // the probe is how the loader finds out
    if (this.engine === 'js' && /wasm-eval|unsafe-eval|WebAssembly/.test(line)) return;
    if (/GL Driver Message \(OpenGL, Performance/.test(line)) return;  // software rendering speaks of its own speed
    if (this.expected.some((pattern) => pattern.test(line))) return;
    this.#trouble.push(line);
  }

  #told(kind, detail) {
    if (kind === 'violation') this.#blame(`policy violated: ${detail}`);
    if (kind !== 'order' || this.elsewhere) return;
    this.orders.push(detail);
    this.shop.receipts.add(detail.order);
  }

  /** What every test ends with. */
  async settled() {
    assert.deepEqual(this.#trouble, [], 'the page complained');
  }

  async leave() {
    await this.context.close();
  }

  get chat() {
    return this.server.host + (this.engine === 'js' ? '/nowasm/' : '/');
  }

  async visit(search = this.words.search ?? '') {
    await this.page.goto(this.chat + search);
    await this.page.getByRole('textbox', { name: this.words.message }).waitFor();
    this.navigations = 0;
    return this;
  }

  /** @param {keyof typeof HANDS} name */
  async hand(name) {
    return HANDS[name](this.page);
  }

  get region() {
    return this.page.locator('till-checkout').last();
  }

  /** Asks in the chat and waits for the cards. */
  async ask(query = this.words.query, hand = mouse(this.page)) {
    const before = await this.page.locator('till-checkout').count();
    await hand.write('textbox', this.words.message, query);
    await this.page.keyboard.press('Enter');
    await until('a widget for the answer', () => this.page.locator('till-checkout').count(), (count) => count > before);
    await this.page.locator('till-checkout').last().getByRole('listitem').or(this.region.getByRole('group')).first()
      .waitFor();
    return this;
  }

  cards() {
    return this.region.locator('[role=group][aria-roledescription]')
      .filter({ has: this.page.getByRole('heading', { level: 3 }) }).filter({ has: this.page.getByRole('button') });
  }

  get sheet() {
    return this.page.getByRole('dialog', { name: this.words.sheet });
  }

  get pay_button() {
    return this.sheet.getByRole('button', { name: this.words.pay });
  }

  /** Opens the first card that can be opened, or the one whose button carries `title`. */
  async open(hand = mouse(this.page), title = undefined) {
    await hand.press('button', title ?? this.words.review);
    await this.sheet.waitFor();
    await this.still();
    return this;
  }

  async choose_method(name, hand = mouse(this.page)) {
    await hand.choose(this.words.pay_with, name);
    return this;
  }

  /** Waits until Pay can be pressed, as a shopper would. */
  payable() {
    return until(
      'Pay is ready', () => this.pay_button.getAttribute('aria-disabled', { timeout: 5000 }).catch(() => 'no button'),
      (value) => value === null || value === 'false',
    );
  }

  async pay(hand = mouse(this.page)) {
    await this.payable();
    await hand.press('button', this.words.pay);
    return this;
  }

  /** Waits until what comes in has come to its place. */
  async still() {
    await this.region.evaluate(({ shadowRoot }) =>
      Promise.all(shadowRoot.querySelector('.surface').getAnimations().map(({ finished }) => finished)));
  }

  /** Waits for the receipt and reads it. */
  async receipt() {
    const had = this.shop.receipts.size;
    const order = await until('an order is told to the page', () => this.orders.at(-1));
    const article = this.page.getByRole('article').filter({ hasText: order.number || order.order }).last();
    await article.waitFor();
    await this.still();
    return { order, article, text: await article.innerText(), had };
  }

  /** Everything one could read in the widget now, spoken words included. */
  read() {
    return this.region.evaluate((element) => element.shadowRoot.querySelector('.surface').innerText);
  }

  /** Waits until the words can be read somewhere in the widget. @param {string | RegExp} words */
  async reads(words) {
    await until(
      `one reads ${words}`, async () => this.all_words(),
      (text) => (words instanceof RegExp ? words.test(text) : text.includes(words)),
    );
    return this;
  }

  /** Text and names of every element of the newest widget. */
  all_words() {
    return this.region.evaluate((element) => {
      const out = [];
      for (const part of element.shadowRoot.querySelectorAll('*')) {
        const own = part.getAttribute('aria-label');
        if (own) out.push(own);
      }
      const copy = (part) =>
        [...part.childNodes].map((child) =>
          (child.nodeType === 3 ? child.data : child.nodeName === 'STYLE' ? '' : copy(child))).join(' ');
      return `${copy(element.shadowRoot)} ${out.join(' ')}`.replace(/\s+/g, ' ');
    });
  }

  spy(read) {
    return this.page.evaluate(read);
  }

  stats() {
    return this.region.evaluate((element) => element.stats);
  }

  /**
   * Adds a fault to the page's own calls, as the network or the merchant would have it.
   * @param {RegExp | string} url
   * @param {string} fault
   * @param {number} [times]
   */
  async fault(url, fault, times = 1) {
    await this.page.route(url, (route) =>
      route.continue({ headers: { ...route.request().headers(), 'till-fault': fault } }), { times });
  }
}
