// What the tidy test holds our sources to. Each rule takes files and gives what it found: sentences, or numbers by name
// that tests/tidy/allowed.json may excuse. Knows nothing of where the files come from.
import ts from 'typescript';
import { cpp_functions, js_functions, without_comments } from './source.mjs';

/** @typedef {{path: string, text: string}} File */

export const MOST = { columns: 120, function_lines: 60, file_lines: 400 };

const is_cpp = ({ path }) => /\.(cpp|hpp|h)$/.test(path);
const is_js = ({ path }) => /\.(js|mjs)$/.test(path);
const ships = ({ path }) => /^(core|widget|web\/program)\//.test(path);
const lines_of = (text) => text.replace(/\n$/, '').split('\n');
const count = (text, pattern) => [...text.matchAll(pattern)].length;

/** A number by name for each file or function that has one. @param {[string, number][]} pairs */
const numbers = (pairs) => Object.fromEntries(pairs.filter(([, number]) => number > 0));

// ---- sizes ----

/** A number for each file. @param {File[]} files @param {(text: string) => number} number_of */
const by_file = (files, number_of) => numbers(files.map(({ path, text }) => [path, number_of(text)]));

/** How many lines of each file are too long. @param {File[]} files */
export const long_lines = (files) => by_file(files, (text) =>
  lines_of(text).filter((line) => [...line].length > MOST.columns).length);

/** @param {File[]} files */
export const long_files = (files) => by_file(files, (text) => {
  const lines = lines_of(text).length;
  return lines > MOST.file_lines ? lines : 0;
});

/** @param {File[]} files */
export const long_functions = (files) => numbers(files.flatMap((file) => {
  const functions = is_cpp(file) ? cpp_functions(file.text) : is_js(file) ? js_functions(file.path, file.text) : [];
  return functions.filter(({ lines }) => lines > MOST.function_lines)
    .map(({ name, lines }) => [`${file.path}: ${name}`, lines]);
}));

/** What differs between found and excused: more than excused, or an excuse that is no longer needed in full. */
export function ratchet(found, excused = {}) {
  const problems = [];
  for (const [name, number] of Object.entries(found)) {
    const up_to = name in excused ? `, excused up to ${excused[name]}` : '';
    if (number > (excused[name] ?? 0)) problems.push(`${name}: ${number}${up_to}`);
  }
  for (const [name, number] of Object.entries(excused)) {
    const now = found[name] ?? 0;
    if (now < number) problems.push(`${name}: now ${now}; lower the ${number} in tests/tidy/allowed.json`);
  }
  return problems;
}

// ---- where a function is defined ----

