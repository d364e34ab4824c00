// Where focus goes when the surface changes: into a dialog, back to what opened it, to what is named.
// Never takes focus from the host's page: only moves it when it is already with us. Knows nothing of money or pixels.

import { Keys, is_inside } from './keys.js';

/** @import {Part} from './part.js' */
/** @import {Node} from './roles.js' */

/**
 * @typedef {object} Access to the layer
 * @property {Map<number, Part>} parts
 * @property {(element: EventTarget | null) => Part | null} part_of
 * @property {(part: Part) => void} activate
 * @property {() => void} help shows or hides what the keys do
 */

const PATIENCE = 4;  // frames a key path may stay unknown before it is given up

export class Focus {
  #where;
  #access;
  #wanted = '';
  #patience = 0;
  #modal = 0;     // id of the open modal dialog
  /** Which control had the focus when a dialog opened; one may open over another. @type {Map<number, number>} */
  #invokers = new Map();
  #engaged = false;  // the shopper's last press was inside us
  /** An input method is at work; its field must not be written to. */
  composing = false;

  /**
   * @param {{root: DocumentOrShadowRoot, engaged?: () => boolean}} where
   * @param {Access} access
   */
  constructor(where, access) {
    this.#where = where;
    this.#access = access;
  }

  /** Our focused element, if any. */
  get element() {
    return this.#where.root.activeElement;
  }

  /** Focus is ours, or was when the element that had it went away or the browser does not focus what is clicked. */
  #may_move() {
    if (this.element) return true;
    const active = document.activeElement;
    return this.#engaged && (!active || active === document.body);
  }

  /**
   * Focus goes there once the next frame is on the surface: until then the key may name what is about to leave.
   * @param {string} key path of a node
   */
  send(key) {
    this.#wanted = key;
    this.#patience = PATIENCE;
  }

  /** After every frame, whether or not its tree changed. */
  settle() {
    if (!this.#wanted) return;
    const node = node_at(Array.from(this.#access.parts.values(), (part) => part.node), this.#wanted);
    if (!node && --this.#patience > 0) return;
    this.#wanted = '';
    const part = node && this.#access.parts.get(node.id);
    if (part && this.#may_move()) this.#to(part);
  }

  /** @param {Part | undefined} part */
  #to(part) {
    if (!part) return;
    if (!part.element.matches('a[href], button, input, select, [tabindex]')) part.element.tabIndex = -1;
    part.element.focus({ preventScroll: false });
  }

  /** What has to be known before the elements change. */
  before() {
    const part = this.#access.part_of(this.element);
    return { id: part?.node.id ?? 0, may: this.#may_move() };
  }

  /**
   * @param {{id: number, may: boolean}} before what before() has told
   * @param {Node[]} nodes
   */
  after(before, nodes) {
    const { parts } = this.#access;
    const dialog = nodes.filter((node) => node.role === 'dialog' && node.modal).pop();
    const { opened, closed, invoker } = this.#follow(dialog, before.id);
    this.#fence(dialog);
    if (!before.may || (this.#wanted && node_at(nodes, this.#wanted))) return;  // settle() follows
    if (dialog && opened) {
      const title = nodes.find((node) => node.role === 'heading' && is_inside(node, dialog.id, parts));
      return this.#to(parts.get((title ?? dialog).id));
    }
    if (this.element) return;
    const kept = parts.get(before.id);
    if (kept && !kept.element.inert) this.#to(kept);  // its surroundings were rebuilt
    else if (closed) this.#to(parts.get(invoker));
    else if (before.id && dialog) this.#to(parts.get(dialog.id));  // what had focus has gone: stay in the dialog
  }

  /**
   * Which dialog opened or closed, and which control had opened the one that closed.
   * @param {Node | undefined} dialog that is open now
   * @param {number} focused 0 = nothing of ours
   */
  #follow(dialog, focused) {
    const now = dialog?.id ?? 0, last = this.#modal, left = now === last ? 0 : last;
    const invoker = this.#invokers.get(left) ?? 0;
    const returned = left !== 0 && this.#invokers.has(now);
    const opened = now !== 0 && now !== last && !returned, closed = left !== 0 && !opened;
    if (opened) this.#invokers.set(now, focused);
    if (closed) this.#invokers.delete(left);
    if (!now) this.#invokers.clear();
    this.#modal = now;
    return { opened, closed, invoker };
  }

  /** Everything beside an open modal dialog is inert. @param {Node | undefined} dialog */
  #fence(dialog) {
    const { parts } = this.#access, path = new Set();
    for (let at = dialog && parts.get(dialog.id); at; at = parts.get(at.node.parent)) path.add(at.node.id);
    const is_beside = (/** @type {Node} */ { id, parent }) => {
      if (!dialog || path.has(id) || parent === dialog.id) return false;
      return !parts.has(parent) || path.has(parent);
    };
    for (const { node, element } of parts.values()) {
      const beside = is_beside(node);
      if (element.inert !== beside) element.inert = beside;
    }
  }

  /** @param {HTMLElement} root */
  listen(root) {
    new Keys(this.#access, () => this.#modal, () => this.composing).listen(root);
    root.addEventListener('compositionstart', () => (this.composing = true));
    root.addEventListener('compositionend', () => (this.composing = false));
    root.addEventListener('pointerdown', () => (this.#engaged = true), { passive: true });
    root.addEventListener('focusin', () => (this.#engaged = true));
    root.addEventListener('focusout', (event) => {
      const to = /** @type {globalThis.Node | null} */ (event.relatedTarget);
      if (to && !root.contains(to)) this.#engaged = false;
    });
  }
}

/**
 * The node a key path names. The path may leave segments out ("panel/title" for "till/panel/title"); the shortest key
 * is meant.
 * @param {Node[]} nodes
 * @param {string} path
 * @returns {Node | undefined}
 */
export function node_at(nodes, path) {
  const wanted = path.split('/');
  const fits = (/** @type {string} */ key) => {
    const has = key.split('/');
    if (has[has.length - 1] !== wanted[wanted.length - 1]) return false;
    let i = 0;
    for (const segment of has) if (segment === wanted[i]) ++i;
    return i === wanted.length;
  };
  return nodes.filter(({ key }) => fits(key)).sort((a, b) => a.key.length - b.key.length)[0];
}
