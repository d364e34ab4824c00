// The public types are held to the code: a gateway or bridge whose option, method or field is another than the types
// say does not compile, and what the package gives its users is made of the code. Runs the compiler on changed copies
// that are kept in memory. Knows nothing of behaviour.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (path) => join(root, path);
const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(at('tsconfig.json'), ts.sys.readFile).config, ts.sys, root,
);
const usage = ['tests/types/options.ts', 'tests/types/valid.ts', 'tests/types/invalid.ts'].map(at);
const parsed = new Map();

/** A compiler that reads the given texts in place of the files; null = there is no such file. */
function compile(names, texts = new Map(), more = {}, before = undefined) {
  const host = ts.createCompilerHost({ ...options, ...more });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => (texts.has(name) ? texts.get(name) !== null : fileExists(name));
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, target) => {
    if (texts.has(name)) return ts.createSourceFile(name, texts.get(name), target, true);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, target));
    return parsed.get(name);
  };
  return ts.createProgram(names, { ...options, ...more }, host, before);
}

/** What the compiler says of the tests of the types and of one implementation. */
const faults = (program, ...names) =>
  names.flatMap((name) => program.getSemanticDiagnostics(program.getSourceFile(name)))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);

const modules =
  ['bridges', 'gateways'].flatMap((room) => readdirSync(at(`web/${room}`)).map((name) => `web/${room}/${name}`));
const whole = compile(fileNames);

test('no declaration stands beside an implementation: the implementation is the one that is compared', () => {
  assert.deepEqual(modules.filter((name) => name.endsWith('.d.ts')), []);
  assert.deepEqual(faults(whole, ...usage), []);
});

for (const name of modules) {
  const text = readFileSync(at(name), 'utf8');
  const options_of = [...text.matchAll(/^ *\* @param \{.*\} \[?options\.(\w+)\]?/gm)].map(([, option]) => option);
  const changed = (other) => {
    assert.notEqual(other, text);
    return faults(compile(fileNames, new Map([[at(name), other]]), {}, whole), at(name), ...usage);
  };
  if (!options_of.length) continue;

  test(`${name}: an option of another name, a new one and a missing one do not compile`, () => {
    for (const option of options_of) {
      // Its declaration and, in the first pattern of the code that takes it, its name: the code itself stays right.
      const renamed = text.replace(new RegExp(`options\\.${option}\\b`), `options.${option}_renamed`)
        .replace(new RegExp(`((?:constructor|function \\w+)\\(\\{[^)]*?\\b)${option}\\b(?! = \\w+\\))`), (_, head) =>
          `${head}${option}_renamed${new RegExp(`${option}: `).test(
            text.match(/(?:constructor|function \w+)\(\{[^)]*/)[0],
          )
            ? '' : `: ${option}`}`);
      const found = changed(renamed);
      assert.ok(found.some((fault) => fault.includes('tests/types/')), `${option} renamed: ${found}`);
    }
    const [last] = options_of.slice(-1);
    const line = new RegExp(`^( *\\* @param \\{).*options\\.${last}\\b`, 'm');
    assert.notEqual(changed(text.replace(line, (all, head) => `${head}string} [options.of_no_use]\n${all}`)).length, 0);
    assert.notEqual(
      changed(text.replace(new RegExp(`^ *\\* @param \\{.*\\} \\[?options\\.${last}\\b.*\\n`, 'm'), '')).length, 0,
    );
  });
}

for (const name of modules.filter((one) => readFileSync(at(one), 'utf8').includes('@implements'))) {
  test(`${name}: a method of another name does not compile`, () => {
    const text = readFileSync(at(name), 'utf8');
    const other = text.replace(/^ {2}(async )?(buyer|requestToken)\(/m, '  $1renamed(');
    assert.notEqual(other, text);
    const found = faults(compile(fileNames, new Map([[at(name), other]]), {}, whole), at(name));
    assert.ok(found.some((fault) => /incorrectly implements/.test(fault)), String(found));
  });
}

test('the element is held to till.d.ts: a property, a phase or an event of another name does not compile', () => {
  const name = at('web/till.js');
  const text = readFileSync(name, 'utf8');
  assert.deepEqual(faults(whole, name), []);
  for (const [was, is] of [
    ['get order()', 'get bought()'], ["#phase = 'closed'", "#phase = 'shut'"], ["'till-error'", "'till-trouble'"],
    ['atlas_bytes: ', 'bytes: '],
  ]) {
    const other = text.replace(was, is);
    assert.notEqual(other, text, was);
    assert.notEqual(faults(compile(fileNames, new Map([[name, other]]), {}, whole), name).length, 0, was);
  }
});

test('the declarations that the package ships are made of the code, and say the same as it', () => {
  const texts = new Map();
  const emitted = compile(
    [...modules, 'web/themes.js'].map(at), new Map(),
    { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: at('web'), outDir: at('web') },
  );
  const { diagnostics } = emitted.emit(undefined, (name, text) => texts.set(name, text));
  assert.deepEqual(diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')), []);
  assert.match(texts.get(at('web/gateways/stripe.d.ts')), /saved\?:/);
  for (const name of texts.keys()) assert.match(name, /\.d\.ts$/);
  for (const name of modules) texts.set(at(name), null);
  assert.deepEqual(faults(compile(usage, texts), ...usage), []);
});
