// What the thread itself needs to know of an answer's products: a title to ask for more of, a shop's name. Pure.
// Knows nothing of the page; the widget reads the catalog for itself.

/** @import {Catalog} from '/till/till.js' */

/** @typedef {{number: string, seller: string}} Order */

/**
 * @param {Catalog} catalog
 * @param {string} product its id
 */
export const title_of = (catalog, product) => catalog.products.find(({ id }) => id === product)?.title ?? '';

/**
 * The two things the thread says about an order. The shop's own name, from the products it sold.
 * @param {Catalog} catalog
 * @param {{number: string, order?: string, merchant: string}} detail
 * @returns {Order}
 */
export function order_of(catalog, { number, order = '', merchant }) {
  const sold = catalog.products.find(({ seller }) => seller.id === merchant);
  return { number: number || order, seller: sold?.seller.name ?? merchant };
}
