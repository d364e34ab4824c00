// Between the page and the host: what the lot decides is lost, late, doubled or answered wrongly; all else is real
// HTTP.
// Knows nothing of checkout but which calls there are.

import { exchange } from './line.mjs';

const MERCHANT_FAULTS = ['409', '429', '500', 'price=250', 'price=-150', 'stock=0', 'expire'];

/**
 * A request never arrives later than this after it was sent, ms: what a shopper is told after a longer silence is true.
 */
export const LATEST_ARRIVAL = 25_000;

export class Network {
  #clock;
  #lot;
  #server;
  #binding;
  /** Requests whose answer the page still waits for in real time. */
  running = 0;
  broken = true;
  /** What was decided, newest last: for the story of a failed schedule. @type {string[]} */
  story = [];

  /**
   * @param {import('./clock.mjs').Clock} clock
   * @param {import('./lot.mjs').Lot} lot
   * @param {() => {host: string, cookie: string}} server
   * @param {string} binding of the seller's protocol, '' = as it likes
   */
  constructor(clock, lot, server, binding = '') {
    this.#clock = clock;
    this.#lot = lot;
    this.#server = server;
    this.#binding = binding;
  }

  /**
   * As the page's fetch.
   * @param {string} path
   * @param {RequestInit & {headers?: Record<string, string>}} init
   * @returns {Promise<Response>}
   */
  async fetch(path, init = {}) {
    const fate = this.#fate(path, init.method ?? 'GET');
    this.story.push(`${init.method ?? 'GET'} ${path.replace(/cs_\w+/, 'cs')} ${fate}`);
    const { signal } = init;
    switch (fate) {
      case 'never sent': throw new TypeError('network');
      case 'answer lost':
        await this.#send(path, init);
        throw new TypeError('network');
      case 'silence': return new Promise((_, reject) => this.#on_abort(signal, reject));
      case 'answer never comes':
        await this.#send(path, init);
        return new Promise((_, reject) => this.#on_abort(signal, reject));
      case 'late': return this.#late(path, init, signal);
      case 'slow': return this.#slow(path, init, signal);
      case 'twice': {
        const [, second] = await Promise.all([this.#send(path, init).catch(() => null), this.#send(path, init)]);
        return second;
      }
      case 'garbled': {
        await this.#send(path, init);
        return new Response('<html>502</html>', { status: 502 });
      }
      case 'as it should be': return this.#send(path, init);
      default: return this.#send(path, { ...init, headers: { ...init.headers, 'Till-Fault': fate } });
    }
  }

  /**
   * @param {string} path
   * @param {string} method
   */
  #fate(path, method) {
    if (!this.broken) return 'as it should be';
    const pays = path.endsWith('/complete'), checkout = path.includes('/checkout');
    const odds = pays ? 0.6 : 0.25;
    if (!this.#lot.chance(odds)) return 'as it should be';
    const kinds = {
      'never sent': 3, 'answer lost': pays ? 6 : 3, silence: 2, 'answer never comes': pays ? 4 : 2, late: pays ? 4 : 2,
      slow: 3, twice: method === 'POST' ? 3 : 0, garbled: 1, merchant: checkout && method === 'POST' ? 6 : 0,
    };
    const kind = this.#lot.weighed(kinds);
    if (kind !== 'merchant') return kind;
    if (pays && this.#lot.chance(0.3)) return 'drop_response=complete';
    return this.#lot.one_of(MERCHANT_FAULTS);
  }

  /** The request itself lies on the way, whatever the page does meanwhile. */
  #late(path, init, signal) {
    return new Promise((resolve, reject) => {
      this.#on_abort(signal, reject);
      this.#clock.after(
        1000 + this.#lot.below(LATEST_ARRIVAL - 1000),
        () => this.#send(path, { ...init, signal: undefined }).then(resolve, reject),
      );
    });
  }

  /** The answer lies on the way: others overtake it. */
  async #slow(path, init, signal) {
    const answer = await this.#send(path, init);
    return new Promise((resolve, reject) => {
      this.#on_abort(signal, reject);
      this.#clock.after(500 + this.#lot.below(15_000), () => resolve(answer));
    });
  }

  #on_abort(signal, reject) {
    const stop = () => reject(signal.reason ?? new DOMException('aborted', 'AbortError'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  }

  /** What was sent arrives even if nobody waits for the answer any more, as on a real line. */
  async #send(path, { method, headers, body }) {
    const { host, cookie } = this.#server();
    ++this.running;
    try {
      return await exchange(host + path, {
        method, headers: { ...headers, Cookie: cookie, ...(this.#binding && { 'Till-Binding': this.#binding }) }, body,
      });
    } finally {
      --this.running;
    }
  }
}
