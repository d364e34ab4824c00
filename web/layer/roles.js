// Which element and which attributes a node of the surface becomes. Pure: no document, no state.
// Knows nothing of where elements lie or what happens when they are used.

/** @typedef {[text: string, x: number, y: number, w: number, h: number]} Line */

/**
 * @typedef {object} Node the node JSON of widget/node.hpp; a field that is missing has its default
 * @property {number} id
 * @property {number} parent
 * @property {string} key
 * @property {string} role
 * @property {string} [part] which part of which kind of block it is
 * @property {string} [emphasis] of a button: primary, secondary, quiet
 * @property {[number, number, number, number]} box x y w h, CSS px
 * @property {string} [name]
 * @property {string} [value]
 * @property {string} [description]
 * @property {string} [roledescription]
 * @property {string} [lang]
 * @property {string} [dir] of the words, where they run against the surface
 * @property {string} [url]
 * @property {string} [autocomplete]
 * @property {string} [input]
 * @property {string} [slot]
 * @property {number} [level]
 * @property {boolean} [enabled]
 * @property {boolean} [checked]
 * @property {boolean} [expanded] present only where something can be expanded
 * @property {boolean} [busy]
 * @property {boolean} [required]
 * @property {boolean} [invalid]
 * @property {boolean} [modal]
 * @property {boolean} [hidden] read, not painted
 * @property {string} [icon] what is painted beside or instead of words
 * @property {{size?: number, leading?: number, weight?: number, struck?: boolean, color?: string}} [style]
 * @property {Line[]} [lines]
 * @property {number} [content_width]
 * @property {number[]} [snaps]
 * @property {boolean} [action]
 * @property {boolean} [typed]
 */

/** @typedef {{width: number, height: number, lang: string, dir: string, nodes: Node[]}} Tree */

export const CONTROLS = new Set(['button', 'link', 'radio', 'checkbox', 'text_field']);

/** @type {Record<string, [tag: string, role?: string]>} */
const ELEMENTS = {
  region: ['section'], group: ['div', 'group'], list: ['ul'], list_item: ['li'], text: ['p'], image: ['img'],
  button: ['button'], link: ['a'], dialog: ['div', 'dialog'], article: ['article'], radio_group: ['div', 'radiogroup'],
  radio: ['button', 'radio'], checkbox: ['button', 'checkbox'], text_field: ['input'], scroller: ['div'],
  slot: ['div', 'group'], separator: ['div', 'separator'],
};

/**
 * @param {Node} node
 * @param {{parent?: Node, has_items?: boolean, has_slides?: boolean}} place what lies directly inside
 */
export function tag_of(node, { parent, has_items = false, has_slides = false } = {}) {
  if (node.role === 'heading') return `h${Math.min(6, Math.max(1, node.level || 2))}`;
  if (node.role === 'text' && parent && is_phrasing(parent.role)) return 'span';
  if (is_slide(node) || has_slides) return 'div';
  if (node.input === 'country') return 'select';
  if (node.role === 'scroller' && has_items) return 'ul';
  return ELEMENTS[node.role]?.[0] ?? 'div';
}

/** Elements of these roles hold only phrasing content. @param {string} role */
const is_phrasing = (role) => CONTROLS.has(role) || role === 'heading' || role === 'text';

/** A carousel is groups with a place in it (ARIA APG), not a list. @param {Node} node */
export const is_slide = (node) => node.role === 'list_item' && Boolean(node.roledescription);

/** What a sighted reader sees of a node's own words. @param {Node} node */
export const painted_text = (node) => (node.lines ?? []).map(([text]) => text.trimEnd()).join(' ');

const same_words = (/** @type {string} */ a, /** @type {string} */ b) =>
  a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

/** True when the painted words are cut short or differ from what is to be read. @param {Node} node */
export const reads_differently = (node) =>
  Boolean(node.name && node.lines?.length && !same_words(node.name, painted_text(node)));

/** Headings and plain text are named by their content; everything else by aria-label. @param {Node} node */
function label_of(node) {
  if (!node.name) return null;
  if (node.role === 'heading' || node.role === 'text' || node.role === 'image') return null;
  if (node.role === 'list_item' && !is_slide(node)) return null;  // read by what it holds
  const named_by_content = node.role === 'button' || node.role === 'link';
  return named_by_content && node.lines?.length && !reads_differently(node) ? null : node.name;
}

