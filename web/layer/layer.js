// What a person operates: real elements for every node, laid exactly over the picture, kept by id from frame to frame.
// Knows nothing of pixels or of what a node means; a click becomes activate(node) and nothing else.

import { Focus } from './focus.js';
import { Live } from './live.js';
import { inner_elements, make_part, order, put, write_part, write_value } from './part.js';
import { CONTROLS, is_slide, painted_text } from './roles.js';
import { NO_ENTRIES, difference, entries_of } from './tree.js';
import { magnified, px } from './words.js';

/** @import {Part} from './part.js' */
/** @import {Node, Tree} from './roles.js' */
/** @import {Entries, Entry} from './tree.js' */

/**
 * @typedef {object} Actions what the layer may ask of the widget
 * @property {(node: number) => void} activate
 * @property {(node: number, text: string) => void} input
 * @property {(node: number, visible: boolean) => void} focus 0 = none of ours
 * @property {(node: number, offset: number) => void} scroll CSS px from the reading start
 * @property {() => void} help shows or hides what the keys do
 */

/** Elements that hold no others. */
const EMPTY = new Set(['INPUT', 'SELECT', 'IMG']);
/** Buttons that turn pages of the scroller beside them. @type {Map<string | undefined, 1 | -1>} */
const TURNS = new Map([['next', 1], ['previous', -1]]);

export class Layer {
  /** In reading order. @type {Map<number, Part>} */
  #parts = new Map();
  /** @type {WeakMap<Element, Part>} */
  #owners = new WeakMap();
  #element;
  #descriptions;
  #live;
  #actions;
  #focus;
  /** @type {Tree | null} */
  #tree = null;
  #entries = NO_ENTRIES;
  #dom_mode = false;
  #scale = 1;
  /** Pages were turned by a button: where they came to rest is to be said. */
  #turned = false;

