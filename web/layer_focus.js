// Where focus goes when the surface changes, and the keys that move it: dialogs, radio groups, Escape.
// Knows nothing of money or pixels. Never takes focus from the host's page: only moves it when it is already with us.

/** @typedef {import('./layer.js').Part} Part */
/** @typedef {import('./layer_roles.js').Node} Node */

/**
 * @typedef {object} Access to the layer
 * @property {Map<number, Part>} parts
 * @property {(element: EventTarget | null) => Part | null} part_of
 * @property {(part: Part) => void} activate
 */

const PATIENCE = 4;  // frames a key path may stay unknown before it is given up
const ARROWS = new Map([['ArrowDown', 1], ['ArrowRight', 1], ['ArrowUp', -1], ['ArrowLeft', -1]]);

export class Focus {
  #where;
  #access;
  #wanted = '';
  #patience = 0;
  #modal = 0;     // id of the open modal dialog
  #invoker = 0;   // id of the control that had focus when it opened
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
    if (!part.element.matches('a[href], button, input, [tabindex]')) part.element.tabIndex = -1;
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
    const opened = dialog && dialog.id !== this.#modal, closed = !dialog && this.#modal !== 0;
    this.#fence(dialog);
    if (opened && !this.#modal) this.#invoker = before.id;
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
      const part = parts.get(this.#invoker);
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
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('compositionstart', () => (this.composing = true));
    root.addEventListener('compositionend', () => (this.composing = false));
    root.addEventListener('pointerdown', () => (this.#engaged = true), { passive: true });
    root.addEventListener('focusin', () => (this.#engaged = true));
    root.addEventListener('focusout', (event) => {
      if (event.relatedTarget && !root.contains(/** @type {Node & globalThis.Node} */ (event.relatedTarget))) this.#engaged = false;
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const part = this.#access.part_of(event.target);
    if (!part || event.isComposing) return;
    const { key } = event;
    // A held key is one press: the browser would click again and again.
    if (event.repeat && (key === 'Enter' || key === ' ') && part.node.role !== 'text_field') event.preventDefault();
    else if (part.node.role === 'radio' && ARROWS.has(key)) this.#roam(event, part);
    else if (key === 'Enter' && part.node.role === 'text_field' && !event.repeat) this.#submit(event, part);
    else if (key === 'Escape') this.#escape(event);
    else if (key === 'Tab') this.#trap(event);
    else if ((key === 'Home' || key === 'End') && part.node.role !== 'text_field') this.#leap(event, part);
  }

  /** Home and End go to the first and last item of the list the focus is in. @param {KeyboardEvent} event @param {Part} part */
  #leap(event, part) {
    const { parts } = this.#access;
    let item = /** @type {Part | undefined} */ (part);
    while (item && item.node.role !== 'list_item') item = parts.get(item.node.parent);
    if (!item) return;
    const list = item.node.parent, items = Array.from(parts.values()).filter((other) => other.node.role === 'list_item' && other.node.parent === list);
    const target = items[event.key === 'Home' ? 0 : items.length - 1]?.element.querySelector('button, a[href], input');
    if (!target) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (target).focus();
  }

  /** Arrows move and choose inside a radio group. @param {KeyboardEvent} event @param {Part} part */
  #roam(event, part) {
    const group = Array.from(this.#access.parts.values()).filter((other) => other.node.role === 'radio' && other.node.parent === part.node.parent && other.node.enabled !== false);
    const rtl = /Left|Right/.test(event.key) && getComputedStyle(part.element).direction === 'rtl';
    const step = (ARROWS.get(event.key) ?? 1) * (rtl ? -1 : 1);
    const next = group[(group.indexOf(part) + step + group.length) % group.length];
    event.preventDefault();
    if (!next || next === part) return;
    next.element.focus();
    this.#access.activate(next);
  }

  /** Enter in a field presses the button of the field's own group, never one further away. @param {KeyboardEvent} event @param {Part} part */
  #submit(event, part) {
    const { parts } = this.#access;
    event.preventDefault();
    let group = parts.get(part.node.parent);
    while (group && group.node.role !== 'group') group = parts.get(group.node.parent);
    if (!group) return;
    let after = false;
    for (const other of parts.values()) {
      if (other === part) after = true;
      else if (after && other.node.role === 'button' && other.node.action && is_inside(other.node, group.node.id, parts)) return this.#access.activate(other);
    }
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    const { parts } = this.#access, dialog = parts.get(this.#modal);
    if (!dialog || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    const close = dialog.node.action ? dialog
      : Array.from(parts.values()).find((part) => part.node.action && part.node.key.endsWith('/close') && is_inside(part.node, dialog.node.id, parts));
    if (close) this.#access.activate(close);
  }

  /** Tab goes round inside a modal dialog. @param {KeyboardEvent} event */
  #trap(event) {
    const dialog = this.#access.parts.get(this.#modal);
    // A bank's page or a wallet's button in a slot is the host's own and takes part in the browser's order, not in ours.
    if (!dialog || dialog.element.querySelector('slot')?.assignedElements().length) return;
    const stops = Array.from(dialog.element.querySelectorAll('a[href], button, input, [tabindex]')).filter((element) => /** @type {HTMLElement} */ (element).tabIndex >= 0);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
    const before_first = event.shiftKey && !stops.includes(/** @type {Element} */ (event.target));
    if (!other || (event.target !== edge && !before_first)) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (other).focus();
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

/** @param {Node} node @param {number} ancestor @param {Map<number, Part>} parts */
function is_inside(node, ancestor, parts) {
  for (let at = parts.get(node.parent); at; at = parts.get(at.node.parent)) if (at.node.id === ancestor) return true;
  return false;
}