/** @typedef {Record<string, string | null>} Attributes null = must not be there */

/** A link without an address is one by role alone. */
const LINK = { role: null, tabindex: null }, NO_LINK = { role: 'link', tabindex: '0' };

const flag = (/** @type {unknown} */ on) => (on ? 'true' : null);

/**
 * @param {Node} node
 * @param {{parent?: Node, roving?: boolean, visible_images?: boolean}} how roving: the tab stop of its radio group
 * @returns {Attributes}
 */
export function attributes_of(node, { parent, roving = false, visible_images = false } = {}) {
  return {
    ...named(node, parent),
    ...states_of(node),
    'data-part': node.part || null,
    'data-emphasis': node.emphasis || null,
    'data-icon': node.icon || null,
    ...attributes_of_role(node, roving, visible_images),
  };
}

/** @param {Node} node */
function aria_role(node) {
  if (is_slide(node)) return 'group';
  const role = ELEMENTS[node.role]?.[1] ?? null;
  return role === 'group' && !node.name ? null : role;
}

/**
 * What it is and how it is read.
 * @param {Node} node
 * @param {Node | undefined} parent
 * @returns {Attributes}
 */
function named(node, parent) {
  const says_again = node.role === 'text' && parent?.name && parent.name === node.name;
  return {
    role: aria_role(node),
    lang: node.lang || null,
    // An empty field takes the surface's direction.
    dir: node.dir || (node.role === 'text_field' && node.value ? 'auto' : null),
    'aria-label': label_of(node),
    'aria-hidden': flag(says_again),  // a group's own name is read on the way in
    'aria-roledescription': node.roledescription || null,
    'aria-describedby': node.description ? `d${node.id}` : null,
  };
}

/**
 * @param {Node} node
 * @returns {Attributes}
 */
function states_of(node) {
  const chosen = node.role === 'radio' || node.role === 'checkbox';
  return {
    'aria-disabled': flag(CONTROLS.has(node.role) && node.enabled === false),
    'aria-busy': flag(node.busy),
    'aria-expanded': node.expanded === undefined ? null : String(node.expanded),
    'aria-checked': chosen ? String(Boolean(node.checked)) : null,
    'aria-modal': flag(node.role === 'dialog' && node.modal),
  };
}

/**
 * @param {Node} node
 * @param {boolean} roving
 * @param {boolean} visible_images
 * @returns {Attributes}
 */
function attributes_of_role(node, roving, visible_images) {
  switch (node.role) {
    case 'image':
      return {
        alt: node.name ?? '',
        'aria-hidden': node.name ? null : 'true',
        src: visible_images && node.url ? node.url : null,
      };
    case 'radio': return { type: 'button', tabindex: roving ? '0' : '-1' };
    case 'button': case 'checkbox': return { type: 'button' };
    case 'link': return { href: node.url || null, ...(node.url ? LINK : NO_LINK) };
    case 'dialog': case 'heading': case 'article': case 'region': return { tabindex: '-1' };  // focus may be sent there
    case 'text_field': return node.input === 'country' ? choice_attributes(node) : field_attributes(node);
    default: return {};
  }
}

/**
 * @param {Node} node of a list to choose from
 * @returns {Attributes}
 */
const choice_attributes = (node) => ({
  autocomplete: node.autocomplete || null,
  'aria-required': flag(node.required),
  'aria-invalid': flag(node.invalid),
});

/**
 * @param {Node} node
 * @returns {Attributes}
 */
function field_attributes(node) {
  const kind = node.input || 'text';
  const code = kind === 'one-time-code' || kind === 'code', special = kind === 'email' || kind === 'tel';
  return {
    ...choice_attributes(node),
    type: special ? kind : 'text',
    inputmode: code ? 'numeric' : special ? kind : null,
    autocomplete: node.autocomplete || (kind === 'one-time-code' ? kind : 'off'),
    readonly: node.enabled === false ? '' : null,
    spellcheck: 'false',
    autocapitalize: code || kind === 'email' ? 'none' : null,
  };
}
