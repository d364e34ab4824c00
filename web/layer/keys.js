// The keys of the surface: Enter on its way up, arrows, Home, End, Escape, Tab and the question mark.
// Knows nothing of money or pixels; what is pressed ends as activate(part), as a click does.

/** @import {Access} from './focus.js' */
/** @import {Part} from './part.js' */
/** @import {Node} from './roles.js' */

const ARROWS = new Map([['ArrowDown', 1], ['ArrowRight', 1], ['ArrowUp', -1], ['ArrowLeft', -1]]);
const PRESSED = new Set(['button', 'link', 'radio', 'checkbox']);
const FOCUSABLE = 'a[href], button, input, select, [tabindex]';

export class Keys {
  #access;
  #modal;
  #composing;
  /** Where Enter went down; moving the focus before Enter comes up cancels the press. @type {EventTarget | null} */
  #down = null;

  /**
   * @param {Access} access
   * @param {() => number} modal id of the open dialog, 0 = none
   * @param {() => boolean} composing
   */
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
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') this.#escape(event, part);
    else if (event.key === 'Tab') this.#trap(event);
    else if (part.node.role !== 'text_field') this.#key_on_control(event, part);
    else if (event.key === 'Enter' && !event.repeat) this.#submit(event, part);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Part} part anything but a field
   */
  #key_on_control(event, part) {
    const { key, repeat } = event, { role } = part.node;
    if (key === 'Enter' && PRESSED.has(role)) {
      event.preventDefault();  // the browser would click at once, and again and again while the key is held
      if (!repeat) this.#down = event.target;
    } else if (key === ' ' && repeat) event.preventDefault();
    else if (key === '?' && !repeat) this.#access.help();
    else if (key === 'Home' || key === 'End') this.#leap(event, part);
    else if (role === 'radio' && ARROWS.has(key)) this.#roam(event, part);
    else if (key === 'ArrowLeft' || key === 'ArrowRight') this.#step(event, part);
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
    const is_item = (/** @type {Part} */ { node }) => node.role === 'list_item' && node.parent === list;
    return { item, items: item ? Array.from(parts.values()).filter(is_item) : [] };
  }

  /**
   * Home and End go to the first and last item of the list the focus is in.
   * @param {KeyboardEvent} event
   * @param {Part} part
   */
  #leap(event, part) {
    const { items } = this.#items(part);
    this.#go(event, part, items[event.key === 'Home' ? 0 : items.length - 1]);
  }

  /**
   * Left and right go from card to card, to the control that the focus was on.
   * @param {KeyboardEvent} event
   * @param {Part} part
   */
  #step(event, part) {
    const { item, items } = this.#items(part);
    if (!item?.node.roledescription) return;
    const rtl = getComputedStyle(item.element).direction === 'rtl';
    this.#go(event, part, items[items.indexOf(item) + ((event.key === 'ArrowRight') === rtl ? -1 : 1)]);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Part} part
   * @param {Part | undefined} item
   */
  #go(event, part, item) {
    if (!item) return;
    const alike = part.node.key.slice(part.node.key.lastIndexOf('/'));
    const same = Array.from(this.#access.parts.values()).find((other) => other.node.key === item.node.key + alike);
    const target = same?.element ?? item.element.querySelector('button, a[href], input, select');
    if (!target) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (target).focus();
  }

  /**
   * Arrows move and choose inside a radio group.
   * @param {KeyboardEvent} event
   * @param {Part} part
   */
  #roam(event, part) {
    const { parent } = part.node;
    const group = Array.from(this.#access.parts.values())
      .filter(({ node }) => node.role === 'radio' && node.parent === parent && node.enabled !== false);
    const rtl = /Left|Right/.test(event.key) && getComputedStyle(part.element).direction === 'rtl';
    const step = (ARROWS.get(event.key) ?? 1) * (rtl ? -1 : 1);
    const next = group[(group.indexOf(part) + step + group.length) % group.length];
    event.preventDefault();
    if (!next || next === part) return;
    next.element.focus();
    this.#access.activate(next);
  }

  /**
   * Enter in a field presses the button of the field's own group, never one further away.
   * @param {KeyboardEvent} event
   * @param {Part} part
   */
  #submit(event, part) {
    const { parts } = this.#access;
    event.preventDefault();
    let group = parts.get(part.node.parent);
    while (group && group.node.role !== 'group') group = parts.get(group.node.parent);
    if (!group) return;
    let after = false;
    for (const other of parts.values()) {
      if (other === part) after = true;
      else if (after && presses(other.node) && is_inside(other.node, group.node.id, parts)) {
        return this.#access.activate(other);
      }
    }
  }

  /**
   * Leaves the dialog, as its own button does; beside one it closes the details of the card.
   * @param {KeyboardEvent} event
   * @param {Part} part
   */
  #escape(event, part) {
    if (event.repeat) return;
    const dialog = this.#access.parts.get(this.#modal());
    const leaves = (/** @type {Node} */ { part: kind, action }) => kind === 'close' && action;
    const closes_details = (/** @type {Node} */ { expanded }) => expanded;
    const button = dialog ? this.#inside(dialog, leaves) : this.#inside(this.#items(part).item, closes_details);
    const close = dialog?.node.action ? dialog : button;
    if (!close && !dialog) return;  // the host's own Escape
    event.preventDefault();
    event.stopPropagation();
    if (close) this.#access.activate(close);
  }

  /**
   * The first node inside a part that is wanted.
   * @param {Part | undefined} holder
   * @param {(node: Node) => unknown} wanted
   */
  #inside(holder, wanted) {
    const { parts } = this.#access;
    if (!holder) return undefined;
    return Array.from(parts.values()).find(({ node }) => wanted(node) && is_inside(node, holder.node.id, parts));
  }

  /** Tab goes round inside a modal dialog. @param {KeyboardEvent} event */
  #trap(event) {
    const dialog = this.#access.parts.get(this.#modal());
    // A bank's page or a wallet's button in a slot takes part in the browser's tab order, not in ours.
    if (!dialog || dialog.element.querySelector('slot')?.assignedElements().length) return;
    const stops = /** @type {HTMLElement[]} */ (Array.from(dialog.element.querySelectorAll(FOCUSABLE)))
      .filter((element) => element.tabIndex >= 0);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const edge = event.shiftKey ? first : last, other = event.shiftKey ? last : first;
    const before_first = event.shiftKey && !stops.includes(/** @type {HTMLElement} */ (event.target));
    if (!other || (event.target !== edge && !before_first)) return;
    event.preventDefault();
    other.focus();
  }
}

/** @param {Node} node */
const presses = (node) => node.role === 'button' && Boolean(node.action);

/**
 * @param {Node} node
 * @param {number} ancestor
 * @param {Map<number, Part>} parts
 */
export function is_inside(node, ancestor, parts) {
  for (let at = parts.get(node.parent); at; at = parts.get(at.node.parent)) if (at.node.id === ancestor) return true;
  return false;
}
