// The layer's decisions: roles, attributes, lines, order of elements, pages. Elements themselves are left to the
// browser tests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { order } from '../../web/layer/part.js';
import { node_at } from '../../web/layer/focus.js';
import { attributes_of, reads_differently, tag_of } from '../../web/layer/roles.js';
import { page_target } from '../../web/layer/scroller.js';
import { tab_stops } from '../../web/layer/tree.js';
import { flow_of, with_gaps } from '../../web/layer/words.js';

/** @returns {any} */
const node = (/** @type {string} */ role, more = {}) => ({
  id: 1, parent: 0, key: 'k', role, box: [0, 0, 100, 44], ...more,
});
const set = (/** @type {Record<string, string | null>} */ attributes) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));

test('every role becomes a real element', () => {
  const tags = {
    region: 'section', list: 'ul', list_item: 'li', text: 'p', image: 'img', button: 'button', link: 'a',
    article: 'article', text_field: 'input', dialog: 'div',
  };
  for (const [role, tag] of Object.entries(tags)) assert.equal(tag_of(node(role)), tag);
  assert.equal(tag_of(node('heading', { level: 3 })), 'h3');
  assert.equal(tag_of(node('text'), { parent: node('button') }), 'span');
  assert.equal(tag_of(node('scroller'), { has_items: true }), 'ul');
  assert.equal(tag_of(node('something new')), 'div');
});

test('a button is named by its words unless its name says more', () => {
  const lines = [['Review order', 0, 0, 80, 20]];
  assert.deepEqual(set(attributes_of(node('button', { name: 'Review order', lines }))), { type: 'button' });
  const longer = node('button', { name: 'Review order, Nomad', lines });
  assert.deepEqual(set(attributes_of(longer)), { type: 'button', 'aria-label': 'Review order, Nomad' });
});

test('a disabled control stays in the tab order and says why', () => {
  const pay = node('button', { name: 'Pay', enabled: false, description: 'Choose a delivery' });
  assert.deepEqual(set(attributes_of(pay)), {
    type: 'button', 'aria-label': 'Pay', 'aria-disabled': 'true', 'aria-describedby': 'd1',
  });
});

test('states belong to the roles that have them', () => {
  assert.equal(attributes_of(node('radio', { checked: true }))['aria-checked'], 'true');
  assert.equal(attributes_of(node('checkbox'))['aria-checked'], 'false');
  assert.equal(attributes_of(node('button', { expanded: false }))['aria-expanded'], 'false');
  assert.equal(attributes_of(node('button'))['aria-expanded'], null);
  assert.equal(attributes_of(node('dialog', { modal: true }))['aria-modal'], 'true');
  assert.equal(attributes_of(node('image'))['aria-hidden'], 'true');
  assert.equal(attributes_of(node('group'))['role'], null);
});

test('fields tell keyboards and password managers what they are', () => {
  const field = set(attributes_of(node('text_field', { name: 'Code', input: 'one-time-code', required: true })));
  assert.deepEqual(field, {
    type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', 'aria-label': 'Code', 'aria-required': 'true',
    spellcheck: 'false', autocapitalize: 'none',
  });
  assert.equal(attributes_of(node('text_field', { input: 'email', autocomplete: 'email' })).type, 'email');
});

test('the tab stop of a radio group is the chosen radio, or the first', () => {
  const radio = (/** @type {number} */ id, /** @type {number} */ parent, checked = false) =>
    node('radio', { id, parent, checked });
  assert.deepEqual([...tab_stops([radio(2, 1), radio(3, 1, true), radio(5, 4), radio(6, 4)])], [3, 5]);
});

test('words cut short on the picture are read whole', () => {
  const name = 'A very long title';
  const cut = [['A very', 0, 0, 1, 1], ['long…', 0, 0, 1, 1]];
  const whole = [['A very ', 0, 0, 1, 1], ['long title', 0, 0, 1, 1]];
  assert.ok(reads_differently(node('heading', { name, lines: cut })));
  assert.ok(!reads_differently(node('heading', { name, lines: whole })));
});

