// The page's line icons, drawn on a 24 px grid in the colour of the text around them.
// Knows nothing of what they stand for.

const PATHS = {
  bag: 'M9 7V4h6v3M7 7h10a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2ZM9 11v5M15 11v5',
  jacket: 'M9 4 5 7l-1 9h3v4h10v-4h3l-1-9-4-3M9 4c0 4 6 4 6 0M9 4h6M12 8v12M7 14h3M14 14h3',
  lamp: 'M9 4h6l3 8H6l3-8ZM12 12v7M8 20h8',
  flower:
    'M12 12v8M12 18c-3 0-5-1-6-4M12 16c2 0 4-1 5-3M12 4a2.6 2.6 0 0 1 2.5 3.3A2.6 2.6 0 1 1 12 10.8a2.6 2.6 0 1 '
      + '1-2.5-3.5A2.6 2.6 0 0 1 12 4Z',
  kettle: 'M7 9h9l2 9a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2l2-9ZM9 9a3 3 0 0 1 5 0M11.5 7.5V6M6 12 3 10M17 11c3-1 5 1 3 4',
  shoe: 'M3 8c2 2 5 1 6-1l5 6c3 1 7 1 7 4v1H3V8ZM3 15h18M10 10l2-1M12 12l2-1',
  retry: 'M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4',
  confirmed: 'M5 12.5l4.5 4.5L19 7.5',
  problem: 'M12 7v6M12 16.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
};

/** @typedef {keyof typeof PATHS} IconName */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {IconName} name */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
