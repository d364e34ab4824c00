// What a screen reader makes of the widget: Chromium's own accessibility tree, written down one stop a line.
// Knows nothing of what should be said.

const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'StaticText', 'LineBreak', 'paragraph']);
const WORDS = { RootWebArea: 'page', listitem: 'item', radiogroup: 'radio group', textbox: 'field' };

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string>} everything inside the widget
 */
export async function transcript(page) {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
    const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const host = find(root, ({ localName }) => localName === 'till-checkout');
    const inside = new Set();
    (function collect(node) {
      inside.add(node.backendNodeId);
      for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) collect(child);
    })(host);
    const top = nodes.filter((node) =>
      inside.has(node.backendDOMNodeId) && !inside.has(by_id.get(node.parentId)?.backendDOMNodeId));
    const lines = [];
    for (const node of top) say(node, by_id, 0, lines);
    return `${lines.join('\n')}\n`;
  } finally {
    await cdp.detach();
  }
}

function find(node, fits) {
  if (fits(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, fits);
    if (found) return found;
  }
  return null;
}

const property = (node, name) => node.properties?.find((one) => one.name === name)?.value.value;

/** The words in a subtree, in order. */
function words(node, by_id) {
  if (node.role?.value === 'StaticText') return node.name?.value ?? '';
  return (node.childIds ?? []).map((id) => words(by_id.get(id), by_id)).join('');
}

// DevTools gives this one string as its bytes, a letter each.
const utf8 = (text) => Buffer.from(String(text ?? ''), 'latin1').toString('utf8');

const states_of = (node) => [
  property(node, 'checked') === 'true' && 'checked', property(node, 'expanded') === true && 'expanded',
  property(node, 'expanded') === false && 'collapsed',
  property(node, 'disabled') && 'disabled', property(node, 'busy') && 'busy',
  property(node, 'required') && 'required', property(node, 'invalid') === 'true' && 'invalid',
  property(node, 'modal') && 'modal',
].filter(Boolean);

/** Kind, name, value, states and description. */
function line_of(node, role) {
  const kind = [
    role === 'heading' ? `heading ${property(node, 'level')}` : WORDS[role] ?? role,
    utf8(property(node, 'roledescription')),
  ].filter(Boolean).join(', ');
  const states = states_of(node);
  const name = node.name?.value ?? '';
  const value = role === 'textbox' ? node.value?.value : '';
  const description = node.description?.value;
  return [
    kind, name ? `: ${name}` : '', value ? ` = ${value}` : '', states.length ? ` [${states.join(', ')}]` : '',
    description ? ` (${description})` : '',
  ].join('');
}

function say(node, by_id, depth, lines) {
  const role = node.role?.value ?? '';
  const children = (node.childIds ?? []).map((id) => by_id.get(id)).filter(Boolean);
  const indent = '  '.repeat(depth);
  if (node.ignored || role === 'generic' || role === 'none') {
    return children.forEach((child) => say(child, by_id, depth, lines));
  }
  if (role === 'paragraph' || role === 'StaticText') {
    const text = words(node, by_id).replace(/\s+/g, ' ').trim();
    if (text) lines.push(`${indent}${property(node, 'busy') ? '(busy) ' : ''}${text}`);
    return;
  }
  if (SILENT.has(role)) return;
  lines.push(`${indent}${line_of(node, role)}`);
  const leaf = ['heading', 'button', 'link', 'radio', 'checkbox', 'image', 'textbox'].includes(role);
  if (role === 'status' || role === 'alert') lines[lines.length - 1] += ` ${words(node, by_id).trim()}`.trimEnd();
  else if (!leaf) for (const child of children) say(child, by_id, depth + 1, lines);
}