/** The types of a parameter list, without names and defaults. @param {string} list */
function types_of(list) {
  const parts = [];
  let depth = 0, part = '';
  for (const sign of `${list},`) {
    if ('<({['.includes(sign)) ++depth;
    if ('>)}]'.includes(sign)) --depth;
    if (sign === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return parts.map((text) => text.replace(/=.*/s, '').trim().replace(/\s+/g, ' ')
    .replace(/(?<=[\w>&*]\s)\w+$|(?<=[&*])\w+$/, '').replace(/\s+/g, '')).join(',');
}

const joined = (flags, ...parts) => new RegExp(parts.map(({ source }) => source).join(''), flags);

const SIGNATURE = joined('gm',
  /^(?=\S)(?!return\b|using\b|typedef\b|#|extern\b|static_assert|template|friend\b|else\b|namespace\b)/,
  /(?:\[\[[^\]]*\]\]\s*)?[\w:<>,&*\s[\]]*?[\s&*>]((?:\w+::)*\w+)/,
  /\(([^;{}]*)\)(?:\s*const)?(?:\s*noexcept)?\s*([;{])/);

/** Functions at the first column. @param {string} text @param {';' | '{'} end */
const signatures = (text, end) => [...without_comments(text).matchAll(SIGNATURE)]
  .filter((match) => match[3] === end && !/^\s/.test(match[0]) && !match[1].includes('::'))
  .map((match) => ({ name: match[1], key: `${match[1]}(${types_of(match[2])})` }));

const folder_of = (path) => path.slice(0, path.lastIndexOf('/'));

/**
 * A function declared in x.hpp is defined in x.cpp; one of a folder's face header (order/order.hpp), in that folder.
 * @param {File[]} files
 */
export function defined_elsewhere(files) {
  const definitions = new Map();
  for (const { path, text } of files.filter((file) => file.path.endsWith('.cpp'))) {
    for (const { key } of signatures(text, '{')) definitions.set(key, [...(definitions.get(key) ?? []), path]);
  }
  return files.filter((file) => ships(file) && file.path.endsWith('.hpp')).flatMap(({ path, text }) => {
    const folder = folder_of(path), face = path === `${folder}/${folder.split('/').pop()}.hpp`;
    const right = (where) => (face ? folder_of(where) === folder : where === path.replace(/\.hpp$/, '.cpp'));
    return signatures(text, ';').filter(({ key }) => definitions.has(key) && !definitions.get(key).some(right))
      .map(({ key }) => `${path}: ${key} is defined in ${definitions.get(key)[0]}`);
  });
}

// ---- what nothing reads ----

/** @param {File[]} files without comments */
function words_used(files) {
  const uses = new Map();
  for (const { text } of files) {
    const words = text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').matchAll(/[A-Za-z_]\w*/g);
    for (const [word] of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  }
  return uses;
}

/** The values of every enumeration. @param {string} text */
const values_of = (text) => [...text.matchAll(/enum class \w+[^{;]*\{([^}]*)\}/g)]
  .flatMap(([, body]) => [...body.matchAll(/([A-Za-z_]\w*)\s*(?:=[^,]*)?(?:,|$)/g)].map(([, name]) => name));

const STRUCT = /^struct \w+[^{;]*\{([^]*?)^\};|^struct \w+[^{;\n]*\{(.*)\};/gm;
const FIELDS = joined('gm',
  /(?:^|[;{])\s*(?:std::|[A-Z]|bool|int|float)[\w:<>, *]*\s/,
  /((?:\w+(?:\s*=\s*[^,;]*|\{\})?,\s*)*\w+)(?:\s*=\s*[^;]*|\{[^;]*\})?;/);

/** The fields of every structure. @param {string} text */
const fields_of = (text) => [...text.matchAll(STRUCT)]
  .flatMap(([, long, short]) => [...(long ?? short).matchAll(FIELDS)])
  .flatMap(([, names]) => names.split(',').map((name) => name.trim().split(/[\s={]/)[0]));

/** Functions, enum values and fields that headers declare and no shipped code reads. @param {File[]} files */
export function unread(files) {
  const shipped = files.filter((file) => ships(file) && is_cpp(file))
    .map((file) => ({ ...file, text: without_comments(file.text) }));
  const uses = words_used(shipped);
  return shipped.filter(({ path }) => path.endsWith('.hpp')).flatMap(({ path, text }) => {
    const functions = signatures(text, ';').map(({ name }) => name).filter((name) => (uses.get(name) ?? 0) <= 2);
    const once = [...values_of(text), ...fields_of(text)].filter((name) => name && (uses.get(name) ?? 0) <= 1);
    return [...new Set([...functions, ...once])].map((name) => `${path}: ${name}`);
  });
}

// ---- one place for each thing ----

/** Node keys as text: they are named in one header. @param {File[]} files */
export function key_literals(files) {
  const shipped = files.filter((file) => ships(file) && is_cpp(file) && file.path !== 'core/state/keys.hpp');
  const keys = /"(?:panel|card|carousel|receipt)\/[^"]*"|"\/[a-z_]+"/g;
  return by_file(shipped, (text) => count(without_comments(text), keys));
}

/** JSON put together by hand. @param {File[]} files */
export function hand_written_json(files) {
  const shipped = files.filter((file) => ships(file) && file.path.endsWith('.cpp'));
  const written = /"(?:[^"\\\n]|\\.)*\\":(?:[^"\\\n]|\\.)*"|R"\(\s*[[{]/g;
  return by_file(shipped.filter(({ path }) => path !== 'core/base/json_writer.cpp'),
    (text) => count(without_comments(text), written));
}

/** Every word of a CMakeLists.txt; foreach(unit a b) makes two words of ${unit}.cpp. @param {string} text */
function cmake_words(text) {
  const words = text.replaceAll('${CMAKE_CURRENT_SOURCE_DIR}/', '').match(/[\w./${}-]+/g) ?? [];
  const looped = [...text.matchAll(/foreach\s*\(\s*(\w+)\s+([^)]*)\)/g)].flatMap(([, name, values]) => {
    const patterns = words.filter((word) => word.includes(`\${${name}}`));
    return values.trim().split(/\s+/).flatMap((value) => patterns.map((word) => word.split(`\${${name}}`).join(value)));
  });
  return new Set([...words, ...looped]);
}

/** Sources that CMake finds by itself, and sources that no CMakeLists.txt names. @param {File[]} files */
export function unlisted(files) {
  const lists = files.filter(({ path }) => path.endsWith('CMakeLists.txt')).map(({ path, text }) => (
    { path, text, folder: path.slice(0, -'CMakeLists.txt'.length), words: cmake_words(text) }));
  const globs = lists.filter(({ text }) => /file\s*\(\s*GLOB/i.test(text));
  const named = (path) => lists.some(({ folder, words }) =>
    path.startsWith(folder) && words.has(path.slice(folder.length)));
  const lost = files.filter(({ path }) => path.endsWith('.cpp') && !named(path));
  return [
    ...globs.map(({ path }) => `${path} looks for files itself (GLOB): name them`),
    ...lost.map(({ path }) => `no CMakeLists.txt names ${path}`),
  ];
}

/**
 * Commands that stop reading before a pipe's end: under `pipefail` the writer's SIGPIPE then ends the whole script,
 * now and then. `sed -n 1p` and `awk '!found++'` read to the end.
 * @param {File[]} files
 */
export const early_readers = (files) => files.filter(({ path }) => path === 'dev' || path.endsWith('.sh'))
  .flatMap(({ path, text }) => lines_of(text).flatMap((line, index) =>
    (/\|\s*(head\b|grep\s+-\w*[qm]|sed\s.*\d+q\b|awk\b.*\bexit\b)/.test(line) ? [`${path}:${index + 1}`] : [])));

// ---- words ----

const BANNED = /\b(how-manieth|whoever|nobody|whatsoever|utils?|helpers?|TODO|FIXME|XXX)\b/gi;

/** Tabs and blanks at the end of a line. @param {File[]} files */
export const stray_blanks = (files) => files.flatMap(({ path, text }) => lines_of(text).flatMap((line, index) =>
  (/\t|[ \r]$/.test(line) ? [`${path}:${index + 1}`] : [])));

/** Words that our style does without. @param {File[]} files */
export const banned_words = (files) => by_file(files.filter(({ path }) => !path.startsWith('tests/tidy/')),
  (text) => count(text, BANNED));

// ---- the public face ----

/** Names and tokens that the public types promise. @param {string} text of web/till.d.ts */
export function promised(text) {
  const source = ts.createSourceFile('till.d.ts', text, ts.ScriptTarget.Latest, true);
  const names = new Set(text.match(/--till-[a-z-]*[a-z]/g));
  const visit = (node) => {
    if ((ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node)) && node.name) {
      names.add(node.name.getText(source).replace(/^['"]|['"]$/g, ''));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names];
}

/** What the public types promise and no test mentions. @param {string} types @param {File[]} tests */
export function untested(types, tests) {
  const words = new Set(tests.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []));
  return promised(types).filter((name) => !words.has(name));
}

// ---- commits ----

/** @param {string[]} subjects @param {string[]} rooms */
export function bad_subjects(subjects, rooms) {
  return subjects.flatMap((subject) => {
    const rooms_of = /^([a-z_]+(?:, [a-z_]+)*): \S/.exec(subject)?.[1].split(', ');
    if ([...subject].length > 72) return [`longer than 72 columns: ${subject}`];
    return rooms_of?.every((room) => rooms.includes(room)) ? [] : [`begins with no room: ${subject}`];
  });
}
