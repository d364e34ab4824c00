// Which element and which attributes a node of the surface becomes. Pure: no document, no state.
// Knows nothing of where elements lie or what happens when they are used.

/** @typedef {[text: string, x: number, y: number, w: number, h: number]} Line */

/**
 * @typedef {object} Node the node JSON of widget/node.hpp; a field that is missing has its default
 * @property {number} id @property {number} parent @property {string} key @property {string} role
 * @property {[number, number, number, number]} box x y w h, CSS px
 * @property {string} [name] @property {string} [value] @property {string} [description] @property {string} [roledescription]
 * @property {string} [lang] @property {string} [dir] of the words, where they run against the surface @property {string} [url] @property {string} [autocomplete] @property {string} [input] @property {string} [slot]
 * @property {number} [level] @property {boolean} [enabled] @property {boolean} [checked]
 * @property {boolean} [expanded] present only where something can be expanded
 * @property {boolean} [busy] @property {boolean} [required] @property {boolean} [invalid] @property {boolean} [modal]
 * @property {boolean} [hidden] read, not painted
 * @property {string} [icon] what is painted beside or instead of words
 * @property {{size?: number, leading?: number, weight?: number, struck?: boolean, color?: string}} [style]
 * @property {Line[]} [lines] @property {number} [content_width] @property {number[]} [snaps]
 * @property {boolean} [action] @property {boolean} [typed]
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
  if (node.role === 'text' && parent && (CONTROLS.has(parent.role) || parent.role === 'heading' || parent.role === 'text')) return 'span';
  if (is_slide(node) || has_slides) return 'div';
  if (node.input === 'country') return 'select';
  if (node.role === 'scroller' && has_items) return 'ul';
  return ELEMENTS[node.role]?.[0] ?? 'div';
}

/** A carousel is groups with a place in it (ARIA APG), not a list. @param {Node} node */
export const is_slide = (node) => node.role === 'list_item' && Boolean(node.roledescription);

/** What a sighted reader sees of a node's own words. @param {Node} node */
export const painted_text = (node) => (node.lines ?? []).map(([text]) => text.trimEnd()).join(' ');

const same_words = (/** @type {string} */ a, /** @type {string} */ b) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '');

/** True when the painted words are cut short or differ from what is to be read. @param {Node} node */
export const reads_differently = (node) => Boolean(node.name && node.lines?.length && !same_words(node.name, painted_text(node)));

/** Headings and plain text are named by their content; everything else by aria-label. @param {Node} node */
function label_of(node) {
  if (!node.name) return null;
  if (node.role === 'heading' || node.role === 'text' || node.role === 'image') return null;
  if (node.role === 'list_item' && !is_slide(node)) return null;  // read by what it holds
  const named_by_content = node.role === 'button' || node.role === 'link';
  return named_by_content && node.lines?.length && !reads_differently(node) ? null : node.name;
}

/**
 * All attributes of a node; null = must not be there.
 * @param {Node} node
 * @param {{parent?: Node, roving?: boolean, visible_images?: boolean}} how roving: the tab stop of its radio group
 * @returns {Record<string, string | null>}
 */
export function attributes_of(node, { parent, roving = false, visible_images = false } = {}) {
  const flag = (/** @type {unknown} */ on) => (on ? 'true' : null);
  const chosen = node.role === 'radio' || node.role === 'checkbox';
  const control = CONTROLS.has(node.role);
  let role = ELEMENTS[node.role]?.[1] ?? null;
  if (role === 'group' && !node.name) role = null;
  if (is_slide(node)) role = 'group';
  /** @type {Record<string, string | null>} */
  const attributes = {
    role,
    lang: node.lang || null,
    dir: node.dir || (node.role === 'text_field' && node.value ? 'auto' : null),  // an empty field takes the surface's
    'aria-label': label_of(node),
    'data-icon': node.icon || null,
    // A group's own name is read on the way in: its first line would only say it again.
    'aria-hidden': node.role === 'text' && parent?.name && parent.name === node.name ? 'true' : null,
    'aria-roledescription': node.roledescription || null,
    'aria-describedby': node.description ? `d${node.id}` : null,
    'aria-disabled': control ? flag(node.enabled === false) : null,
    'aria-busy': flag(node.busy),
    'aria-expanded': node.expanded === undefined ? null : String(node.expanded),
    'aria-checked': chosen ? String(Boolean(node.checked)) : null,
    'aria-modal': node.role === 'dialog' ? flag(node.modal) : null,
    tabindex: node.role === 'radio' ? (roving ? '0' : '-1') : null,
  };
  switch (node.role) {
    case 'image':
      attributes.alt = node.name ?? '';
      attributes['aria-hidden'] = node.name ? null : 'true';
      attributes.src = visible_images && node.url ? node.url : null;
      break;
    case 'button': case 'radio': case 'checkbox':
      attributes.type = 'button';
      break;
    case 'link':
      attributes.href = node.url || null;
      attributes.role = node.url ? null : 'link';
      if (!node.url) attributes.tabindex = '0';
      break;
    case 'dialog': case 'heading': case 'article': case 'region':
      attributes.tabindex = '-1';  // focus may be sent there
      break;
    case 'text_field':
      Object.assign(attributes, field_attributes(node));
      break;
    default:
      break;
  }
  return attributes;
}

/** @param {Node} node @returns {Record<string, string | null>} */
function field_attributes(node) {
  const kind = node.input || 'text';
  if (kind === 'country') return { autocomplete: node.autocomplete || null, 'aria-required': node.required ? 'true' : null, 'aria-invalid': node.invalid ? 'true' : null };
  const code = kind === 'one-time-code' || kind === 'code';
  return {
    type: kind === 'email' || kind === 'tel' ? kind : 'text',
    inputmode: code ? 'numeric' : kind === 'email' || kind === 'tel' ? kind : null,
    autocomplete: node.autocomplete || (kind === 'one-time-code' ? kind : 'off'),
    'aria-required': node.required ? 'true' : null,
    'aria-invalid': node.invalid ? 'true' : null,
    readonly: node.enabled === false ? '' : null,
    spellcheck: 'false',
    autocapitalize: code || kind === 'email' ? 'none' : null,
  };
}
