// A native scroll-snap box for what a scroller node shows: a rail as long as the content, with a mark for every rest.
// Knows nothing of what is scrolled; the browser owns the movement, this only reads where it is.

/** @import {Node} from './roles.js' */

export class Scroller {
  #element;
  #snaps = /** @type {number[]} */ ([]);
  #written = '';
  #leftward = false;
  /** Long as the content and invisible; its marks are the snap positions. */
  rail;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    this.rail = element.ownerDocument.createElement(element.tagName === 'UL' ? 'li' : 'div');
    this.rail.className = 'rail';
    this.rail.setAttribute('aria-hidden', 'true');
    if (this.rail.tagName === 'LI') this.rail.setAttribute('role', 'presentation');
  }

  /** CSS px from the reading start, also in right-to-left. */
  get offset() {
    return Math.abs(this.#element.scrollLeft);
  }

  /**
   * @param {Node} node
   * @param {boolean} leftward
   */
  write(node, leftward) {
    this.#snaps = node.snaps ?? [];
    this.#leftward = leftward;
    const from = JSON.stringify([node.content_width, node.snaps, leftward]);
    if (from === this.#written) return;
    this.#written = from;
    this.#element.style.direction = leftward ? 'rtl' : 'ltr';
    this.rail.style[leftward ? 'right' : 'left'] = '0';
    this.rail.style[leftward ? 'left' : 'right'] = 'auto';
    this.rail.style.width = `${node.content_width ?? 0}px`;
    const marks = this.#snaps.map((snap) => {
      const mark = this.rail.ownerDocument.createElement('i');
      mark.style[leftward ? 'right' : 'left'] = `${snap}px`;
      return mark;
    });
    this.rail.replaceChildren(...marks);
  }

  /** Turns a page, to a place where content may rest. @param {1 | -1} direction */
  turn(direction) {
    const view = this.#element.clientWidth, farthest = this.#element.scrollWidth - view;
    const here = this.offset, target = page_target(this.#snaps, here, view, farthest, direction);
    const still = this.#element.ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#element.scrollTo({ left: this.#leftward ? -target : target, behavior: still ? 'auto' : 'smooth' });
  }
}

/**
 * Where a turn of the page ends: as many rests further as are wholly in view, at least one.
 * @param {number[]} snaps
 * @param {number} here
 * @param {number} view
 * @param {number} farthest
 * @param {1 | -1} direction
 */
export function page_target(snaps, here, view, farthest, direction) {
  const clamp = (/** @type {number} */ x) => Math.min(farthest, Math.max(0, x));
  if (snaps.length < 2) return clamp(here + direction * view);
  const stride = snaps[1] - snaps[0];
  const count = Math.max(1, Math.floor((view + 16) / stride));
  let nearest = 0;
  snaps.forEach((snap, i) => {
    if (Math.abs(snap - here) < Math.abs(snaps[nearest] - here)) nearest = i;
  });
  const target = snaps[Math.min(snaps.length - 1, Math.max(0, nearest + direction * count))];
  return clamp(direction > 0 ? Math.max(target, here + 1) : Math.min(target, here - 1));
}
