// Calls the program: one typed wrapper for every export of web/exports.cpp, and the one place that touches its memory.
// The program owns that memory; an address is valid until the next call, so nothing here keeps one. Knows nothing of the DOM.

import { Images } from './images.js';

/** @typedef {import('./painter.js').Painter} Painter */
/** @typedef {import('./painter.js').Frame} Frame */
/** @typedef {'wasm' | 'js'} Kind */
/** @typedef {{effect: string} & Record<string, any>} Effect */
/** @typedef {{status: number, effects: Effect[], problem: string}} Outcome */
/** @typedef {Record<string, any> & {memory: {buffer: ArrayBuffer}}} Exports */

const ABI = 1;

/** Thrown instead of entering a program that has already failed: half-changed memory must never be run again. */
export class EngineStopped extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super(`the engine has stopped: ${cause instanceof Error ? cause.message : cause}`);
    this.name = 'EngineStopped';
  }
}

export class Engine {
  #exports;
  #text;
  /** @type {unknown} */
  #stopped = null;
  /** @type {Map<number, string>} */
  #fonts = new Map();
  #utf8 = new TextEncoder();
  #from_utf8 = new TextDecoder();
  /** Called once for each listener when the program fails. @type {Set<(error: EngineStopped) => void>} */
  on_stop = new Set();
  /** Called when the picture can no longer, or can again, be painted. @type {Set<() => void>} */
  on_context = new Set();
  /** Called with the address of a picture that has come: more than one surface may show it. @type {Set<(url: string) => void>} */
  on_picture = new Set();
  /** @type {Painter | null} */
  #painter = null;
  images;

  /** @param {Exports} exports @param {{font: string, forget_widths(): void}} text @param {Kind} kind */
  constructor(exports, text, kind = 'wasm') {
    this.#exports = exports;
    /** Which form of the program this is. */
    this.kind = kind;
    this.#text = text;
    const version = exports.till_version();
    if (version !== ABI) throw new Error(`the program speaks version ${version}, these scripts version ${ABI}`);
    this.images = new Images(() => this.#painter);
  }

  /** null where there is no WebGL2. */
  get painter() {
    return this.#painter;
  }

  set painter(painter) {
    this.#painter = painter;
    if (!painter) return;
    painter.on_change = async (lost) => {
      if (!lost) await this.images.restore();
      for (const listener of [...this.on_context]) listener();
    };
  }

  get memory() {
    return this.#exports.memory.buffer;
  }

  get stopped() {
    return this.#stopped !== null;
  }

  /** @param {string} name @param {number[]} args @returns {number} */
  #call(name, ...args) {
    if (this.#stopped !== null) throw new EngineStopped(this.#stopped);
    try {
      return this.#exports[name](...args);
    } catch (error) {
      this.#stopped = error ?? 'unknown';
      const stopped = new EngineStopped(error);
      for (const listener of [...this.on_stop]) listener(stopped);
      throw stopped;
    }
  }

  /** @param {number} app @param {string} name @param {number[]} args */
  #call_app(app, name, ...args) {
    this.#text.font = this.#fonts.get(app) ?? 'system-ui, sans-serif';
    return this.#call(name, app, ...args);
  }

