// Every attribute, property, method, event and CSS custom property of till.d.ts is named by a test of behaviour: what
// no test mentions is not known to do anything. Knows nothing of what they do.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const declared = readFileSync(join(root, 'web/till.d.ts'), 'utf8');
const rooms = ['browser', 'core', 'faults', 'schema', 'web', 'widget', 'wire'];
const tests = rooms.flatMap((room) => readdirSync(join(root, 'tests', room), { recursive: true })
  .filter((name) => /\.(?:js|mjs|cpp|hpp)$/.test(name))
    .map((name) => readFileSync(join(root, 'tests', room, name), 'utf8')))
  .join('\n');

/** The members of an interface or class, without what is declared inside another member. */
function members(name) {
  const body = new RegExp(`(?:interface|class) ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(declared)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(?:readonly |get |set )*'?([\w-]+)'?[?(:<]/gm)].map(([, member]) => member);
}

const unnamed = (names) => names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(tests));

for (const name of [...declared.matchAll(/^export (?:interface|declare class) (\w+)/gm)].map(([, one]) => one)) {
  test(`every member of ${name} is named by a test of behaviour`, () => {
    assert.ok(members(name).length > 0);
    assert.deepEqual(unnamed(members(name)), []);
  });
}

test(
  'every attribute that the element observes or reads, and every CSS custom property, is declared and tested',
  () => {
    const element = ['till.js', 'element/theme.js', 'element/widget.js'].map((file) =>
      readFileSync(join(root, 'web', file), 'utf8'))
      .join('\n');
    const attributes = [
      ...element.match(/observedAttributes = \[([^\]]*)\]/)[1].match(/\w+/g),
      ...[...element.matchAll(/getAttribute\('(\w+)'\)/g)].map(([, name]) => name),
    ];
    const tokens = [...new Set(declared.match(/--till-[a-z-]+/g))];
    assert.ok(attributes.length >= 4 && tokens.length >= 12);
    for (const name of attributes) assert.match(declared, new RegExp(`\`${name}\``), name);
    for (const [name] of element.matchAll(/--till-[a-z-]+/g)) assert.ok(tokens.includes(name), name);
    assert.deepEqual(unnamed([...attributes, ...tokens]), []);
  },
);
