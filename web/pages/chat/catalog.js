// What the thread itself needs to know of an answer's products: a title to ask for more of, a shop's name. Pure.
// Knows nothing of the page; the widget reads the catalog for itself.

/** @typedef {import('./api.js').Catalog} Catalog */
/** @typedef {{number: string, seller: string}} Order */

/** The title of a product the widget names by id, or brings along whole. @param {Catalog} catalog @param {unknown} product */
export function title_of(catalog, product) {
  if (typeof product === 'object' && product) return String(/** @type {{title?: string}} */ (product).title ?? '');
  return catalog.products.find(({ id }) => id === product)?.title ?? '';
}

/**
 * The two things the thread says about an order. The shop's own name, from the products it sold.
 * @param {Catalog} catalog @param {{number?: unknown, merchant?: unknown}} detail @returns {Order}
 */
export function order_of(catalog, { number, merchant }) {
  const sold = catalog.products.find(({ seller }) => seller?.id === merchant);
  return { number: String(number ?? ''), seller: sold?.seller.name ?? String(merchant ?? '') };
}