  /** Leaves text in the inbox and returns its size. @param {string} text */
  #post(text) {
    const bytes = this.#utf8.encode(text);
    const inbox = this.#call('till_inbox', bytes.length);
    new Uint8Array(this.memory, inbox, bytes.length).set(bytes);
    return bytes.length;
  }

  /** @param {number} at @param {number} size */
  #read(at, size) {
    return this.#from_utf8.decode(new Uint8Array(this.memory, at, size));
  }

  /** @param {number} status @returns {Outcome} */
  #outcome(status) {
    const size = this.#call('till_outbox_size');
    if (!size) return { status, effects: [], problem: '' };
    const { effects = [], problem = '' } = JSON.parse(this.#read(this.#call('till_outbox'), size));
    return { status, effects, problem };
  }

  /** @param {number} now_ms */
  open(now_ms) {
    return this.#call('till_open', now_ms);
  }

  /** @param {number} app */
  close(app) {
    this.#fonts.delete(app);
    const gone = this.images.close(app);
    if (this.stopped) return;
    for (const image of gone) this.#call('till_image', app, image, -1, -1);  // whoever shows it next has to ask for it
    this.#call('till_close', app);
  }

  /** @param {number} app @param {object} envelope */
  receive(app, envelope) {
    return this.#outcome(this.#call_app(app, 'till_receive', this.#post(JSON.stringify(envelope))));
  }

  /** @param {number} app @param {number} node @param {number} now_ms */
  activate(app, node, now_ms) {
    return this.#outcome(this.#call_app(app, 'till_activate', node, now_ms));
  }

  /** @param {number} app @param {number} node @param {string} text @param {number} now_ms */
  input(app, node, text, now_ms) {
    return this.#outcome(this.#call_app(app, 'till_input', node, this.#post(text), now_ms));
  }

  /** @param {number} app @param {number} css_width @param {number} max_height 0 = unlimited @param {number} dpr */
  resize(app, css_width, max_height, dpr) {
    return this.#call_app(app, 'till_resize', css_width, max_height, dpr);
  }

  /** The colours as the program decided on them, by token. @param {number} app @param {{font: string} & Record<string, unknown>} theme @returns {Record<string, string | boolean>} */
  theme(app, theme) {
    if (this.#fonts.get(app) !== theme.font) this.#text.forget_widths();
    this.#fonts.set(app, theme.font);
    const status = this.#call_app(app, 'till_theme', this.#post(JSON.stringify(theme)));
    const size = status ? 0 : this.#call('till_outbox_size');
    return size ? JSON.parse(this.#read(this.#call('till_outbox'), size)).look ?? {} : {};
  }

  /** @param {number} app @param {number} x @param {number} y @param {boolean} down @param {boolean} inside */
  pointer(app, x, y, down, inside) {
    return this.#call_app(app, 'till_pointer', x, y, Number(down), Number(inside));
  }

  /** @param {number} app @param {number} node 0 = none @param {boolean} visible */
  focus(app, node, visible) {
    return this.#call_app(app, 'till_focus', node, Number(visible));
  }

  /** @param {number} app @param {number} node @param {number} offset CSS px from the reading start */
  scroll(app, node, offset) {
    return this.#call_app(app, 'till_scroll', node, offset);
  }

  /** @param {number} app @param {number} image @param {number} width @param {number} height 0 x 0 = failed */
  image(app, image, width, height) {
    return this.#call_app(app, 'till_image', image, width, height);
  }

  /** @param {number} app @param {string} key path of a node */
  find(app, key) {
    return this.#call_app(app, 'till_find', this.#post(key)) >>> 0;
  }

  /** SHA-256 of what is on the surface. @param {number} app */
  hash(app) {
    const at = this.#call_app(app, 'till_hash');
    return at ? this.#read(at, 64) : '';
  }

  /** Lays out and draws. Textures are uploaded here because they are told only once. @param {number} app @param {number} ms @returns {{frame: Frame | null, effects: Effect[]}} */
  frame(app, ms) {
    const at = this.#call_app(app, 'till_frame', ms);
    if (!at) return { frame: null, effects: [] };
    const word = new Uint32Array(this.memory, at, 16), number = new Float32Array(this.memory, at, 16);
    const frame = {
      width: word[0], height: word[1], css_width: number[2], css_height: number[3],
      commands: word[4], command_count: word[5], vertices: word[6], vertex_count: word[7],
      indices: word[8], index_count: word[9], textures: word[10], texture_count: word[11],
      nodes: word[12] && word[13] ? this.#read(word[12], word[13]) : '', again: word[14] !== 0, atlas_bytes: word[15],
    };
    this.#painter?.apply_textures(frame);
    return { frame, effects: this.#outcome(0).effects };
  }
}
