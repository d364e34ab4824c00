// A page without a browser: the real program, the real effects, bridge and gateway, on the harness's clock and network.
// Words have fixed widths; nothing is painted. Finds controls by role and accessible name, as a person would.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpBridge } from '../../web/bridges/http.js';
import { Effects } from '../../web/effects/run.js';
import { Engine } from '../../web/engine/engine.js';
import { SandboxGateway } from '../../web/gateways/sandbox.js';
import { locale_message } from '../../web/engine/locale.js';
import { TOP } from '../browser/server.mjs';

globalThis.document ??= /** @type {any} */ ({ baseURI: 'https://chat.example/' });  // what links are read against

/** What a button that pays is called; a European one names no amount. */
export const PAYS = /^(Pay .*|Buy now)$/;
const SITE = process.env.TILL_SITE ?? join(TOP, 'build/site');

/** @type {(given: Record<string, unknown>) => Promise<Engine>} */
export async function start_engine() {
  const program = { memory: /** @type {WebAssembly.Memory | null} */ (null) };
  const bytes = (at, size) => new Uint8Array(program.memory.buffer, at, size);
  const env = {
    till_text_width: (at, size, px) => size * px * 0.5,
    till_text_break: (at, size, px, weight, flags, width) => {
      const text = bytes(at, size), fits = Math.max(4, Math.floor(width / (px * 0.5)));
      if (size <= fits) return size;
      let end = text.lastIndexOf(32, fits - 1) + 1 || fits;
      while (end < size && (text[end] & 0xc0) === 0x80) ++end;
      return end;
    },
    till_text_draw: () => {},
  };
  const { instance } = await WebAssembly.instantiate(readFileSync(join(SITE, 'till/till.wasm')), { env });
  program.memory = instance.exports.memory;
  instance.exports._initialize?.();
  return new Engine(/** @type {any} */ (instance.exports), { font: '', forget_widths() {} });
}

/** The sandbox's gateway with a shopper who answers the bank at once, by lot, or not at all. */
class Gateway extends SandboxGateway {
  constructor(lot, post, story) {
    super();
    this.lot = lot;
    this.post = post;
    this.story = story;
    this.open = new Set();
  }

  authenticate({ metadata, signal }) {
    const { url } = metadata?.challenge ?? metadata?.redirect_context ?? metadata ?? {};
    return this.#decide(url, signal)
      .then((told) => (told
        ? { outcome: told.outcome, details: told.outcome_details }
        : { outcome: signal.aborted ? 'canceled' : 'internal_error' }));
  }

  /**
   * UCP: one step after the other, as in a browser's frames.
   * @param {Record<string, {config: {url: string}}[]>} actions
   */
  async run_steps(actions) {
    for (const [kind, steps] of Object.entries(actions)) {
      for (const { config: { url } } of steps) {
        const place = url.split('?')[0];
        if (kind.endsWith('device_data_collection')) await this.post(place).catch(() => null);
        else await this.#decide(place);
      }
    }
  }

  /**
   * @param {string} url
   * @param {AbortSignal} [signal]
   */
  #decide(url, signal) {
    return new Promise((resolve) => {
      const end = async (outcome) => {
        this.open.delete(end);
        this.story.push(`  the bank: ${outcome}`);
        resolve(url ? await this.post(`${url}/${outcome}`).catch(() => null) : null);
      };
      this.open.add(end);
      signal?.addEventListener('abort', () => (this.open.delete(end), resolve(null)));
      if (this.lot.chance(0.85)) void end(this.lot.weighed({ authenticated: 8, denied: 2, canceled: 1 }));
    });
  }
}

export class Page {
  #engine;
  #clock;
  #app;
  #effects;
  #gateway;
  #closed = false;
  /** @type {any[]} */
  nodes = [];
  /** Orders the page was told of. @type {any[]} */
  orders = [];
  /**
   * What each tap on Pay allowed, and what stood on the button.
   * @type {{allowance: any, consent: string, shown: string}[]}
   */
  consents = [];
  /** Sessions that calls were made for. @type {Set<string>} */
  sessions = new Set();
  #total = { text: '', since: 0 };
  #pressed = '';

