// A frame's nodes as the elements they will be, and what of them has changed since the frame before.
// Pure: no document, no state. Knows nothing of what an element looks like.

import { is_slide, tag_of } from './roles.js';

/** @import {Node} from './roles.js' */

/**
 * @typedef {object} Entry a node with everything around it that its element depends on
 * @property {Node} node
 * @property {Node | undefined} parent
 * @property {string} tag
 * @property {number} left CSS px from the parent
 * @property {number} top
 * @property {boolean} roving the tab stop of its radio group
 * @property {boolean} leftward a scroller whose content was laid out to the left
 */

/**
 * @typedef {object} Entries
 * @property {Map<number, Entry>} by_id in reading order
 * @property {Map<number, number[]>} children ids by id of the parent; 0 = the layer
 */

/**
 * @typedef {object} Difference ids
 * @property {number[]} removed
 * @property {number[]} added new, or of another tag or role than before
 * @property {number[]} changed
 * @property {number[]} reordered parents whose children are others than before, or in another order
 */

/** @type {Entries} */
export const NO_ENTRIES = { by_id: new Map(), children: new Map() };

/**
 * @param {Node[]} nodes parents before their children
 * @returns {Entries}
 */
export function entries_of(nodes) {
  const nodes_by_id = new Map(nodes.map((node) => [node.id, node]));
  const parents_of = (/** @type {(node: Node) => boolean} */ wanted) =>
    new Set(nodes.filter(wanted).map((node) => node.parent));
  const with_items = parents_of((node) => node.role === 'list_item'), with_slides = parents_of(is_slide);
  const leftward = parents_of((node) => node.box[0] < (nodes_by_id.get(node.parent)?.box[0] ?? -Infinity) - 1);
  const stops = tab_stops(nodes);
  /** @type {Entries} */
  const entries = { by_id: new Map(), children: new Map([[0, []]]) };
  for (const node of nodes) {
    // Of two nodes with one id the later is operated; the earlier is only shown and read, and kept under -id.
    const id = nodes_by_id.get(node.id) === node ? node.id : -node.id;
    const { box: [x, y] } = node, parent = nodes_by_id.get(node.parent);
    entries.by_id.set(id, {
      node,
      parent,
      tag: tag_of(node, { parent, has_items: with_items.has(id), has_slides: with_slides.has(id) }),
      left: x - (parent?.box[0] ?? 0),
      top: y - (parent?.box[1] ?? 0),
      roving: stops.has(id),
      leftward: leftward.has(id),
    });
    entries.children.set(id, []);
    entries.children.get(parent ? node.parent : 0)?.push(id);
  }
  return entries;
}

/**
 * @param {Entries} before
 * @param {Entries} now
 * @returns {Difference}
 */
export function difference(before, now) {
  /** @type {Difference} */
  const found = { removed: [], added: [], changed: [], reordered: [] };
  for (const id of before.by_id.keys()) if (!now.by_id.has(id)) found.removed.push(id);
  for (const [id, entry] of now.by_id) {
    const known = before.by_id.get(id);
    if (!known || known.tag !== entry.tag || known.node.role !== entry.node.role) found.added.push(id);
    else if (!is_same_entry(known, entry)) found.changed.push(id);
  }
  for (const [id, children] of now.children) if (!is_same(before.children.get(id), children)) found.reordered.push(id);
  return found;
}

/**
 * @param {Entry} a
 * @param {Entry} b
 */
function is_same_entry({ parent: a_parent, ...a }, { parent: b_parent, ...b }) {
  return a_parent?.name === b_parent?.name && is_same(a, b);
}

/**
 * Whether two values of JSON are the same.
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
function is_same(a, b) {
  if (a === b) return true;
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => is_same(a[key], b[key]));
}

/**
 * The one tab stop of each radio group: the chosen radio, or else the first.
 * @param {Node[]} nodes
 */
export function tab_stops(nodes) {
  /** @type {Map<number, Node>} */
  const stops = new Map();
  for (const node of nodes) {
    if (node.role !== 'radio') continue;
    const known = stops.get(node.parent);
    if (!known || (node.checked && !known.checked)) stops.set(node.parent, node);
  }
  return new Set(Array.from(stops.values(), (node) => node.id));
}
