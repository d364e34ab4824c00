// What each room puts into the download: the bytes of its functions in till.wasm, by their names and the objects that
// define them, and the bytes that stay of its modules in till.js before the last minifier. Knows nothing of what is
// allowed.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const BUILD = 'build/wasm';
const sorted = (sizes) => Object.fromEntries(Object.entries(sizes).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * The functions of a wasm module with their names and sizes, and the bytes of its data.
 * @param {Uint8Array} bytes
 */
export function read_wasm(bytes) {
  let at = 8;
  const number = () => {
    let value = 0, shift = 0, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const words = () => {
    const size = number();
    at += size;
    return Buffer.from(bytes.subarray(at - size, at)).toString('utf8');
  };
  const names = new Map(), bodies = [];
  let imported = 0, data = 0;
  const read_names = (end) => {
    while (at < end) {
      const kind = bytes[at++], stop = number() + at;
      for (let left = kind === 1 ? number() : 0; left > 0; --left) {
        const index = number();
        names.set(index, words());
      }
      at = stop;
    }
  };
  while (at < bytes.length) {
    const id = bytes[at++], size = number(), end = at + size;
    if (id === 2) imported = number();  // functions alone: tests/imports.json
    if (id === 10) {
      for (let left = number(); left > 0; --left) {
        const body = number();
        bodies.push(body);
        at += body;
      }
    }
    if (id === 11) data += size;
    if (id === 0 && words() === 'name') read_names(end);
    at = end;
  }
  return { data, functions: bodies.map((size, index) => ({ name: names.get(index + imported) ?? '', size })) };
}

/**
 * core/order of core/CMakeFiles/till_core.dir/order/open.cpp.o.
 * @param {string} path below the build directory
 */
export function room_of_object(path) {
  const [, folder, target, inside] = /^(\w+)\/CMakeFiles\/(\w+)\.dir\/(.*)$/.exec(path) ?? [];
  if (!inside || (target === 'till_imgui' && !inside.startsWith('paint/'))) return 'imgui';
  return inside.includes('/') ? `${folder}/${inside.split('/')[0]}` : folder;
}

/**
 * Which room defines a symbol; one that several define is inline code of a header.
 * @param {string} listing of nm -A -C
 */
export function rooms_by_symbol(listing) {
  const rooms = new Map();
  for (const [, path, symbol] of listing.matchAll(/^(.*?\.o):\s*\S+ [TtWVwv] (.*)$/gm)) {
    const room = room_of_object(path);
    rooms.set(symbol, rooms.has(symbol) && rooms.get(symbol) !== room ? 'inline' : room);
  }
  return rooms;
}

const objects = (folder) => readdirSync(join(BUILD, folder), { withFileTypes: true }).flatMap((entry) => {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return objects(path);
  return path.endsWith('.o') ? [path] : [];
});

/**
 * @returns {Record<string, number>} bytes by room; `data` is constants, `inline` code of several, `libc` what is not
 *   ours
 */
export function wasm_rooms() {
  const files = ['core', 'widget', 'web'].flatMap(objects);
  const listing = execFileSync('../toolchain/emscripten/emnm', ['-A', '-C', '--defined-only', ...files], {
    cwd: BUILD, encoding: 'utf8', maxBuffer: 1 << 28,
  });
  const rooms = rooms_by_symbol(listing), { data, functions } = read_wasm(readFileSync(`${BUILD}/web/till.named.wasm`));
  const sizes = { data };
  for (const { name, size } of functions) {
    const room = rooms.get(name) ?? rooms.get(name.replace(/(\.\d+|\.llvm\.\d+)+$/, '')) ?? 'libc';
    sizes[room] = (sizes[room] ?? 0) + size;
  }
  return sorted(sizes);
}

/** @param {{outputs: Record<string, {inputs: Record<string, {bytesInOutput: number}>}>}} metafile of esbuild */
export function js_rooms({ outputs }) {
  const sizes = {}, entry = Object.keys(outputs).find((path) => /(^|\/)till\.js$/.test(path));
  for (const [path, { bytesInOutput }] of Object.entries(outputs[entry].inputs)) {
    const [, folder] = /(?:^|\/)web\/(\w+)\/[^/]*$/.exec(path) ?? [];
    const room = folder ? `web/${folder}` : /shaders\.js$/.test(path) ? 'shaders' : 'web';
    sizes[room] = (sizes[room] ?? 0) + bytesInOutput;
  }
  return sorted(sizes);
}
