// What the states are made of: products, sessions, ways to pay, from the two JSON files. tests/widget/states.hpp reads
// them in the same way. Knows nothing of surfaces.

/** @typedef {{receive?: any, press?: string, type?: string, text?: string, wait?: number}} Step */
/** @typedef {{panel?: string, pay?: 'on' | 'off', cards?: Record<string, string>}} Expected */
/**
 * @typedef {{name: string, group: string, title: string, after?: string, catalog?: unknown, note?: string, steps?:
 *   Step[], expect?: Expected}} State
 */

const [goods, listed] = await Promise.all(['goods.json', 'states.json'].map(async (file) =>
  (await fetch(new URL(file, import.meta.url))).json()));

/** @type {State[]} */
export const states = listed;

/** When all of it happens, ms since 1970. @type {number} */
export const at = goods.at;

/** @param {string} name */
export const state_of = (name) => states.find((state) => state.name === name);

/**
 * The states that lead there, first things first.
 * @param {State} state
 * @returns {State[]}
 */
export function path_to(state) {
  const before = state.after ? state_of(state.after) : undefined;
  return before ? [...path_to(before), state] : [state];
}

/**
 * The name of a thing in its table, or {of, set}: another with changes; null takes away.
 * @param {string} table
 * @param {any} wanted
 * @returns {any}
 */
export function thing(table, wanted) {
  if (typeof wanted !== 'string' && !wanted?.of) return whole(wanted);
  const made = structuredClone(thing(table, goods[table][wanted.of ?? wanted]));
  for (const [place, value] of Object.entries(wanted.set ?? {})) put(made, place.split('/').slice(1), value);
  return made;
}

/** A catalog names its products. @param {any} made */
function whole(made) {
  if (!Array.isArray(made?.products)) return made;
  return { ...made, products: made.products.map((/** @type {any} */ product) => thing('products', product)) };
}

/**
 * @param {any} made
 * @param {string[]} place
 * @param {unknown} value
 */
function put(made, place, value) {
  const last = /** @type {string} */ (place.pop());
  const holder = place.reduce((inside, name) => (inside[name] ??= {}), made);
  if (value === null) delete holder[last];
  else holder[last] = structuredClone(value);
}
