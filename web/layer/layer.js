// The operable truth: real elements for every node, laid exactly over the picture, kept by id from frame to frame.
// Knows nothing of pixels or of what a node means; a click becomes activate(node) and nothing else.

import { countries } from './countries.js';
import { Focus } from './focus.js';
import { Live } from './live.js';
import { CONTROLS, attributes_of, is_slide, painted_text, reads_differently, tag_of } from './roles.js';
import { magnified, px, write_lines } from './words.js';
import { Scroller } from './scroller.js';

/** @typedef {import('./roles.js').Node} Node */
/** @typedef {import('./roles.js').Tree} Tree */

/**
 * @typedef {object} Actions what the layer may ask of the widget
 * @property {(node: number) => void} activate
 * @property {(node: number, text: string) => void} input
 * @property {(node: number, visible: boolean) => void} focus 0 = none of ours
 * @property {(node: number, offset: number) => void} scroll CSS px from the reading start
 * @property {() => void} help shows or hides what the keys do
 */

/**
 * @typedef {object} Part one node's element and what was last written to it
 * @property {Node} node @property {HTMLElement} element @property {string} tag
 * @property {Record<string, string | null>} written
 * @property {string} placed
 * @property {HTMLElement | null} words @property {string} words_from
 * @property {HTMLElement | null} full @property {Scroller | null} scroller
 */

export class Layer {
  /** @type {Map<number, Part>} */
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
    const make = (/** @type {string} */ tag, /** @type {string} */ name) => Object.assign(surface.ownerDocument.createElement(tag), { className: name });
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

  /** Shows itself instead of lying invisible over the picture. */
  get dom_mode() {
    return this.#dom_mode;
  }

