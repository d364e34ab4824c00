// Lays a node's painted lines as real text exactly over the picture: selectable, copyable, findable, translatable.
// Knows nothing of nodes' meaning; a line breaks where the painter broke it and nowhere else.

/** @import {Line, Node, Tree} from './roles.js' */

/**
 * The words of each line with the white space that was lost where the line ended, so that copied text reads right.
 * @param {Line[]} lines
 * @param {string} whole the text before it was broken, may be empty
 */
export function with_gaps(lines, whole) {
  let at = 0;
  return lines.map(([text], i) => {
    if (i + 1 === lines.length || /\s$/.test(text)) return text;
    const found = whole.indexOf(text, at);
    if (found < 0) return `${text} `;
    at = found + text.length;
    return text + (/^\s+/.exec(whole.slice(at))?.[0] ?? '');
  });
}

/** Where the lines lie and how they flow. @param {Node} node */
export function flow_of(node) {
  const lines = node.lines ?? [];
  const [bx, by] = node.box;
  const left = Math.min(...lines.map((line) => line[1])), right = Math.max(...lines.map((line) => line[1] + line[3]));
  const pitch = lines.length > 1 ? lines[1][2] - lines[0][2] : lines[0][4];
  const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 0.75;
  const even = lines.every((line, i) => near(line[2], lines[0][2] + i * pitch));
  const align = lines.every((line) => near(line[1], left)) ? 'left'
    : lines.every((line) => near(line[1] + line[3], right)) ? 'right'
    : lines.every((line) => near(line[1] + line[3] / 2, (left + right) / 2)) ? 'center' : '';
  const flows = even && align !== '' && pitch > 0;
  return { left: left - bx, top: lines[0][2] - by, width: right - left, pitch, align, flows };
}

/**
 * Writes the lines into `holder`, a span that belongs to the node's element.
 * @param {HTMLElement} holder
 * @param {Node} node
 */
export function write_lines(holder, node) {
  const lines = node.lines ?? [], owner = holder.ownerDocument;
  const flow = flow_of(node);
  const style = holder.style;
  const words = with_gaps(lines, node.name ?? '');
  /** @type {HTMLElement[]} */
  const parts = [];
  lines.forEach((line, i) => {
    const span = owner.createElement('span');
    span.className = 'line';
    span.textContent = words[i].replace(/\n/g, '');
    if (!flow.flows) {
      span.classList.add('loose');
      span.style.left = px(line[1] - node.box[0] - flow.left);
      span.style.top = px(line[2] - node.box[1] - flow.top);
      span.style.lineHeight = px(line[4]);
    }
    parts.push(span);
    if (i + 1 < lines.length) parts.push(owner.createElement(words[i].endsWith('\n') ? 'br' : 'wbr'));
  });
  holder.replaceChildren(...parts);
  style.left = px(flow.left);
  style.top = px(flow.top);
  style.width = px(flow.width + 0.5);  // one line never wraps, two never share a row
  style.lineHeight = px(flow.pitch);
  style.textAlign = flow.align || 'left';
  const { size = 15, weight = 400, struck = false } = node.style ?? {};
  style.fontSize = px(size);
  style.fontWeight = String(weight);
  style.textDecoration = struck ? 'line-through' : '';
}

/**
 * The same tree `k` times as large: positions, lines and type alike.
 * @param {Tree} tree
 * @param {number} k
 */
export function magnified(tree, k) {
  if (k === 1) return tree;
  const all = (/** @type {any} */ list) => list.map((/** @type {number} */ value) => value * k);
  const nodes = tree.nodes.map((node) => ({
    ...node,
    box: all(node.box),
    lines: node.lines?.map(([text, ...box]) => /** @type {Line} */ ([text, ...all(box)])),
    style: node.style && { ...node.style, size: (node.style.size ?? 15) * k, leading: (node.style.leading ?? 20) * k },
    content_width: node.content_width && node.content_width * k,
    snaps: node.snaps && all(node.snaps),
  }));
  return { ...tree, width: tree.width * k, height: tree.height * k, nodes };
}

/** @param {number} value */
export const px = (value) => `${Math.round(value * 100) / 100}px`;
