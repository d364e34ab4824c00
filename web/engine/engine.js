// Calls the program: one typed wrapper for every export of web/program/exports.cpp, and the one place that touches its
// memory. The program owns that memory; an address is valid until the next call, so nothing here keeps one. Knows
// nothing of the DOM.

import * as at_word from './frame_layout.js';
import { Images } from './images.js';

/** @import {Frame, Painter} from './painter.js' */
/** @import {Effect, Envelope, Outcome} from './protocol.d.ts' */

/** @typedef {'wasm' | 'js'} Kind */

/**
 * @typedef {object} Exports web/program/exports.cpp
 * @property {{buffer: ArrayBuffer}} memory
 * @property {() => number} till_version
 * @property {(size: number) => number} till_inbox
 * @property {() => number} till_outbox
 * @property {() => number} till_outbox_size
 * @property {() => number} till_open
 * @property {(app: number) => number} till_close
 * @property {(app: number, size: number) => number} till_receive
 * @property {(app: number, ms: number) => number} till_frame
 * @property {(app: number, size: number) => number} till_find
 * @property {(app: number) => number} till_hash
 */
/** @typedef {Exclude<keyof Exports, 'memory'>} Export */

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
  /**
   * Called with the address of a picture that has come: more than one surface may show it.
   * @type {Set<(url: string) => void>}
   */
  on_picture = new Set();
  /** @type {Painter | null} */
  #painter = null;
  images;

  /**
   * @param {Exports} exports
   * @param {{font: string, forget_widths(): void}} text
   * @param {Kind} kind
   */
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

  /**
   * @template {Export} Name
   * @param {Name} name
   * @param {Parameters<Exports[Name]>} args
   * @returns {number}
   */
  #call(name, ...args) {
    if (this.#stopped !== null) throw new EngineStopped(this.#stopped);
    try {
      return /** @type {(...args: number[]) => number} */ (this.#exports[name])(...args);
    } catch (error) {
      this.#stopped = error ?? 'unknown';
      const stopped = new EngineStopped(error);
      for (const listener of [...this.on_stop]) listener(stopped);
      throw stopped;
    }
  }

  /** Words are measured in the app's own font. @param {number} app */
  #use_font(app) {
    this.#text.font = this.#fonts.get(app) ?? 'system-ui, sans-serif';
  }

  /** Leaves text in the inbox and returns its size. @param {string} text */
  #post(text) {
    const bytes = this.#utf8.encode(text);
    const inbox = this.#call('till_inbox', bytes.length);
    new Uint8Array(this.memory, inbox, bytes.length).set(bytes);
    return bytes.length;
  }

  /**
   * @param {number} at
   * @param {number} size
   */
  #read(at, size) {
    return this.#from_utf8.decode(new Uint8Array(this.memory, at, size));
  }

  /**
   * @param {number} status
   * @returns {Outcome}
   */
  #outcome(status) {
    const size = this.#call('till_outbox_size');
    if (!size) return { status, effects: [], problem: '' };
    const { effects = [], problem = '' } = JSON.parse(this.#read(this.#call('till_outbox'), size));
    return { status, effects, problem };
  }

  open() {
    return this.#call('till_open');
  }

  /** @param {number} app */
  close(app) {
    this.#fonts.delete(app);
    const gone = this.images.close(app);
    if (this.stopped) return;
    // The next surface that shows one of them asks for it.
    for (const image of gone) this.receive(app, { at: 0, type: 'image_dropped', image });
    this.#call('till_close', app);
  }

  /**
   * The one way in: events and inputs alike.
   * @param {number} app
   * @param {Envelope} envelope
   * @returns {Outcome}
   */
  receive(app, envelope) {
    if (envelope.type === 'theme') this.#change_font(app, envelope.theme.font);
    this.#use_font(app);
    return this.#outcome(this.#call('till_receive', app, this.#post(JSON.stringify(envelope))));
  }

  /**
   * @param {number} app
   * @param {string} font
   */
  #change_font(app, font) {
    if (this.#fonts.get(app) !== font) this.#text.forget_widths();
    this.#fonts.set(app, font);
  }

  /**
   * @param {number} app
   * @param {string} key path of a node
   */
  find(app, key) {
    return this.#call('till_find', app, this.#post(key)) >>> 0;
  }

  /** SHA-256 of what is on the surface. @param {number} app */
  hash(app) {
    const at = this.#call('till_hash', app);
    return at ? this.#read(at, 64) : '';
  }

  /**
   * Lays out and draws. Textures are uploaded here because they are told only once.
   * @param {number} app
   * @param {number} ms
   * @returns {{frame: Frame | null, effects: Effect[]}}
   */
  frame(app, ms) {
    this.#use_font(app);
    const at = this.#call('till_frame', app, ms);
    if (!at) return { frame: null, effects: [] };
    const words = new Uint32Array(this.memory, at, at_word.FRAME_WORDS);
    const numbers = new Float32Array(this.memory, at, at_word.FRAME_WORDS);
    const nodes = words[at_word.FRAME_NODES];
    const frame = {
      width: words[at_word.FRAME_WIDTH], height: words[at_word.FRAME_HEIGHT],
      css_width: numbers[at_word.FRAME_CSS_WIDTH], css_height: numbers[at_word.FRAME_CSS_HEIGHT],
      commands: words[at_word.FRAME_COMMANDS], command_count: words[at_word.FRAME_COMMAND_COUNT],
      vertices: words[at_word.FRAME_VERTICES], vertex_count: words[at_word.FRAME_VERTEX_COUNT],
      indices: words[at_word.FRAME_INDICES], index_count: words[at_word.FRAME_INDEX_COUNT],
      textures: words[at_word.FRAME_TEXTURES], texture_count: words[at_word.FRAME_TEXTURE_COUNT],
      nodes: nodes ? this.#read(nodes, words[at_word.FRAME_NODES_SIZE]) : '',
      again: words[at_word.FRAME_AGAIN] !== 0, atlas_bytes: words[at_word.FRAME_ATLAS_BYTES],
    };
    this.#painter?.apply_textures(frame);
    return { frame, effects: this.#outcome(0).effects };
  }
}