  /**
   * @param {HTMLElement} surface holds the layer and the two live regions
   * @param {Actions} actions
   * @param {{root: DocumentOrShadowRoot, engaged?: () => boolean}} where root: for the focused element
   */
  constructor(surface, actions, where) {
    this.#actions = actions;
    const make = (/** @type {string} */ tag, /** @type {string} */ name) =>
      Object.assign(surface.ownerDocument.createElement(tag), { className: name });
    this.#element = make('div', 'layer');
    this.#descriptions = make('div', 'descriptions');
    this.#descriptions.hidden = true;
    const status = make('div', 'read'), alert = make('div', 'read');
    this.#live = new Live(status, alert);
    surface.append(this.#element, status, alert);
    this.#focus = new Focus(where, {
      parts: this.#parts,
      part_of: (element) => this.#part_of(element),
      activate: (part) => this.#activate(part),
      help: () => this.#actions.help(),
    });
    this.#listen();
  }

  /** The element that holds all of ours. */
  get element() {
    return this.#element;
  }

  /** The newest tree, as it was laid out. */
  get tree() {
    return this.#tree;
  }

  /** Shows itself instead of lying invisible over the picture. */
  get dom_mode() {
    return this.#dom_mode;
  }

  set dom_mode(on) {
    if (on === this.#dom_mode) return;
    this.#dom_mode = on;
    this.#write_again();
  }

  /** How much larger than laid out the picture is. @param {number} k */
  set scale(k) {
    if (k === this.#scale) return;
    this.#scale = k;
    this.#write_again();
  }

  #write_again() {
    if (this.#tree) this.apply(this.#tree, true);
  }

  /**
   * Touches only elements of nodes that have changed since the last tree.
   * @param {Tree} tree
   * @param {boolean} [all] every node is written
   */
  apply(tree, all = false) {
    this.#tree = tree;
    const { nodes: laid_out, ...surface } = magnified(tree, this.#dom_mode ? 1 : this.#scale);
    const before = this.#focus.before();
    this.#write_surface(surface);
    const nodes = laid_out.filter((node) => this.#silent(node));
    const entries = entries_of(nodes), { removed, added, changed, reordered } = difference(this.#entries, entries);
    this.#entries = entries;
    for (const id of removed) this.#parts.get(id)?.element.remove();
    const rewritten = new Set([...added, ...(all ? entries.by_id.keys() : changed)]);
    this.#keep_parts(entries, new Set(added), rewritten);
    const parents = added.map((id) => this.#parent_of(id));
    for (const id of new Set([...rewritten, ...reordered, ...parents])) this.#order(id);
    this.#describe(nodes);
    this.#say_page(nodes);
    this.#focus.after(before, nodes);
  }

  /** @param {Omit<Tree, 'nodes'>} surface */
  #write_surface({ lang, dir, width, height }) {
    const root = this.#element;
    put(root, 'lang', lang || null);
    put(root, 'dir', dir || null);
    root.style.width = this.#dom_mode ? '' : px(width);
    root.style.height = this.#dom_mode ? '' : px(height);
  }

  /**
   * Parts for all nodes and no others, in reading order, with what has changed written to them.
   * @param {Entries} entries
   * @param {Set<number>} added
   * @param {Set<number>} rewritten
   */
  #keep_parts(entries, added, rewritten) {
    const known = new Map(this.#parts), lang = this.#tree?.lang || 'en';
    this.#parts.clear();
    for (const [id, entry] of entries.by_id) {
      const part = added.has(id) ? this.#new_part(entry, known.get(id)) : /** @type {Part} */ (known.get(id));
      part.node = entry.node;
      this.#parts.set(id, part);
      if (rewritten.has(id)) write_part(part, entry, this.#dom_mode);
      // What was typed may be other than what the program has made of it.
      if (entry.node.role === 'text_field') write_value(part, lang, this.#focus.composing);
    }
  }

  /**
   * @param {Entry} entry
   * @param {Part | undefined} former of the same node, when it was another element
   */
  #new_part(entry, former) {
    former?.element.remove();
    const part = make_part(this.#element.ownerDocument, entry);
    this.#owners.set(part.element, part);
    return part;
  }

  /** 0 = the layer itself. @param {number} id */
  #parent_of(id) {
    return this.#entries.by_id.get(id)?.parent?.id ?? 0;
  }

  /** Brings the elements inside a node's element into order. @param {number} id 0 = the layer itself */
  #order(id) {
    const part = this.#parts.get(id), element = id ? part?.element : this.#element;
    if (!element || EMPTY.has(element.tagName)) return;
    const wanted = part ? inner_elements(part) : [];
    for (const child of this.#entries.children.get(id) ?? []) {
      wanted.push(/** @type {Part} */ (this.#parts.get(child)).element);
    }
    const last = id ? element.querySelector(':scope > slot') : this.#descriptions;
    if (last) wanted.push(/** @type {HTMLElement} */ (last));
    order(element, wanted, this.#focus.element);
  }

  /** Sends focus to a node by key path, now or when the next frame brings it. @param {string} key */
  focus_key(key) {
    this.#focus.send(key);
  }

  /** To be called after every frame. */
  settle() {
    this.#focus.settle();
  }

  /** Id of the control or card whose element this is, or lies in; 0 = none. @param {EventTarget | null} target */
  control_at(target) {
    for (let part = this.#part_of(target); part; part = this.#parts.get(part.node.parent) ?? null) {
      if (CONTROLS.has(part.node.role) || is_slide(part.node)) return part.node.id;
    }
    return 0;
  }

  /** Whether a picture of that address is on the surface. @param {string} url */
  shows(url) {
    return Array.from(this.#parts.values()).some(({ node }) => node.role === 'image' && node.url === url);
  }

  /** What is spoken is no part of the surface. @param {Node} node */
  #silent(node) {
    if (node.role !== 'status' && node.role !== 'alert') return true;
    this.#live.tell(node.role, node.name || painted_text(node));
    return false;
  }

  /** While pages turn the newest place will be said; scrolling by hand says nothing. @param {Node[]} nodes */
  #say_page(nodes) {
    const range = this.#turned && nodes.find((node) => node.part === 'range');
    if (range) this.#live.say(range.name ?? '');
  }

  /** To be called when the layer is no longer wanted. */
  dispose() {
    this.#live.dispose();
  }

  /** Descriptions live apart, hidden: they are read with their control and never on their own. @param {Node[]} nodes */
  #describe(nodes) {
    const wanted = nodes.filter((node) => node.description).map((node) => {
      const id = `d${node.id}`, kept = Array.from(this.#descriptions.children).find((child) => child.id === id);
      const element = kept ?? Object.assign(this.#element.ownerDocument.createElement('span'), { id });
      if (element.textContent !== node.description) element.textContent = node.description ?? '';
      return element;
    });
    order(this.#descriptions, wanted, null);
  }

  /**
   * @param {EventTarget | null} target
   * @returns {Part | null}
   */
  #part_of(target) {
    for (let at = /** @type {Element | null} */ (target); at && at !== this.#element; at = at.parentElement) {
      const part = this.#owners.get(at);
      if (part) return this.#parts.get(part.node.id) === part ? part : null;
    }
    return null;
  }

  /** @param {Part} part */
  #activate({ node }) {
    if (node.enabled === false) return;
    const turn = TURNS.get(node.part);
    if (turn) {
      this.#turned = true;
      this.#scroller_beside(node)?.turn(turn);
    }
    if (node.action) this.#actions.activate(node.id);
  }

  /** @param {Node} node */
  #scroller_beside({ parent }) {
    return Array.from(this.#parts.values()).find(({ scroller, node }) => scroller && node.parent === parent)?.scroller;
  }

  /** @param {Event} event */
  #press(event) {
    let part = this.#part_of(event.target);
    while (part && !CONTROLS.has(part.node.role)) part = this.#parts.get(part.node.parent) ?? null;
    if (!part || part.node.role === 'text_field') return;
    event.preventDefault();  // a link never navigates by itself
    this.#activate(part);
  }

  #listen() {
    const root = this.#element, on_the_way = { passive: true, capture: true };
    root.addEventListener('click', (event) => this.#press(event));
    root.addEventListener('auxclick', (event) => {
      if (event.button === 1) this.#press(event);
    });
    root.addEventListener('input', (event) => {
      const part = this.#part_of(event.target);
      if (!part?.node.typed || part.node.enabled === false) return;
      this.#actions.input(part.node.id, /** @type {HTMLInputElement} */ (event.target).value);
    });
    root.addEventListener('scroll', (event) => {
      const part = this.#part_of(event.target);
      if (part?.scroller && event.target === part.element) this.#actions.scroll(part.node.id, part.scroller.offset);
    }, on_the_way);
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      root.addEventListener(type, () => (this.#turned = false), on_the_way);
    }
    root.addEventListener('focusin', (event) => {
      const part = this.#part_of(event.target);
      this.#actions.focus(part?.node.id ?? 0, part !== null && part.element.matches(':focus-visible'));
    });
    root.addEventListener('focusout', (event) => {
      if (!this.#part_of(event.relatedTarget)) this.#actions.focus(0, false);
    });
    this.#focus.listen(root);
  }
}