test('the white space lost at a line end comes back for copying', () => {
  assert.deepEqual(with_gaps([['cabin', 0, 0, 1, 1], ['bag', 0, 0, 1, 1]], 'cabin bag'), ['cabin ', 'bag']);
  assert.deepEqual(with_gaps([['東京', 0, 0, 1, 1], ['の駅', 0, 0, 1, 1]], '東京の駅'), ['東京', 'の駅']);
  assert.deepEqual(with_gaps([['cut', 0, 0, 1, 1], ['sho…', 0, 0, 1, 1]], 'something else'), ['cut ', 'sho…']);
});

test('lines that share an edge flow as one text, others lie where they were painted', () => {
  const two = (/** @type {number} */ x, /** @type {number} */ w) =>
    node('text', { box: [10, 10, 200, 40], lines: [['one', 12, 10, 100, 20], ['two', x, 30, w, 20]] });
  assert.deepEqual(flow_of(two(12, 60)), { left: 2, top: 0, width: 100, pitch: 20, align: 'left', flows: true });
  assert.equal(flow_of(two(52, 60)).align, 'right');
  assert.equal(flow_of(two(32, 60)).align, 'center');
  assert.equal(flow_of(two(40, 90)).flows, false);
});

/** As much of an element as order() needs. @param {string} name @returns {any} */
function fake(name) {
  const self = /** @type {any} */ ({ name, parentElement: null, children: [], moves: 0,
    get firstElementChild() { return self.children[0] ?? null; },
    get nextElementSibling() {
      const all = self.parentElement?.children ?? [];
      return all[all.indexOf(self) + 1] ?? null;
    },
    contains: (/** @type {any} */ other) => other === self,
    remove() {
      self.parentElement?.children.splice(self.parentElement.children.indexOf(self), 1);
      self.parentElement = null;
    },
    append(/** @type {any} */ child) { self.insertBefore(child, null); },
    insertBefore(/** @type {any} */ child, /** @type {any} */ before) {
      child.remove();
      child.parentElement = self;
      ++child.moves;
      self.children.splice(before ? self.children.indexOf(before) : self.children.length, 0, child);
    } });
  return self;
}

test('elements come into order, and the one with focus is never moved', () => {
  const parent = fake('parent'), [a, b, c, d] = ['a', 'b', 'c', 'd'].map(fake);
  order(parent, [a, b, c], null);
  for (const child of [a, b, c]) child.moves = 0;
  order(parent, [c, d, a], c);
  assert.deepEqual(parent.children.map((/** @type {any} */ child) => child.name), ['c', 'd', 'a']);
  assert.equal(c.moves, 0);
  assert.equal(b.parentElement, null);
});

test('an unchanged order moves nothing', () => {
  const parent = fake('parent'), all = ['a', 'b', 'c'].map(fake);
  order(parent, all, null);
  for (const child of all) child.moves = 0;
  order(parent, all, null);
  assert.ok(all.every(({ moves }) => moves === 0));
});

test('a page turns by as many cards as are wholly in view', () => {
  const snaps = [0, 244, 488, 732, 976];
  assert.equal(page_target(snaps, 0, 728, 700, 1), 700);
  assert.equal(page_target(snaps, 0, 480, 976, 1), 488);
  assert.equal(page_target(snaps, 488, 480, 976, -1), 0);
  assert.equal(page_target(snaps, 0, 300, 976, 1), 244);
  assert.equal(page_target([], 0, 300, 976, 1), 300);
});

test('a key path may leave segments out, and the shortest key is meant', () => {
  const keys = [
    'till/panel/li_1/title', 'till/panel/title', 'till/carousel/cards/p_1/review', 'till/carousel/cards/p_2/review',
  ];
  const nodes = keys.map((key, id) => node('text', { key, id }));
  assert.equal(node_at(nodes, 'panel/title')?.key, 'till/panel/title');
  assert.equal(node_at(nodes, 'carousel/p_2/review')?.key, 'till/carousel/cards/p_2/review');
  assert.equal(node_at(nodes, 'panel/pay'), undefined);
});
