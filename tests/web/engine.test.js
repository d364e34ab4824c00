// The engine's calls against a tiny program written in JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine, EngineStopped } from '../../web/engine/engine.js';

/**
 * A program with one app, an inbox that moves, and memory that grows on every receive.
 * @param {Record<string, Function>} [more]
 */
function program(more = {}) {
  let outbox = '';
  const memory = { buffer: new ArrayBuffer(4096) };
  const bytes = () => new Uint8Array(memory.buffer);
  const say = (/** @type {object} */ value) => {
    outbox = JSON.stringify(value);
    bytes().set(new TextEncoder().encode(outbox), 2048);
  };
  const exports = {
    memory, received: /** @type {string[]} */ ([]), say,
    till_version: () => 1,
    till_inbox: () => 64,
    till_outbox: () => 2048,
    till_outbox_size: () => new TextEncoder().encode(outbox).length,
    till_open: () => 1,
    till_close: () => 0,
    till_receive: (/** @type {number} */ _, /** @type {number} */ size) => {
      exports.received.push(new TextDecoder().decode(bytes().slice(64, 64 + size)));
      const old = bytes();
      memory.buffer = new ArrayBuffer(memory.buffer.byteLength + 4096);
      bytes().set(old);
      say({ effects: [{ effect: 'phase', phase: 'é' }] });
      return 0;
    },
    ...more,
  };
  return exports;
}

/** @param {any} exports */
const engine_of = (exports) => {
  const text = { font: '', forget_widths() {} };
  return { engine: new Engine(exports, text), text };
};

test('an envelope goes in as UTF-8 and effects come out of memory that has grown meanwhile', () => {
  const exports = program();
  const { engine } = engine_of(exports);
  assert.deepEqual(engine.receive(1, { at: 1, type: 'timer', timer: 2, x: 'ß' }), {
    status: 0, problem: '', effects: [{ effect: 'phase', phase: 'é' }],
  });
  assert.deepEqual(exports.received, ['{"at":1,"type":"timer","timer":2,"x":"ß"}']);
});

test('a problem is told by name', () => {
  const exports = program();
  const { engine } = engine_of({ ...exports, till_receive: () => (exports.say({ problem: 'type missing' }), -3) });
  assert.deepEqual(engine.receive(1, {}), { status: -3, problem: 'type missing', effects: [] });
});

test('each app is called with its own font', () => {
  const fonts = /** @type {string[]} */ ([]);
  const exports = { ...program(), till_frame: () => (fonts.push(text.font), 0) };
  const { engine, text } = engine_of(exports);
  engine.receive(1, { at: 0, type: 'theme', theme: { font: 'Lora' } });
  engine.receive(2, { at: 0, type: 'theme', theme: { font: 'Inter' } });
  for (const app of [1, 2, 3]) engine.frame(app, 0);
  assert.deepEqual(fonts, ['Lora', 'Inter', 'system-ui, sans-serif']);
});

test('a frame is read word by word', () => {
  const exports = program({ till_frame: () => {
    const nodes = new TextEncoder().encode('{"nodes":[]}');
    new Uint8Array(exports.memory.buffer).set(nodes, 1024);
    const words = [720, 530, 0, 0, 8, 2, 16, 3, 24, 4, 32, 0, 1024, nodes.length, 1, 4096];
    new Uint32Array(exports.memory.buffer, 512, 16).set(words);
    new Float32Array(exports.memory.buffer, 520, 2).set([360.5, 265]);
    return 512;
  } });
  const { engine } = engine_of(exports);
  const { frame } = engine.frame(1, 0);
  assert.deepEqual(frame, {
    width: 720, height: 530, css_width: 360.5, css_height: 265, commands: 8, command_count: 2, vertices: 16,
    vertex_count: 3, indices: 24, index_count: 4, textures: 32, texture_count: 0, nodes: '{"nodes":[]}', again: true,
    atlas_bytes: 4096,
  });
});

test('a program that traps is never entered again, and everybody is told once', () => {
  let calls = 0, told = 0;
  const till_receive = () => {
    ++calls;
    throw new Error('unreachable');
  };
  const { engine } = engine_of(program({ till_receive }));
  engine.on_stop.add(() => ++told);
  assert.throws(() => engine.receive(1, { at: 0, type: 'activate', node: 2 }), EngineStopped);
  assert.throws(() => engine.receive(1, { at: 0, type: 'activate', node: 2 }), EngineStopped);
  assert.throws(() => engine.open(), EngineStopped);
  engine.close(1);
  assert.deepEqual([calls, told, engine.stopped], [1, 1, true]);
});

test('a program of another version is refused', () => {
  assert.throws(() => engine_of(program({ till_version: () => 2 })), /version 2/);
});
