// The keys of the surface (experience E.7): Enter on its way up, arrows, Home, End, Escape, Tab and the question mark.
// Knows nothing of money or pixels; what is pressed ends as activate(part), as a click does.

/** @typedef {import('./layer.js').Part} Part */
/** @typedef {import('./roles.js').Node} Node */
/** @typedef {import('./focus.js').Access} Access */

const ARROWS = new Map([['ArrowDown', 1], ['ArrowRight', 1], ['ArrowUp', -1], ['ArrowLeft', -1]]);
const PRESSED = new Set(['button', 'link', 'radio', 'checkbox']);

export class Keys {
  #access;
  #modal;
  #composing;
  /** What Enter went down on; leaving it before Enter comes up takes the press back. @type {EventTarget | null} */
  #down = null;

  /** @param {Access} access @param {() => number} modal id of the open dialog, 0 = none @param {() => boolean} composing */
  constructor(access, modal, composing) {
    this.#access = access;
    this.#modal = modal;
    this.#composing = composing;
  }

  /** @param {HTMLElement} root */
  listen(root) {
    root.addEventListener('keydown', (event) => this.#key(event));
    root.addEventListener('keyup', (event) => this.#up(event));
    root.addEventListener('focusout', () => (this.#down = null));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const part = this.#access.part_of(event.target);
    if (!part || event.isComposing || this.#composing()) return;
    const { key } = event, field = part.node.role === 'text_field';
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === 'Enter' && PRESSED.has(part.node.role)) {
      event.preventDefault();  // the browser would click at once, and again and again while the key is held
      if (!event.repeat) this.#down = event.target;
    } else if (key === ' ' && event.repeat && !field) event.preventDefault();
    else if (part.node.role === 'radio' && ARROWS.has(key)) this.#roam(event, part);
    else if (key === 'Enter' && field && !event.repeat) this.#submit(event, part);
    else if (key === 'Escape') this.#escape(event, part);
    else if (key === 'Tab') this.#trap(event);
    else if (key === '?' && !field && !event.repeat) this.#access.help();
    else if ((key === 'Home' || key === 'End') && !field) this.#leap(event, part);
    else if ((key === 'ArrowLeft' || key === 'ArrowRight') && !field) this.#step(event, part);
  }

  /** @param {KeyboardEvent} event */
  #up(event) {
    if (event.key !== 'Enter') return;
    const pressed = this.#down !== null && this.#down === event.target, part = this.#access.part_of(event.target);
    this.#down = null;
    if (pressed && part) this.#access.activate(part);
  }

  /** The item of a list that something lies in, and all items of that list. @param {Part} part */
  #items(part) {
    const { parts } = this.#access;
    let item = /** @type {Part | undefined} */ (part);
    while (item && item.node.role !== 'list_item') item = parts.get(item.node.parent);
    const list = item?.node.parent;
    return { item, items: Array.from(parts.values()).filter((other) => item && other.node.role === 'list_item' && other.node.parent === list) };
  }

  /** Home and End go to the first and last item of the list the focus is in. @param {KeyboardEvent} event @param {Part} part */
  #leap(event, part) {
    const { items } = this.#items(part);
    this.#go(event, part, items[event.key === 'Home' ? 0 : items.length - 1]);
  }

  /** Left and right go from card to card, to the control that the focus was on. @param {KeyboardEvent} event @param {Part} part */
  #step(event, part) {
    const { item, items } = this.#items(part);
    if (!item?.node.roledescription) return;
    const rtl = getComputedStyle(item.element).direction === 'rtl';
    this.#go(event, part, items[items.indexOf(item) + ((event.key === 'ArrowRight') === rtl ? -1 : 1)]);
  }

  /** @param {KeyboardEvent} event @param {Part} part @param {Part | undefined} item */
  #go(event, part, item) {
    if (!item) return;
    const alike = part.node.key.slice(part.node.key.lastIndexOf('/'));
    const same = Array.from(this.#access.parts.values()).find((other) => other.node.key === item.node.key + alike);
    const target = same?.element ?? item.element.querySelector('button, a[href], input, select');
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

  /** Leaves the dialog, as its own button does; beside one it closes the details of the card. @param {KeyboardEvent} event @param {Part} part */
  #escape(event, part) {
    const { parts } = this.#access, dialog = parts.get(this.#modal()), { item } = this.#items(part);
    if (event.repeat) return;
    const all = Array.from(parts.values());
    const close = dialog ? (dialog.node.action ? dialog : all.find((other) => other.node.action && other.node.key.endsWith('/close') && is_inside(other.node, dialog.node.id, parts)))
      : item && all.find((other) => other.node.expanded && is_inside(other.node, item.node.id, parts));
    if (!close && !dialog) return;  // the host's own Escape
    event.preventDefault();
    event.stopPropagation();
    if (close) this.#access.activate(close);
  }

  /** Tab goes round inside a modal dialog. @param {KeyboardEvent} event */
  #trap(event) {
    const dialog = this.#access.parts.get(this.#modal());
    // A bank's page or a wallet's button in a slot is the host's own and takes part in the browser's order, not in ours.
    if (!dialog || dialog.element.querySelector('slot')?.assignedElements().length) return;
    const stops = Array.from(dialog.element.querySelectorAll('a[href], button, input, select, [tabindex]')).filter((element) => /** @type {HTMLElement} */ (element).tabIndex >= 0);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    const other = event.shiftKey ? stops[stops.length - 1] : stops[0];
    const before_first = event.shiftKey && !stops.includes(/** @type {Element} */ (event.target));
    if (!other || (event.target !== edge && !before_first)) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (other).focus();
  }
}

/** @param {Node} node @param {number} ancestor @param {Map<number, Part>} parts */
export function is_inside(node, ancestor, parts) {
  for (let at = parts.get(node.parent); at; at = parts.get(at.node.parent)) if (at.node.id === ancestor) return true;
  return false;
}
