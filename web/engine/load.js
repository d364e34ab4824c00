// Finds the program in the form this page may run, once per page: WebAssembly, or the same compiled to plain
// JavaScript. Knows nothing of what the program does.

import { Engine } from './engine.js';
import { Painter } from './painter.js';
import { Text } from './text.js';

/** @import {Exports, Kind} from './engine.js' */

/** A content security policy without 'wasm-unsafe-eval' refuses at compile time, so that is what is tried. */
export function wasm_allowed() {
  try {
    return new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/**
 * @param {Kind} kind
 * @param {Record<string, Record<string, Function>>} imports
 * @returns {Promise<Exports>}
 */
async function instantiate(kind, imports) {
  if (kind === 'js') {
    const address = new URL('./till.nowasm.js', import.meta.url).href;
    const { default: make } = await import(address);
    return make(imports);
  }
  const response = await fetch(new URL('./till.wasm', import.meta.url), { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`till.wasm: HTTP ${response.status}`);
  const streamed = (response.headers.get('content-type') ?? '').startsWith('application/wasm');
  const given = /** @type {WebAssembly.Imports} */ (imports);
  const { instance } = streamed
    ? await WebAssembly.instantiateStreaming(response, given)
    : await WebAssembly.instantiate(await response.arrayBuffer(), given);
  return /** @type {any} */ (instance.exports);
}

/** @type {Map<Kind, Promise<Engine>>} */
const loading = new Map();

/**
 * One engine per page and kind. A failure is not remembered: the next element may try again.
 * @param {'auto' | Kind} wanted
 */
export function load_engine(wanted = 'auto') {
  const kind = wanted === 'auto' ? (wasm_allowed() ? 'wasm' : 'js') : wanted;
  const cached = loading.get(kind);
  if (cached) return cached;
  const started = start(kind);
  loading.set(kind, started);
  const forget = () => {
    if (loading.get(kind) === started) loading.delete(kind);
  };
  started.then((engine) => engine.on_stop.add(forget), forget);
  return started;
}

/** @param {Kind} kind */
async function start(kind) {
  const memory = () => exports.memory.buffer;  // not asked for before the program is there
  const text = new Text(memory);
  /** @type {Exports} */
  const exports = await instantiate(kind, { env: text.imports() });
  /** @type {{_initialize?: () => void}} */ (exports)._initialize?.();
  const engine = new Engine(exports, text, kind);
  try {
    engine.painter = new Painter(memory);
  } catch {
    engine.painter = null;  // the layer shows itself
  }
  return engine;
}
