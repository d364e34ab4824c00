// What this page can do when it comes to paying: probed where the browser tells, stated by the page where it does not.
// Knows nothing of which exit follows from it: core/order/exits chooses.

/** @import {HostStatement} from '../till.d.ts' */

/** @typedef {{top: unknown, self: unknown, document: Document}} Page */

/**
 * @param {HostStatement | null} stated
 * @param {boolean} host_sheet the bridge has one
 * @param {Page} [page]
 */
export function host_facts(stated, host_sheet, page = globalThis) {
  const own = own_place(page);
  const {
    payment, frames = own, popups = own, links = true, embedding = false, sheet_sellers = [], display_mode = 'inline',
    available_display_modes = [],
  } = stated ?? {};
  return {
    host_sheet, sheet_sellers: [...sheet_sellers], payment_policy: payment ?? may_pay(page.document, own), frames,
    popups, links, embedding,
    fullscreen: display_mode === 'fullscreen', fullscreen_offered: available_display_modes.includes('fullscreen'),
  };
}

/**
 * What keeps the surface clear of a notch and of rounded corners while it has the whole screen; elsewhere the page sees
 * to it.
 * The browser knows of its own screen, a page in a frame only what it is told.
 * @param {HostStatement | null} stated
 * @returns {string} a CSS margin
 */
export function safe_margin(stated) {
  const { display_mode, safe_area_insets: told } = stated ?? {};
  if (display_mode !== 'fullscreen') return '';
  return /** @type {const} */ (['top', 'right', 'bottom', 'left']).map((side) =>
    `max(env(safe-area-inset-${side}, 0px), ${Math.max(0, Number(told?.[side]) || 0)}px)`).join(' ');
}

/** Top level, or in a frame of our own origin. @param {Page} page */
function own_place(page) {
  if (page.top === page.self) return true;
  try {
    return /** @type {Window} */ (page.top).location.origin === location.origin;
  } catch {
    return false;
  }
}

/**
 * @param {Document} document
 * @param {boolean} own
 */
function may_pay(document, own) {
  const { permissionsPolicy, featurePolicy } =
    /** @type {{permissionsPolicy?: Policy, featurePolicy?: Policy}} */ (/** @type {unknown} */ (document));
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('payment') ?? own;
}

/** @typedef {{allowsFeature: (feature: string) => boolean}} Policy */