  /**
   * @param {{engine: Engine, clock: any, notes: any, lot: any, post: (url: string) => Promise<any>, story?: string[]}}
   *   world
   */
  constructor({ engine, clock, notes, lot, post, story = [] }) {
    this.#engine = engine;
    this.#clock = clock;
    this.#gateway = new Gateway(lot, post, story);
    this.#app = engine.open();
    engine.receive(this.#app, { at: clock.now, type: 'resize', width: 494, max_height: 0, scale: 1 });
    const bridge = Object.assign(new HttpBridge({ base: '/api' }), { store: notes });
    this.#effects = new Effects({
      receive: (envelope) => this.receive(envelope), bridge: () => bridge, gateways: () => [this.#gateway],
      store: () => 'till:faults',
      emit: (name, detail) => (this.#told(name, detail), true), focus() {}, load_image() {}, apply_theme() {},
      mount: () => () => {}, open() {},
    });
  }

  async begin(catalog) {
    this.receive(await locale_message('en-US'));
    this.receive({ type: 'catalog', catalog });
  }

  receive(envelope) {
    if (this.#closed) return;
    this.#run(this.#engine.receive(this.#app, { at: this.#clock.now, ...envelope }));
    this.draw();
  }

  draw() {
    const { frame, effects } = this.#engine.frame(this.#app, this.#clock.now);
    if (frame?.nodes) this.nodes = JSON.parse(frame.nodes).nodes;
    const text = (this.find('button', PAYS)?.name ?? '') + this.#recap();
    if (text !== this.#total.text) this.#total = { text, since: this.#clock.now };
    this.#run({ effects });
    const shown = this.#engine.receive(this.#app, { at: this.#clock.now, type: 'frame_shown' });
    this.#run(shown);
    if (shown.status === 1) this.draw();
  }

  #run({ effects = [], problem = '' }) {
    if (problem) throw new Error(`the program refused an event: ${problem}`);
    for (const effect of effects) {
      if (effect.effect === 'call' && effect.session) this.sessions.add(effect.session);
      const actions = effect.effect === 'authenticate' && JSON.parse(effect.metadata || 'null')?.actions;
      if (actions) {
        void this.#gateway.run_steps(actions).then(() =>
          this.receive({ type: 'authentication', request: effect.request, outcome: 'informational', handle: '' }));
      }
      if (effect.effect === 'request_token') {
        this.consents.push({ allowance: effect.allowance, consent: effect.consent, shown: this.#pressed });
      }
    }
    this.#effects.run(effects.filter((effect) =>
      effect.effect !== 'authenticate' || !/"actions"/.test(effect.metadata)));
  }

  #told(name, detail) {
    if (name === 'till-order') this.orders.push(detail);
    if (name === 'till-error') throw new Error(`till-error ${detail.code}: ${detail.message}`);
  }

  find(role, name) {
    return this.nodes.find((node) =>
      node.role === role && (typeof name === 'string' ? node.name === name : name.test(node.name)));
  }

  /** What stands above a button that names no amount, as European ones do: "Total, VAT included €34.00". */
  #recap() {
    return /Total[^·]*/.exec(this.nodes.find(({ key }) => key === 'panel/recap')?.name ?? '')?.[0] ?? '';
  }

  reads(words) {
    return this.nodes.some(({ name }) => words.test(name));
  }

  /** Everything on the open panel that can be operated. */
  controls() {
    return this.nodes.filter(({ key, role, action, enabled }) =>
      key.startsWith('panel') && action && enabled !== false && role !== 'link');
  }

  press(node) {
    const pays = node.role === 'button' && PAYS.test(node.name);
    if (pays) {
      this.#pressed = /\d/.test(node.name) ? node.name : this.#recap();
      const stood = this.#clock.now - this.#total.since;
      if (stood < 500) throw new Error(`Pay was ready though its total had stood for ${stood} ms only`);
    }
    this.#run(this.#engine.receive(this.#app, { at: this.#clock.now, type: 'activate', node: node.id }));
    this.draw();
  }

  type(node, text) {
    this.#run(this.#engine.receive(this.#app, { at: this.#clock.now, type: 'typed', node: node.id, text }));
    this.draw();
  }

  /** A shopper who had left the bank's page open decides. */
  answer_bank() {
    for (const end of [...this.#gateway.open]) void end('authenticated');
  }

  /** As when the tab is closed: no goodbye to anybody. */
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#effects.dispose();
    this.#engine.close(this.#app);
  }
}
