// core <- widget <- web: no file includes what its layer must not know. Knows nothing of what the layers do.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const cpp = (dir) => readdirSync(dir).flatMap((name) => {
  const path = join(dir, name);
  return statSync(path).isDirectory() ? cpp(path) : /\.(cpp|hpp|h)$/.test(name) ? [path] : [];
});

const standard = /^[a-z_]+$/;                  // <vector>, <cstdint>
const INCLUDE = /^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]/gm;
const includes = (file) => [...readFileSync(file, 'utf8').matchAll(INCLUDE)].map((match) => match[1]);

const either = (...patterns) => new RegExp(patterns.map(({ source }) => source).join('|'));

// What each layer may include beside the standard library and itself.
const layers = {
  core: { may: /^core\// },
  widget: { may: /^(core|widget)\/|^imgui(_internal)?\.h$|^misc\/freetype\/imgui_freetype\.h$/ },
  web: { may: /^(core|widget|web)\// },
  picture: {
    may: either(
      /^(core|widget|picture)\/|^imgui\.h$|^(fribidi|ft2build|hb|hb-ot|png|zlib)\.h$/,
      /^librsvg\/rsvg\.h$|^gdk-pixbuf\/gdk-pixbuf\.h$|^gnu\/libc-version\.h$/),
  },
};

const ours = new RegExp(`^(${[...Object.keys(layers), 'tests', 'shaders'].join('|')})/`);

test('every folder with C++ is a layer of this file, but the tests', () => {
  const foreign = ['build', 'node_modules', 'tests'];
  const folders = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !foreign.includes(entry.name))
    .map(({ name }) => name).filter((name) => cpp(name).length);
  assert.deepEqual(folders.sort(), Object.keys(layers).sort());
});

for (const [layer, { may }] of Object.entries(layers)) {
  test(`${layer} includes nothing that it must not know`, () => {
    const wrong = cpp(layer).flatMap((file) => {
      const wire = file.startsWith(join('core', 'wire'));
      return includes(file)
        .filter((name) => !standard.test(name) && !may.test(name) && !(wire && name.startsWith('nlohmann/')))
        .map((name) => `${file} includes ${name}`);
    });
    assert.deepEqual(wrong, []);
  });
}

test('JSON stays inside core/wire: neither a header outside it nor one that others include shows the library', () => {
  const shown = cpp('core').filter((file) => file.endsWith('.hpp') && includes(file).includes('nlohmann/json.hpp'));
  const readers = ['core', 'widget', 'web'].flatMap(cpp).filter((file) => !file.startsWith(join('core', 'wire')));
  const wrong = readers.flatMap((file) => includes(file)
    .filter((name) => shown.includes(name))
    .map((name) => `${file} includes ${name}`));
  assert.deepEqual(wrong, []);
});

test('our own headers are included by their path from the top', () => {
  const wrong = Object.keys(layers).flatMap(cpp).flatMap((file) => includes(file)
    .filter((name) => /\.hpp$/.test(name) && !ours.test(name) && !name.startsWith('nlohmann/'))
    .map((name) => `${file} includes ${name}`));
  assert.deepEqual(wrong, []);
});
