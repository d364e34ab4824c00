// What has changed from one tree of nodes to the next: only that is written to elements. No document.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_ENTRIES, difference, entries_of } from '../../web/layer/tree.js';

/** @returns {any} */
const node = (/** @type {number} */ id, /** @type {number} */ parent, /** @type {string} */ role, more = {}) => (
  { id, parent, key: `k${id}`, role, name: `n${id}`, box: [0, 10 * id, 100, 44], ...more });

/** A sheet with a title, two radios and a button. */
const sheet = () => [
  node(1, 0, 'dialog', { box: [20, 10, 400, 300] }), node(2, 1, 'heading'), node(3, 1, 'radio_group'),
  node(4, 3, 'radio', { checked: true }), node(5, 3, 'radio'),
  node(6, 1, 'button', { lines: [['Pay', 0, 60, 30, 20]] }),
];
const NOTHING = { removed: [], added: [], changed: [], reordered: [] };
const from_sheet_to = (/** @type {any[]} */ nodes) => difference(entries_of(sheet()), entries_of(nodes));
const with_changed = (/** @type {number} */ id, /** @type {object} */ more) =>
  sheet().map((one) => (one.id === id ? { ...one, ...more } : one));

test('a first tree is added whole, parents before their children', () => {
  const { removed, added, changed, reordered } = difference(NO_ENTRIES, entries_of(sheet()));
  assert.deepEqual([removed, added, changed], [[], [1, 2, 3, 4, 5, 6], []]);
  assert.deepEqual(reordered.sort(), [0, 1, 2, 3, 4, 5, 6]);
});

test('the same tree told again touches nothing', () => {
  assert.deepEqual(from_sheet_to(sheet()), NOTHING);
  assert.deepEqual(from_sheet_to(JSON.parse(JSON.stringify(sheet()))), NOTHING);
});

test('only the node whose words, state or place changed is touched', () => {
  const confirming = [['Confirming…', 0, 60, 90, 20]];
  assert.deepEqual(from_sheet_to(with_changed(6, { lines: confirming })), { ...NOTHING, changed: [6] });
  assert.deepEqual(from_sheet_to(with_changed(6, { busy: true })), { ...NOTHING, changed: [6] });
  assert.deepEqual(from_sheet_to(with_changed(6, { box: [0, 70, 100, 44] })), { ...NOTHING, changed: [6] });
  assert.deepEqual(from_sheet_to(with_changed(6, { lines: undefined })), { ...NOTHING, changed: [6] });
});

test('a parent that moves takes along what lies at the same place in it', () => {
  const moved = sheet().map((one) => ({ ...one, box: [one.box[0] + 5, one.box[1] + 8, one.box[2], one.box[3]] }));
  const { changed } = from_sheet_to(moved);
  assert.deepEqual(changed, [1, 2, 3, 4, 5, 6], 'every box differs');
  const entries = entries_of(moved);
  const { left, top } = entries.by_id.get(2) ?? {};
  assert.deepEqual([left, top], [-20, 10], 'but not its place in the parent');
});

test('what is chosen moves the tab stop of its group', () => {
  const other = sheet().map((one) => (one.role === 'radio' ? { ...one, checked: one.id === 5 } : one));
  assert.deepEqual(from_sheet_to(other), { ...NOTHING, changed: [4, 5] });
  const [before, now] = [sheet(), other].map((nodes) => [4, 5].map((id) => entries_of(nodes).by_id.get(id)?.roving));
  assert.deepEqual([before, now], [[true, false], [false, true]]);
});

test('what comes and goes puts its parent in order, and nothing else', () => {
  assert.deepEqual(from_sheet_to(sheet().filter(({ id }) => id !== 2)), { ...NOTHING, removed: [2], reordered: [1] });
  const more = [...sheet(), node(7, 3, 'radio')];
  assert.deepEqual(from_sheet_to(more), { ...NOTHING, added: [7], reordered: [3, 7] });
});

test('the same children in another order are put in order and not written again', () => {
  const [dialog, title, group, one, other, pay] = sheet();
  assert.deepEqual(from_sheet_to([dialog, group, one, other, title, pay]), { ...NOTHING, reordered: [1] });
});

test('a node that becomes another element is new', () => {
  assert.deepEqual(from_sheet_to(with_changed(6, { role: 'link' })), { ...NOTHING, added: [6] });
  assert.deepEqual(from_sheet_to(with_changed(2, { level: 3 })), { ...NOTHING, added: [2] });
});

test('words that only repeat the name of what holds them depend on that name', () => {
  const named = (/** @type {string} */ name) =>
    entries_of([node(1, 0, 'group', { name }), node(2, 1, 'text', { name: 'Color' })]);
  assert.deepEqual(difference(named('Size'), named('Color')), { ...NOTHING, changed: [1, 2] });
});

test('two nodes with one id both become elements, and the later is the one that is operated', () => {
  const twins = [node(1, 0, 'article'), node(2, 1, 'text'), node(2, 1, 'link')];
  const entries = entries_of(twins);
  assert.deepEqual(entries.children.get(1), [-2, 2]);
  assert.deepEqual([entries.by_id.get(-2)?.tag, entries.by_id.get(2)?.tag], ['p', 'a']);
  assert.deepEqual(difference(entries, entries_of(twins)), NOTHING);
});

test('a scroller whose content starts beyond its own start runs to the left', () => {
  const cards = (/** @type {number} */ x) => entries_of([
    node(1, 0, 'scroller', { box: [0, 0, 300, 100] }),
    node(2, 1, 'list_item', { box: [x, 0, 200, 100] }),
  ]);
  assert.equal(cards(0).by_id.get(1)?.leftward, false);
  assert.equal(cards(-250).by_id.get(1)?.leftward, true);
  assert.equal(cards(0).by_id.get(1)?.tag, 'ul');
});
