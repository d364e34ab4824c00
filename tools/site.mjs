// Assembles what the demo serves: till/ is the widget as it ships, the rest are the pages that embed it.
// Knows nothing of what the modules do.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, buildSync, transform } from 'esbuild';
import { minify } from 'terser';

const [web, site, wasm, nowasm, stamp] = process.argv.slice(2);
const till = join(site, 'till');
const modules = (dir) => existsSync(join(web, dir))
  ? readdirSync(join(web, dir)).filter((name) => name.endsWith('.js')).map((name) => join(web, dir, name))
  : [];

rmSync(till, { recursive: true, force: true });
mkdirSync(till, { recursive: true });

// A style sheet is imported as its text, without what is for readers of it alone.
const styles = {
  name: 'styles',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

// Modules that a page may import for itself stay entries of their own; what they share with till.js is split off,
// so that it exists once.
const entries = [
  join(web, 'till.js'), join(web, 'effects', 'actions.js'), join(web, 'effects', 'embedded.js'), ...modules('bridges'),
  ...modules('gateways'),
].filter(existsSync);
const { metafile } = await build({
  entryPoints: entries, plugins: [styles], metafile: true, outbase: web, outdir: till, bundle: true, splitting: true,
  format: 'esm', minify: true, target: 'es2022', chunkNames: 'shared-[hash]', external: ['*/till.nowasm.js'],
  charset: 'utf8', legalComments: 'none', logLevel: 'warning',
});
// Terser finds what esbuild leaves: some 500 bytes of brotli of till.js.
for (const file of Object.keys(metafile.outputs)) {
  const { code } = await minify(await readFile(file, 'utf8'), { module: true, format: { ascii_only: false } });
  writeFileSync(file, `${code}\n`);
}
// The list of looks is for pages to read; apart, so that the widget does not load one more file for it.
buildSync({ entryPoints: [join(web, 'themes.js')], outdir: till, format: 'esm', minify: true, logLevel: 'warning' });
cpSync(wasm, join(till, 'till.wasm'));
cpSync(nowasm, join(till, 'till.nowasm.js'));

// Each page keeps its name; the chat is also the site's front page. The states need no server of their own: their
// pictures come along.
const copies = [
  [join(web, '..', 'core', 'language', 'words'), join(till, 'words')],
  ...readdirSync(join(web, 'pages')).map((page) => [join(web, 'pages', page), join(site, page)]),
  [join(web, 'pages', 'chat', 'index.html'), join(site, 'index.html')],
  [join(web, '..', 'tests', 'merchant', 'catalog', 'images'), join(site, 'catalog', 'images')],
];
for (const [from, to] of copies) cpSync(from, to, { recursive: true, filter: (name) => !name.endsWith('.def') });

// What each module costs, for tests/size.mjs.
writeFileSync(join(till, '..', '..', 'site_modules.json'), JSON.stringify(metafile));

// For the build: every file that went in, and every directory, whose time changes when a file is added.
const within = (path) =>
  statSync(path).isDirectory() ? [path, ...readdirSync(path).flatMap((name) => within(join(path, name)))] : [path];
const read = [
  ...Object.keys(metafile.inputs), join(web, 'themes.js'), join(web, 'bridges'), join(web, 'gateways'),
  join(web, 'pages'), ...copies.flatMap(([from]) => within(from)),
];
const escaped = (path) => resolve(path).replace(/[ #]/g, '\\$&');
writeFileSync(stamp, '');
writeFileSync(`${stamp}.d`, `${escaped(stamp)}: ${[...new Set(read.map(escaped))].join(' \\\n  ')}\n`);
