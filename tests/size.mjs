// Holds what a page loads to what tests/size.json records. `node tests/size.mjs --record` takes the present sizes.
// Knows nothing of what the files are for.
import { readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { dirname, join, normalize } from 'node:path';
import { js_rooms, wasm_rooms } from './size_rooms.mjs';

const site = 'build/site/till', book = 'tests/size.json';
const tolerance = 0.02;
const ceiling = 180_000;  // bytes of brotli on the wasm path: the program and what turns it on

// A file with everything that it imports at once; what is imported on demand is not loaded by every page.
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  if (!file.endsWith('.js')) return seen;
  for (const [, path] of readFileSync(join(site, file), 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g)) {
    closure(normalize(join(dirname(file), path)), seen);
  }
  return seen;
}

function measure(file) {
  const bytes = readFileSync(join(site, file));
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

// A shared chunk is named by its content; in the book it goes by what it is.
const title = (file) => file.replace(/shared-\w+\.js$/, 'shared.js');

function load(...entries) {
  const total = { raw: 0, gzip: 0, brotli: 0 }, files = {};
  for (const file of entries.flatMap((entry) => [...closure(entry)])) {
    const size = measure(file), sum = (files[title(file)] ??= { raw: 0, gzip: 0, brotli: 0 });
    for (const kind of Object.keys(total)) {
      sum[kind] += size[kind];
      total[kind] += size[kind];
    }
  }
  return { ...files, total };
}

// What each room costs, not compressed: the program by its functions and data, the module by what is kept of each file.
const rooms = { wasm: wasm_rooms(), 'till.js': js_rooms(JSON.parse(readFileSync('build/site_modules.json', 'utf8'))) };
const room_tolerance = { share: 0.03, bytes: 300 };  // the linker merges and inlines across rooms

const now = { wasm: load('till.js', 'till.wasm'), nowasm: load('till.js', 'till.nowasm.js') };

if (process.argv.includes('--record')) {
  const rows = Object.entries(now).map(([path, files]) => `  "${path}": {\n` +
    Object.entries(files).map(([name, size]) => `    "${name}": ${JSON.stringify(size)}`).join(',\n') + '\n  }');
  const lines = JSON.stringify(rooms, null, 2).replace(/\n/g, '\n  ');
  writeFileSync(book, `{\n${rows.join(',\n')},\n  "rooms": ${lines}\n}\n`);
}

const recorded = JSON.parse(readFileSync(book, 'utf8'));
const problems = [];
for (const path of ['wasm', 'nowasm']) {
  for (const [kind, size] of Object.entries(now[path].total)) {
    const before = recorded[path]?.total[kind] ?? 0;
    console.log(`${path} ${kind}: ${size} bytes, recorded ${before}`);
    if (Math.abs(size - before) > before * tolerance) {
      problems.push(`${path} ${kind} went from ${before} to ${size} bytes`);
    }
  }
}
for (const [path, sizes] of Object.entries(rooms)) {
  for (const room of new Set([...Object.keys(sizes), ...Object.keys(recorded.rooms?.[path] ?? {})])) {
    const size = sizes[room] ?? 0, before = recorded.rooms?.[path]?.[room] ?? 0;
    console.log(`${path} ${room}: ${size} bytes, recorded ${before}`);
    if (Math.abs(size - before) > Math.max(before * room_tolerance.share, room_tolerance.bytes)) {
      problems.push(`${room} in ${path} went from ${before} to ${size} bytes`);
    }
  }
}
if (now.wasm.total.brotli > ceiling) {
  problems.push(`the wasm path is ${now.wasm.total.brotli} bytes of brotli, more than ${ceiling}`);
}
if (problems.length > 0) {
  console.error([...problems, 'If this is meant: node tests/size.mjs --record, and say why in the commit.'].join('\n'));
  process.exit(1);
}
