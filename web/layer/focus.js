// Where focus goes when the surface changes: into a dialog, back to what opened it, to what is named.
// Knows nothing of money, pixels or keys. Never takes focus from the host's page: only moves it when it is already with us.

import { Keys, is_inside } from './keys.js';

/** @typedef {import('./layer.js').Part} Part */
/** @typedef {import('./roles.js').Node} Node */

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

  /** @param {{root: DocumentOrShadowRoot, engaged?: () => boolean}} where @param {Access} access */
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

  /** Focus goes there once the next frame is on the surface: until then the key may name what is about to leave. @param {string} key path of a node */
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

  /** @param {Part} part */
  #to(part) {
    if (!part.element.matches('a[href], button, input, select, [tabindex]')) part.element.tabIndex = -1;
    part.element.focus({ preventScroll: false });
  }

  /** What has to be known before the elements change. */
  before() {
    const part = this.#access.part_of(this.element);
    return { id: part?.node.id ?? 0, may: this.#may_move() };
  }

  /** @param {{id: number, may: boolean}} before @param {Node[]} nodes */
  after(before, nodes) {
    const { parts } = this.#access;
    const dialog = nodes.filter((node) => node.role === 'dialog' && node.modal).pop();
    const left = dialog?.id !== this.#modal ? this.#modal : 0;
    const back = left ? this.#invokers.get(left) ?? 0 : 0;  // what opened the dialog that has gone
    const returned = dialog !== undefined && this.#invokers.has(dialog.id) && left !== 0;
    const opened = dialog !== undefined && dialog.id !== this.#modal && !returned, closed = left !== 0 && !opened;
    this.#fence(dialog);
    if (opened) this.#invokers.set(dialog.id, before.id);
    if (closed) this.#invokers.delete(left);
    if (!dialog) this.#invokers.clear();
    this.#modal = dialog?.id ?? 0;
    if (!before.may || (this.#wanted && node_at(nodes, this.#wanted))) return;  // settle() follows
    const kept = before.id ? parts.get(before.id) : undefined;
    if (opened) {
      const title = nodes.find((node) => node.role === 'heading' && is_inside(node, dialog.id, parts));
      const part = parts.get((title ?? dialog).id);
      if (part) this.#to(part);
    } else if (kept && !this.element && !kept.element.inert) {
      this.#to(kept);  // its surroundings were rebuilt
    } else if (closed && !this.element) {
      const part = parts.get(back);
      if (part) this.#to(part);
    } else if (before.id && !this.element && dialog) {
      const part = parts.get(dialog.id);  // what had focus has gone: stay in the dialog
      if (part) this.#to(part);
    }
  }

  /** Everything beside an open modal dialog is inert. @param {Node | undefined} dialog */
  #fence(dialog) {
    const { parts } = this.#access;
    const path = new Set();
    for (let at = dialog && parts.get(dialog.id); at; at = parts.get(at.node.parent)) path.add(at.node.id);
    for (const part of parts.values()) {
      const beside = dialog !== undefined && !path.has(part.node.id) && (part.node.parent === 0 || !parts.has(part.node.parent) || path.has(part.node.parent))
        && part.node.parent !== dialog.id;
      if (part.element.inert !== beside) part.element.inert = beside;
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
      if (event.relatedTarget && !root.contains(/** @type {Node & globalThis.Node} */ (event.relatedTarget))) this.#engaged = false;
    });
  }

}

/**
 * The node a key path names. The path may leave segments out ("panel/title" for "till/panel/title"); the shortest key is meant.
 * @param {Node[]} nodes @param {string} path @returns {Node | undefined}
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
