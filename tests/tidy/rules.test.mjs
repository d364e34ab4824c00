// Each tidy rule finds what it is there for, in a bad sample, and nothing in a good one. Knows nothing of our sources.
import assert from 'node:assert/strict';
import test from 'node:test';
import * as rules from './rules.mjs';

const file = (path, text) => ({ path, text });
const body = (lines) => Array(lines).fill('    step();\n').join('');

test('long lines are counted by signs, not bytes', () => {
  const signs = file('core/a.cpp', `${'é'.repeat(120)}\n${'x'.repeat(121)}\n`);
  assert.deepEqual(rules.long_lines([signs, file('b.cpp', 'x\n')]), { 'core/a.cpp': 1 });
});

test('long files', () => {
  const files = [file('core/a.cpp', 'x\n'.repeat(401)), file('core/b.cpp', 'x\n'.repeat(400))];
  assert.deepEqual(rules.long_files(files), { 'core/a.cpp': 401 });
});

test('long functions, in C++ and JavaScript', () => {
  const fits = `void fits(int a) {\n${body(58)}}\n`;
  const grows = `bool Pen::grows(\n    int a, int b) const {\n${body(58)}}\n`;
  const cpp = `namespace till {\n\nstruct Kept {\n    int a;\n};\n\n${fits}\n${grows}\n}  // namespace till\n`;
  assert.deepEqual(rules.long_functions([file('core/a.cpp', cpp)]), { 'core/a.cpp: Pen::grows': 61 });
  const js = `class Kept {\n  grows() {\n${body(59)}  }\n  fits() {\n${body(58)}  }\n}\n`;
  assert.deepEqual(rules.long_functions([file('web/a.js', js)]), { 'web/a.js: grows': 61 });
});

test('the ratchet turns one way', () => {
  assert.deepEqual(rules.ratchet({ a: 3, b: 2, c: 1 }, { a: 3, b: 1 }), ['b: 2, excused up to 1', 'c: 1']);
  assert.deepEqual(rules.ratchet({ a: 2 }, { a: 3, gone: 1 }),
    ['a: now 2; lower the 3 in tests/tidy/allowed.json', 'gone: now 0; lower the 1 in tests/tidy/allowed.json']);
});

test('a function is defined in the file of its header, or in the folder of its face', () => {
  const text = 'namespace till {\n\nvoid on(Turn& turn, const Opened& event);\nvoid on(Turn&, const Closed&);\n'
    + 'int number(std::int64_t value = 3);\n\n}\n';
  const opened = 'void on(Turn& turn, const Opened& what) {\n}\n';
  const closed = 'void on(Turn& turn, const Closed&) {\n}\n';
  const number = 'int number(std::int64_t v) {\n}\n';
  const definitions = [file('core/order/open.cpp', opened + number), file('core/order/close.cpp', closed)];
  const tree = (header) => [file(header, text), ...definitions];
  assert.deepEqual(rules.defined_elsewhere(tree('core/order/order.hpp')), []);
  assert.deepEqual(rules.defined_elsewhere(tree('core/order/open.hpp')),
    ['core/order/open.hpp: on(Turn&,constClosed&) is defined in core/order/close.cpp']);
  assert.equal(rules.defined_elsewhere(tree('core/pay/pay.hpp')).length, 3);
});

test('functions, values and fields that nothing reads', () => {
  const header = 'enum class Kind : std::uint8_t { used, unused };\nstruct Box { int width = 0, depth = 0; };\n'
    + 'struct Long {\n    std::string title;\n    std::string shade;\n};\n'
    + 'int area(const Box& box);\nint volume(const Box& box);\n';
  const code = 'int area(const Box& box) {\n    return box.width;  // not depth\n}\n'
    + 'int volume(const Box& box) {\n    return area(box) + int(Kind::used) + long.title;\n}\n';
  assert.deepEqual(rules.unread([file('core/a.hpp', header), file('core/a.cpp', code)]),
    ['core/a.hpp: volume', 'core/a.hpp: unused', 'core/a.hpp: depth', 'core/a.hpp: shade']);
});

test('keys as text, but in the header of keys', () => {
  const text = 'focus("panel/pay");  // "panel/none"\nkey + "/review";\n"a/b";\n';
  const files = [file('core/pay/a.cpp', text), file('core/state/keys.hpp', text)];
  assert.deepEqual(rules.key_literals(files), { 'core/pay/a.cpp': 2 });
});

test('JSON written by hand', () => {
  const text = 'out += "{\\"id\\":" + id;\nsay("a quote \\" alone");\n';
  const files = ['widget/a.cpp', 'core/base/json_writer.cpp', 'tests/a.cpp'].map((path) => file(path, text));
  assert.deepEqual(rules.hand_written_json(files), { 'widget/a.cpp': 1 });
});

test('sources that CMake looks for, and sources that no list has', () => {
  const list = 'set(sources\n  order/open.cpp)\n';
  const files = [file('core/CMakeLists.txt', list), file('core/order/open.cpp', ''), file('core/order/lost.cpp', '')];
  assert.deepEqual(rules.unlisted(files), ['no CMakeLists.txt names core/order/lost.cpp']);
  assert.equal(rules.unlisted([file('core/CMakeLists.txt', 'file(GLOB_RECURSE sources *.cpp)\n')]).length, 1);
});

test('sources that a foreach names', () => {
  const list = 'foreach(unit price view)\n  compile("${CMAKE_CURRENT_SOURCE_DIR}/compile/${unit}.cpp")\nendforeach()\n';
  const files = ['price', 'view', 'lost'].map((name) => file(`tests/compile/${name}.cpp`, ''));
  assert.deepEqual(rules.unlisted([file('tests/CMakeLists.txt', list), ...files]),
    ['no CMakeLists.txt names tests/compile/lost.cpp']);
});

test('tabs, blanks at the end, banned words', () => {
  assert.deepEqual(rules.stray_blanks([file('dev', 'a\tb\nc \nd\n')]), ['dev:1', 'dev:2']);
  assert.deepEqual(rules.banned_words([file('core/a.cpp', '// Whoever pays\n// is a helper\n')]), { 'core/a.cpp': 2 });
});

test('promises of the public types that no test mentions', () => {
  const types = '/** --till-accent, --till-radius */\n'
    + "export interface Options { density?: string; 'line-up': number; close(): void }\n";
  const mentions = file('tests/a.mjs', "element.density = 'compact'; '--till-radius'; close()");
  assert.deepEqual(rules.untested(types, [mentions]), ['--till-accent', 'line-up']);
});

test('subjects of commits', () => {
  const rooms = ['pay', 'order'];
  assert.deepEqual(rules.bad_subjects(['pay: hold the tick', 'pay, order: share it'], rooms), []);
  assert.equal(rules.bad_subjects(['No tick stands', 'attic: old', `pay: ${'x'.repeat(68)}`], rooms).length, 3);
});

test('commands that stop reading a pipe early', () => {
  const early = ['a | head -n 1', 'a | grep -q x', "a | awk '/x/ { print; exit }'", 'a | sed 5q'];
  const whole = ['head -c 4 file', 'a | sed -n 1p', 'a | tail -n 1', "awk '{ exit }' file", 'a | grep x >/dev/null'];
  assert.equal(rules.early_readers([file('dev', early.join('\n'))]).length, 4);
  assert.deepEqual(rules.early_readers([file('tools/a.sh', whole.join('\n')), file('a.js', early[0])]), []);
});
