// Assembles what the demo serves: till/ is the widget as it ships, the rest are the pages that embed it.
// Knows nothing of what the modules do.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const [web, site, wasm, nowasm] = process.argv.slice(2);
const till = join(site, 'till');
const modules = (dir) => existsSync(join(web, dir)) ? readdirSync(join(web, dir)).filter((name) => name.endsWith('.js')).map((name) => join(web, dir, name)) : [];

rmSync(till, { recursive: true, force: true });
mkdirSync(till, { recursive: true });

// Modules that a page may import for itself stay entries of their own; what they share with till.js is split off,
// so that it exists once.
const entries = [join(web, 'till.js'), join(web, 'effects', 'actions.js'), join(web, 'effects', 'embedded.js'), ...modules('bridges'), ...modules('gateways')].filter(existsSync);
buildSync({
  entryPoints: entries, outbase: web, outdir: till, bundle: true, splitting: true, format: 'esm', minify: true,
  target: 'es2022', chunkNames: 'shared-[hash]', external: ['*/till.nowasm.js'], legalComments: 'none', logLevel: 'warning',
});
// The list of looks is for pages to read; apart, so that the widget does not load one more file for it.
buildSync({ entryPoints: [join(web, 'themes.js')], outdir: till, format: 'esm', minify: true, logLevel: 'warning' });
cpSync(wasm, join(till, 'till.wasm'));
cpSync(nowasm, join(till, 'till.nowasm.js'));

// Each page keeps its name; the chat is also the site's front page.
const words = join(web, '..', 'core', 'language', 'words');
cpSync(words, join(till, 'words'), { recursive: true });
for (const page of readdirSync(join(web, 'pages'))) cpSync(join(web, 'pages', page), join(site, page), { recursive: true });
cpSync(join(web, 'pages', 'chat', 'index.html'), join(site, 'index.html'));
// The states need no server of their own: their pictures come along.
cpSync(join(web, '..', 'tests', 'merchant', 'catalog', 'images'), join(site, 'catalog', 'images'), { recursive: true });
