// What this page can do when it comes to paying: probed where the browser tells, stated by the page where it does not.
// Knows nothing of which exit follows from it: core/order/exits chooses.

/**
 * What a page says of itself. Anything left out is probed, or guessed on the safe side: a page in a frame of strangers
 * is taken to have no frames and no windows until it says so.
 * @typedef {object} HostStatement
 * @property {boolean} [payment] the `payment` permission
 * @property {boolean} [frames] frames of payment providers may load here
 * @property {boolean} [popups] windows may open
 * @property {boolean} [links] an address can be opened
 * @property {boolean} [embedding] a seller's own checkout may be shown in the sheet
 * @property {number} [max_height] CSS px that the page gives at most; absent = as many as it takes
 * @property {'inline' | 'fullscreen' | 'pip'} [display_mode] how it is shown now, as MCP Apps hosts say it
 * @property {readonly ('inline' | 'fullscreen' | 'pip')[]} [available_display_modes] what `till-display-mode` may ask for
 * @property {Partial<Record<'top' | 'right' | 'bottom' | 'left', number>>} [safe_area_insets] CSS px of the whole screen that are not the element's
 * @property {readonly string[]} [sheet_sellers] merchant ids the host's own payment sheet serves; absent = every one
 */

/**
 * @param {HostStatement | null} stated @param {boolean} host_sheet the bridge has one
 * @param {{top: unknown, self: unknown, document: Document}} [page]
 */
export function host_facts(stated, host_sheet, page = /** @type {any} */ (globalThis)) {
  const own = own_place(page);
  const { payment, frames = own, popups = own, links = true, embedding = false, sheet_sellers = [], display_mode = 'inline', available_display_modes = [] } = stated ?? {};
  return {
    host_sheet, sheet_sellers: [...sheet_sellers], payment_policy: payment ?? may_pay(page.document, own), frames, popups, links, embedding,
    fullscreen: display_mode === 'fullscreen', fullscreen_offered: available_display_modes.includes('fullscreen'),
  };
}

/**
 * What keeps the surface clear of a notch and of rounded corners while it has the whole screen; elsewhere the page sees to it.
 * The browser knows of its own screen, a page in a frame only what it is told.
 * @param {HostStatement | null} stated @returns {string} a CSS margin
 */
export function safe_margin(stated) {
  const { display_mode, safe_area_insets: told } = stated ?? {};
  if (display_mode !== 'fullscreen') return '';
  return /** @type {const} */ (['top', 'right', 'bottom', 'left']).map((side) => `max(env(safe-area-inset-${side}, 0px), ${Math.max(0, Number(told?.[side]) || 0)}px)`).join(' ');
}

/** Top level, or in a frame of our own origin. @param {{top: any, self: unknown}} page */
function own_place(page) {
  if (page.top === page.self) return true;
  try {
    return page.top.location.origin === location.origin;
  } catch {
    return false;
  }
}

/** @param {Document} document @param {boolean} own */
function may_pay(document, own) {
  const { permissionsPolicy, featurePolicy } = /** @type {{permissionsPolicy?: Policy, featurePolicy?: Policy}} */ (/** @type {unknown} */ (document));
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('payment') ?? own;
}

/** @typedef {{allowsFeature: (feature: string) => boolean}} Policy */
