// Which file includes or imports which, by rooms, and what arrows.json has to say about it. Knows nothing of the rooms.
// An include "x/y" is ours: third-party headers are in angle brackets.
import { posix } from 'node:path';

/**
 * core/order/open.cpp lies in core/order, widget/app.cpp in widget, web/pages/chat/api.js in web/pages.
 * @param {string} path
 */
export function room_of(path) {
  const parts = path.split('/');
  return parts.length > 2 ? parts.slice(0, 2).join('/') : parts[0];
}

/** @param {{path: string, text: string}} file @returns {string[]} our files that it includes or imports */
export function reads({ path, text }) {
  if (/\.(cpp|hpp|h)$/.test(path)) {
    return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*"([^"]+\/[^"]+)"/gm)].map((match) => match[1]);
  }
  if (!/\.js$/.test(path)) return [];
  const imports = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g);
  return [...imports].map((match) => posix.join(posix.dirname(path), match[1]));
}

/**
 * Arrows that the table does not have, rooms that it does not know, and excuses that are no longer needed.
 * @param {{path: string, text: string}[]} files
 * @param {{may_include: Record<string, string[]>, excused: string[]}} table
 */
export function wrong_arrows(files, { may_include, excused }) {
  const found = files.flatMap((file) => reads(file).map((target) => [file.path, target]))
    .filter(([from, to]) => room_of(from) !== room_of(to) && !may_include[room_of(from)]?.includes(room_of(to)))
    .map(([from, to]) => `${from} -> ${to}`);
  const stale = excused.filter((arrow) => !found.includes(arrow));
  const unknown = new Set(files.map(({ path }) => room_of(path)).filter((room) => !(room in may_include)));
  return [
    ...found.filter((arrow) => !excused.includes(arrow)),
    ...stale.map((arrow) => `no longer there, take it from arrows.json: ${arrow}`),
    ...[...unknown].map((room) => `no such room in arrows.json: ${room}`),
  ];
}