  set dom_mode(on) {
    if (on === this.#dom_mode) return;
    this.#dom_mode = on;
    if (this.#tree) this.apply(this.#tree);
  }

  /** How much larger than laid out the picture is. @param {number} k */
  set scale(k) {
    if (k === this.#scale) return;
    this.#scale = k;
    if (this.#tree) this.apply(this.#tree);
  }

  /** @param {Tree} laid_out */
  apply(laid_out) {
    this.#tree = laid_out;
    const tree = magnified(laid_out, this.#dom_mode ? 1 : this.#scale);
    const before = this.#focus.before();
    const root = this.#element;
    put(root, 'lang', tree.lang || null);
    put(root, 'dir', tree.dir || null);
    root.style.width = this.#dom_mode ? '' : px(tree.width);
    root.style.height = this.#dom_mode ? '' : px(tree.height);

    const nodes = tree.nodes.filter((node) => this.#silent(node));
    const with_slides = new Set(nodes.filter(is_slide).map((node) => node.parent));
    const by_id = new Map(nodes.map((node) => [node.id, node]));
    const with_items = new Set(nodes.filter((node) => node.role === 'list_item').map((node) => node.parent));
    const stops = tab_stops(nodes);
    // A scroller runs to the left where the program has laid its content out to the left.
    const leftward = new Set(nodes.filter((node) => node.box[0] < (by_id.get(node.parent)?.box[0] ?? -Infinity) - 1).map((node) => node.parent));
    /** @type {Map<number, HTMLElement[]>} */
    const children = new Map([[0, []]]);
    const seen = new Set();
    for (const node of nodes) {
      const parent = by_id.get(node.parent);
      const part = this.#part(node, tag_of(node, { parent, has_items: with_items.has(node.id), has_slides: with_slides.has(node.id) }));
      this.#write(part, parent, stops.has(node.id), leftward.has(node.id));
      seen.add(node.id);
      const own = /** @type {HTMLElement[]} */ ([part.scroller?.rail, part.words, part.full].filter(Boolean));
      children.set(node.id, own);
      (children.get(parent ? node.parent : 0) ?? []).push(part.element);
    }
    for (const [id, part] of this.#parts) {
      if (seen.has(id)) continue;
      part.element.remove();
      this.#parts.delete(id);
    }
    const focused = this.#focus.element;
    for (const [id, wanted] of children) {
      const parent = id ? this.#parts.get(id)?.element : root;
      if (!parent || parent.tagName === 'INPUT' || parent.tagName === 'SELECT' || parent.tagName === 'IMG') continue;
      if (!id) wanted.push(this.#descriptions);
      const slot = parent.querySelector(':scope > slot');
      if (slot) wanted.push(/** @type {HTMLElement} */ (slot));
      order(parent, wanted, focused);
    }
    this.#describe(nodes);
    this.#say_page(nodes);
    this.#focus.after(before, nodes);
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

  /** While pages turn the newest place is the one that will be said; scrolling by hand says nothing. @param {Node[]} nodes */
  #say_page(nodes) {
    const range = this.#turned && nodes.find((node) => node.key.endsWith('/range'));
    if (range) this.#live.say(range.name ?? '');
  }

  /** To be called when the layer is no longer wanted. */
  dispose() {
    this.#live.dispose();
  }

  /** @param {Node} node @param {string} tag @returns {Part} */
  #part(node, tag) {
    const known = this.#parts.get(node.id);
    this.#parts.delete(node.id);  // set again below: the map stays in reading order
    if (known && known.tag === tag && known.node.role === node.role) {
      known.node = node;
      this.#parts.set(node.id, known);
      return known;
    }
    const element = this.#element.ownerDocument.createElement(tag);
    element.className = `n ${node.role}`;
    element.dataset.key = node.key;
    if (tag === 'img' || tag === 'a') element.draggable = false;
    /** @type {Part} */
    const part = { node, element, tag, written: {}, placed: '', words: null, words_from: '', full: null, scroller: null };
    if (node.role === 'scroller') part.scroller = new Scroller(element);
    if (node.role === 'slot') element.append(this.#element.ownerDocument.createElement('slot'));
    known?.element.remove();
    this.#parts.set(node.id, part);
    this.#owners.set(element, part);
    return part;
  }

  /** @param {Part} part @param {Node | undefined} parent @param {boolean} roving @param {boolean} leftward */
  #write(part, parent, roving, leftward) {
    const { node, element } = part;
    const attributes = attributes_of(node, { parent, roving, visible_images: this.#dom_mode });
    for (const [name, value] of Object.entries(attributes)) {
      // Writing what is already there makes screen readers lose their place.
      if (part.written[name] === value || (value === null && part.written[name] === undefined)) continue;
      put(element, name, value);
      part.written[name] = value;
    }
    element.classList.toggle('read', Boolean(node.hidden));
    this.#place(part, parent);
    part.scroller?.write(node, leftward);
    if (node.role === 'slot') put(/** @type {HTMLElement} */ (element.firstElementChild), 'name', node.slot ?? null);
    if (node.role === 'text_field') this.#write_value(/** @type {HTMLInputElement | HTMLSelectElement} */ (element), node);
    else this.#write_words(part);
  }

  /** @param {Part} part @param {Node | undefined} parent */
  #place(part, parent) {
    const { node: { box: [x, y, w, h], style: ink, lines, hidden }, element: { style } } = part;
    const left = x - (parent?.box[0] ?? 0), top = y - (parent?.box[1] ?? 0);
    const placed = [left, top, w, h, hidden, ink?.color, ink?.size, ink?.weight, lines?.length].join();
    if (part.placed === placed) return;
    part.placed = placed;
    style.left = px(left);
    style.top = px(top);
    style.width = hidden ? '' : px(w);
    style.height = hidden ? '' : px(h);
    if (ink?.color) style.setProperty('--ink', ink.color);
    if (ink?.size) style.setProperty('--size', String(ink.size));
    if (!ink || lines?.length) return;
    style.fontSize = px(ink.size ?? 15);
    style.fontWeight = String(ink.weight ?? 400);
  }

  /** @param {HTMLInputElement | HTMLSelectElement} input @param {Node} node */
  #write_value(input, node) {
    const value = node.value ?? '', lang = this.#tree?.lang || 'en';
    if (node.input === 'country' && input.dataset.lang !== lang) {
      input.dataset.lang = lang;
      input.replaceChildren(new Option('', ''), ...countries(lang).map(([code, name]) => new Option(name, code)));
    }
    if (input.value !== value && !this.#focus.composing) input.value = value;
  }

  /** @param {Part} part */
  #write_words(part) {
    const { node, element } = part, make = element.ownerDocument;
    const bare = !node.lines?.length && (node.role === 'text' || node.role === 'heading') ? node.name ?? '' : '';
    const cut = reads_differently(node) && (node.role === 'text' || node.role === 'heading');
    const from = JSON.stringify([node.lines, node.lines?.length ? node.box : 0, node.style, node.name]);
    if (part.words_from === from) return;
    part.words_from = from;
    if (!node.lines?.length) {
      part.words?.remove();
      part.words = null;
    } else {
      part.words ??= Object.assign(make.createElement('span'), { className: 'words' });
      write_lines(part.words, node);
      // An icon or a word cut short is not what the control is called.
      const odd = reads_differently(node) && !node.name?.includes(painted_text(node));
      put(part.words, 'aria-hidden', cut || odd ? 'true' : null);
    }
    if (cut || bare) {
      part.full ??= make.createElement('span');
      // Cut short, the whole is worth showing where there is room; said in other words, it is for the ear.
      part.full.className = !cut ? '' : painted_text(node).endsWith('…') ? 'read whole' : 'read';
      part.full.textContent = node.name ?? '';
      part.full.style.fontSize = px(node.style?.size ?? 15);
      part.full.style.fontWeight = String(node.style?.weight ?? 400);
    } else {
      part.full?.remove();
      part.full = null;
    }
  }

  /** Descriptions live apart, hidden, so that they are read with their control and never on their own. @param {Node[]} nodes */
  #describe(nodes) {
    const wanted = nodes.filter((node) => node.description).map((node) => {
      const id = `d${node.id}`;
      const kept = Array.from(this.#descriptions.children).find((child) => child.id === id);
      const element = /** @type {HTMLElement} */ (kept ?? Object.assign(this.#element.ownerDocument.createElement('span'), { id }));
      if (element.textContent !== node.description) element.textContent = node.description ?? '';
      return element;
    });
    order(this.#descriptions, wanted, null);
  }

  /** @param {EventTarget | null} target @returns {Part | null} */
  #part_of(target) {
    for (let at = /** @type {Element | null} */ (target); at && at !== this.#element; at = at.parentElement) {
      const part = this.#owners.get(at);
      if (part) return this.#parts.get(part.node.id) === part ? part : null;
    }
    return null;
  }

  /** @param {Part} part */
  #activate(part) {
    if (part.node.enabled === false) return;
    const turns = /(?:^|\/)(previous|next)$/.exec(part.node.key);
    if (turns) this.#turned = true;
    if (turns) this.#nearest_scroller(part.node)?.turn(turns[1] === 'next' ? 1 : -1);
    if (part.node.action) this.#actions.activate(part.node.id);
  }

  /** @param {Node} node */
  #nearest_scroller(node) {
    for (let at = node.key; at; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      for (const part of this.#parts.values()) if (part.scroller && `${part.node.key}/`.startsWith(`${at}/`)) return part.scroller;
    }
    return Array.from(this.#parts.values()).find((part) => part.scroller)?.scroller ?? null;
  }

  #listen() {
    const root = this.#element;
    const press = (/** @type {Event} */ event) => {
      let part = this.#part_of(event.target);
      while (part && !CONTROLS.has(part.node.role)) part = this.#parts.get(part.node.parent) ?? null;
      if (!part || part.node.role === 'text_field') return;
      event.preventDefault();  // a link never navigates by itself
      this.#activate(part);
    };
    root.addEventListener('click', press);
    root.addEventListener('auxclick', (event) => {
      if (event.button === 1) press(event);
    });
    root.addEventListener('input', (event) => {
      const part = this.#part_of(event.target);
      if (part?.node.typed && part.node.enabled !== false) this.#actions.input(part.node.id, /** @type {HTMLInputElement} */ (event.target).value);
    });
    root.addEventListener('scroll', (event) => {
      const part = this.#part_of(event.target);
      if (part?.scroller && event.target === part.element) this.#actions.scroll(part.node.id, part.scroller.offset);
    }, { capture: true, passive: true });
    for (const type of ['wheel', 'pointerdown', 'keydown']) root.addEventListener(type, () => (this.#turned = false), { passive: true, capture: true });
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

/** @param {Element} element @param {string} name @param {string | null} value */
function put(element, name, value) {
  if (value === null) {
    if (element.hasAttribute(name)) element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** The one tab stop of each radio group: the chosen radio, or else the first. @param {Node[]} nodes */
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

/**
 * Makes `wanted` the children of `parent` with as few moves as possible, and never moves what holds the focus.
 * @param {Element} parent @param {Element[]} wanted @param {Element | null} focused
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
