// Reads our sources for the tidy rules: which files there are, and where C++ and JavaScript functions begin and end.
// Knows nothing of what is allowed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';

const OURS =
  /^(core|widget|web|picture|shaders|tests|tools)\/|^(dev|CMakeLists\.txt|CMakePresets\.json|eslint\.config\.js)$/;
const CODE = /\.(cpp|hpp|h|def|js|mjs|ts|css|sh|vert|frag)$|CMakeLists\.txt$|^dev$/;

/** Every file of code that git knows. @returns {{path: string, text: string}[]} */
export function our_code() {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = execFileSync('git', listing, { encoding: 'utf8' });
  return [...new Set(paths.split('\0'))].filter((path) => OURS.test(path) && CODE.test(path)).sort().flatMap((path) => {
    try {
      return [{ path, text: readFileSync(path, 'utf8') }];
    } catch {
      return [];  // deleted, and not yet committed
    }
  });
}

/** Without comments; strings stay. @param {string} text */
export const without_comments = (text) => text.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[^]*?\*\/|\/\/[^\n]*/g,
  (found) => (found[0] === '"' ? found : found.replace(/[^\n]/g, '')));

/** C++ functions that begin at the first column, which is where our format puts them. @param {string} text */
export function cpp_functions(text) {
  const lines = without_comments(text).split('\n'), found = [];
  let start = -1;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    const begins = start < 0 || /[;{}]\s*$/.test(before) || !before.trim();
    if (/^\S/.test(line) && !/^[})#{]/.test(line) && begins) start = index;
    if (line !== '}' || start < 0) continue;
    const head = lines.slice(start, index).join(' ').split('{')[0];
    const name = /^TEST_CASE\(\s*"([^"]*)/.exec(head)?.[1] ?? /([\w:~]+|operator\S+)\s*\(/.exec(head)?.[1];
    if (name && !/^(namespace|struct|class|enum|union)\b/.test(head)) found.push({ name, lines: index - start + 1 });
    start = -1;
  }
  return found;
}

/** JavaScript functions, the inner ones too. @param {string} path @param {string} text */
export function js_functions(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), found = [];
  const line_of = (at) => source.getLineAndCharacterOfPosition(at).line;
  const title_of = (call, node) => (ts.isCallExpression(call) && call.arguments[0] !== node
    ? call.arguments[0].getText(source).slice(0, 80) : 'unnamed');
  const name_of = (node) => (node.name ?? node.parent.name)?.getText(source) ?? title_of(node.parent, node);
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) {
      found.push({ name: name_of(node), lines: line_of(node.end) - line_of(node.getStart(source)) + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
