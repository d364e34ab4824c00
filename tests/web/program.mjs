// The real program outside a browser: its words are as wide as they have letters, its picture is thrown away.
// Knows nothing of what is told or asked.
import { readFileSync } from 'node:fs';
import { Engine } from '../../web/engine/engine.js';
import { painted_text } from '../../web/layer/roles.js';
import { first_line, byte_length } from '../../web/engine/text.js';

const NOON = Date.UTC(2026, 10, 26, 12);

/** @returns {Promise<Engine>} */
async function start() {
  const decoder = new TextDecoder();
  let exports = /** @type {any} */ (null);
  const read = (/** @type {number} */ at, /** @type {number} */ size) =>
    decoder.decode(new Uint8Array(exports.memory.buffer, at, size));
  const width = (/** @type {string} */ text, /** @type {number} */ px) => Array.from(text).length * px * 0.5;
  const env = {
    till_text_width: (at, size, px) => width(read(at, size), px),
    till_text_break: (at, size, px, _weight, _flags, most) =>
      byte_length(first_line(read(at, size), most, (part) => width(part, px))),
    till_text_draw: () => {},
  };
  const { instance } = await WebAssembly.instantiate(readFileSync('build/site/till/till.wasm'), { env });
  exports = instance.exports;
  exports._initialize?.();
  return new Engine(exports, { font: '', forget_widths() {} });
}

/**
 * Tells a new surface all that another's log holds.
 * @param {import('../../web/engine/protocol.d.ts').LogEntry[]} log
 */
export async function replay(log) {
  const engine = await start(), app = engine.open(), effects = [];
  for (const entry of log) {
    const answer = entry.type === 'drawn' ? engine.frame(app, entry.ms) : engine.receive(app, entry);
    effects.push(...answer.effects);
  }
  return { effects, hash: engine.hash(app) };
}

/** One surface: told envelopes, asked for its nodes. */
export class Surface {
  #engine;
  #app;
  #at = NOON;
  #ms = 0;
  /** The newest tree. @type {import('../../web/layer/roles.js').Tree} */
  tree = { width: 0, height: 0, lang: '', dir: '', nodes: [] };

  /** @param {Engine} engine */
  constructor(engine) {
    this.#engine = engine;
    this.#app = engine.open();
    engine.receive(this.#app, { at: NOON, type: 'resize', width: 768, max_height: 0, scale: 1 });
  }

  static async open() {
    return new Surface(await start());
  }

  /** @param {object} envelope */
  tell(envelope) {
    const { status, problem } = this.#engine.receive(this.#app, { at: ++this.#at, ...envelope });
    if (status) throw new Error(problem);
    const { frame } = this.#engine.frame(this.#app, this.#ms += 16);
    if (frame?.nodes) this.tree = JSON.parse(frame.nodes);
    return this;
  }

  /** What the node at the end of this key path says, isolates taken off. @param {string} key */
  says(key) {
    return plain(this.#at_key(key)?.name);
  }

  /** What stands written there, where a screen reader says it in more words. @param {string} key */
  shows(key) {
    const node = this.#at_key(key);
    return node && plain(painted_text(node));
  }

  /** @param {string} key */
  #at_key(key) {
    return this.tree.nodes.find((node) => node.key.endsWith(key));
  }
}

const plain = (/** @type {string | undefined} */ text) => text?.replace(/[\u2066-\u2069]/g, '');
