// A hand on a surface: the pointer over one of its controls or cards, the button held, or the focus. It does what a
// browser would: events at a place, and the browser's own focus. Knows nothing of what they change.

import { find } from './replay.js';

/** @import {Surface} from './replay.js' */

/** @typedef {'' | 'hover' | 'focus' | 'pressed'} Touch */

/** @type {Touch[]} */
export const touches = ['', 'hover', 'focus', 'pressed'];

/** What a hand can be on, in reading order. @param {Surface} surface */
export const touchable = (surface) => Array.from(
  surface.shadowRoot?.querySelectorAll('.layer :is(button, a, input, [role=group][aria-roledescription])') ?? [],
  (part) => /** @type {HTMLElement} */ (part),
);

/** @param {HTMLElement} part */
export const name_of = (part) => part.getAttribute('aria-label') ?? (part.textContent ?? '').trim();

/**
 * @param {HTMLElement} part
 * @param {string} type
 * @param {number} buttons
 */
function point(part, type, buttons) {
  const { left, top, width, height } = part.getBoundingClientRect();
  part.dispatchEvent(new PointerEvent(type, {
    bubbles: true, composed: true, pointerType: 'mouse', isPrimary: true, buttons, clientX: left + width / 2,
    clientY: top + height / 2,
  }));
}

/**
 * Puts the hand on what goes by that key or accessible name, or else on the first thing there is; says on which.
 * @param {Surface} surface
 * @param {Touch} touch
 * @param {string} on
 */
export function put_hand(surface, touch, on) {
  const parts = touchable(surface);
  const part =
    parts.find((one) => one.dataset.key === on || name_of(one) === on) ?? (on && find(surface, on)) ?? parts[0];
  surface.shadowRoot?.querySelector('.surface')?.dispatchEvent(new PointerEvent('pointerleave'));
  if (!part) return null;
  part.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  if (touch === 'focus') part.focus(/** @type {FocusOptions} */ ({ focusVisible: true, preventScroll: true }));
  else part.blur();
  if (touch === 'hover' || touch === 'pressed') point(part, 'pointermove', 0);
  if (touch === 'pressed') point(part, 'pointerdown', 1);
  return part;
}
