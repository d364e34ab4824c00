// Chooses whether a surface is shown as a picture or as words of the page. A picture needs WebGL2 and a canvas to show
// it in, and gives way where the reader needs real text. Knows nothing of how either is drawn.

const NARROWEST = 300;  // CSS px that a picture can be laid out in

/**
 * @param {object} surface
 * @param {boolean} surface.paintable there is a painter that has not lost its context, and a canvas
 * @param {boolean} surface.wants_dom the reader's settings or the browser ask for real text
 * @param {number} surface.width CSS px, 0 = not measured yet
 * @param {number} surface.text the reader's text size, 1 = as usual
 * @returns {{dom: boolean, text: number}} `text`: how much larger than laid out the surface is shown
 */
export function mode_of({ paintable, wants_dom, width, text }) {
  // Large text in a narrow place wants words that flow; elsewhere the whole picture grows with it.
  const crowded = text > 1 && width > 0 && width / text < NARROWEST;
  const dom = !paintable || wants_dom || crowded;
  return { dom, text: dom ? 1 : text };
}
