// Writes one node into its element: attributes, place, words, a field's value. Writes only what is not there already.
// Knows nothing of other elements or of what happens when one is used.

import { countries } from './countries.js';
import { attributes_of, painted_text, reads_differently } from './roles.js';
import { Scroller } from './scroller.js';
import { px, write_lines } from './words.js';

/** @import {Node} from './roles.js' */
/** @import {Entry} from './tree.js' */

/**
 * @typedef {object} Part one node's element and what was written into it
 * @property {Node} node
 * @property {HTMLElement} element
 * @property {HTMLElement | null} words as they are painted
 * @property {string} words_from
 * @property {HTMLElement | null} full words that are painted otherwise or not at all
 * @property {Scroller | null} scroller
 */

/**
 * @param {Document} owner
 * @param {Entry} entry
 * @returns {Part}
 */
export function make_part(owner, { node, tag }) {
  const element = owner.createElement(tag);
  element.className = `n ${node.role}`;
  element.dataset.key = node.key;
  if (tag === 'img' || tag === 'a') element.draggable = false;
  if (node.role === 'slot') element.append(owner.createElement('slot'));
  const scroller = node.role === 'scroller' ? new Scroller(element) : null;
  return { node, element, words: null, words_from: '', full: null, scroller };
}

/** Elements of ours that lie in a part's element before those of its child nodes. @param {Part} part */
export const inner_elements = ({ scroller, words, full }) =>
  /** @type {HTMLElement[]} */ ([scroller?.rail, words, full].filter(Boolean));

/**
 * @param {Part} part
 * @param {Entry} entry
 * @param {boolean} visible_images
 */
export function write_part(part, entry, visible_images) {
  const { node, element } = part, { parent, roving, leftward } = entry;
  const attributes = attributes_of(node, { parent, roving, visible_images });
  for (const [name, value] of Object.entries(attributes)) put(element, name, value);
  element.classList.toggle('read', Boolean(node.hidden));
  write_place(element, entry);
  part.scroller?.write(node, leftward);
  if (node.role === 'slot') put(/** @type {HTMLElement} */ (element.firstElementChild), 'name', node.slot ?? null);
  if (node.role !== 'text_field') write_words(part);
}

/**
 * @param {HTMLElement} element
 * @param {Entry} entry
 */
function write_place({ style }, { node, left, top }) {
  const { box: [, , w, h], style: ink, lines, hidden } = node;
  style.left = px(left);
  style.top = px(top);
  style.width = hidden ? '' : px(w);
  style.height = hidden ? '' : px(h);
  if (node.role === 'slot') style.setProperty('--height', String(h));
  if (ink?.color) style.setProperty('--ink', ink.color);
  if (ink?.size) style.setProperty('--size', String(ink.size));
  if (!ink || lines?.length) return;
  style.fontSize = px(ink.size ?? 15);
  style.fontWeight = String(ink.weight ?? 400);
}

/**
 * A field's text, wherever it differs from what was typed, and the countries to choose from.
 * @param {Part} part of a text field
 * @param {string} lang
 * @param {boolean} composing an input method is at work: the text is left alone
 */
export function write_value({ node, element }, lang, composing) {
  const input = /** @type {HTMLInputElement | HTMLSelectElement} */ (element), value = node.value ?? '';
  if (node.input === 'country' && input.dataset.lang !== lang) {
    input.dataset.lang = lang;
    const options = countries(lang).map(([code, name]) => new Option(name, code));
    input.replaceChildren(new Option('', ''), ...options);
  }
  if (input.value !== value && !composing) input.value = value;
}

/** @param {Part} part */
function write_words(part) {
  const { node } = part, painted = Boolean(node.lines?.length);
  const from = JSON.stringify([node.lines, painted ? node.box : 0, node.style, node.name]);
  if (part.words_from === from) return;
  part.words_from = from;
  const text = node.role === 'text' || node.role === 'heading';
  const cut = text && reads_differently(node);
  write_painted(part, cut);
  write_full(part, cut, text && !painted ? node.name ?? '' : '');
}

/**
 * @param {Part} part
 * @param {boolean} cut
 */
function write_painted(part, cut) {
  const { node, element } = part;
  if (!node.lines?.length) {
    part.words?.remove();
    part.words = null;
    return;
  }
  part.words ??= Object.assign(element.ownerDocument.createElement('span'), { className: 'words' });
  write_lines(part.words, node);
  // An icon or a word cut short is not what the control is called.
  const odd = reads_differently(node) && !node.name?.includes(painted_text(node));
  put(part.words, 'aria-hidden', cut || odd ? 'true' : null);
}

/**
 * @param {Part} part
 * @param {boolean} cut painted short, or in other words than are read
 * @param {string} bare words that are not painted at all
 */
function write_full(part, cut, bare) {
  const { node, element } = part;
  if (!cut && !bare) {
    part.full?.remove();
    part.full = null;
    return;
  }
  part.full ??= element.ownerDocument.createElement('span');
  // Cut short, the whole is worth showing where there is room; said in other words, it is for the ear.
  const read = painted_text(node).endsWith('…') ? 'read whole' : 'read';
  part.full.className = cut ? read : '';
  part.full.textContent = node.name ?? '';
  part.full.style.fontSize = px(node.style?.size ?? 15);
  part.full.style.fontWeight = String(node.style?.weight ?? 400);
}

/**
 * Writes an attribute that is not there yet: writing it again would make screen readers lose their place.
 * @param {Element} element
 * @param {string} name of an attribute
 * @param {string | null} value null = must not be there
 */
export function put(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Makes `wanted` the children of `parent` with as few moves as possible, and never moves what holds the focus.
 * @param {Element} parent
 * @param {Element[]} wanted
 * @param {Element | null} focused
 */
export function order(parent, wanted, focused) {
  const keep = new Set(wanted);
  for (const child of Array.from(parent.children)) if (!keep.has(child)) child.remove();
  let cursor = parent.firstElementChild;
  for (const element of wanted) {
    if (element === cursor) {
      cursor = cursor.nextElementSibling;
    } else if (focused && element.parentElement === parent && element.contains(focused)) {
      while (cursor && cursor !== element) {
        const next = cursor.nextElementSibling;
        parent.append(cursor);
        cursor = next;
      }
      cursor = element.nextElementSibling;
    } else parent.insertBefore(element, cursor);
  }
}
