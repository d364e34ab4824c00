// Compares the picture with the layer over it: is there paint under every line of words, where the words lie, and can
// it be read? Decodes a screenshot in the browser itself. Knows nothing of the widget's insides but the class of a
// line.

/** Every visible line of words of the newest widget, in page coordinates. */
const lines_of = (shopper) => shopper.region.evaluate((element) => {
  const out = [];
  const clip = element.getBoundingClientRect();
  for (const line of element.shadowRoot.querySelectorAll('.words .line, .words:not(:has(.line))')) {
    if (!line.textContent.trim() || line.closest('.read')) continue;
    const range = document.createRange();
    const ink = document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() ?? line;
    range.selectNodeContents(line);
    // the space at a line's end has no paint
    if (ink.nodeType === Node.TEXT_NODE && !line.querySelector('*')) range.setEnd(ink, ink.data.trimEnd().length);
    const box = range.getBoundingClientRect();
    const scroller = line.closest('.scroller')?.getBoundingClientRect() ?? clip;
    if (box.left < scroller.left || box.right > scroller.right || box.width < 2) continue;  // scrolled out of sight
    const large = parseFloat(getComputedStyle(line).fontSize) >= 18.66;
    out.push({
      text: line.textContent.trim(), x: box.x + scrollX, y: box.y + scrollY, w: box.width, h: box.height, large,
      off: line.closest('[aria-disabled=true]') !== null,
    });
  }
  return out;
});

/** The cards, the sheet or the receipt: what has a hairline around it, in page coordinates. */
const boxes_of = (shopper) => shopper.region.evaluate((element) =>
  Array.from(element.shadowRoot.querySelectorAll('[aria-roledescription=slide], [role=dialog], article'), (box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return { text: box.dataset.key, x: x + scrollX, y: y + scrollY, w: width, h: height };
  }));

/**
 * @typedef {object} Question what is judged, and where
 * @property {(pen: OffscreenCanvasRenderingContext2D, place: object, ratio: number) => string | null} judge runs in the
 *   browser
 * @property {(shopper: any) => Promise<object[]>} places what is judged, one by one
 */

/**
 * One picture is taken, and every question is answered from it.
 * @param {import('./shopper.mjs').Shopper | import('./stage.mjs').Stage} shopper
 * @param {Question[]} questions
 * @param {boolean} [whole_window] of a stage: as it is composed, all of it being in the window
 * @returns {Promise<{lines: number, faults: string[]}[]>} for each question
 */
async function ask_picture(shopper, questions, whole_window = false) {
  const ratio = await shopper.page.evaluate(() => devicePixelRatio), asked = [];
  for (const { judge, places } of questions) asked.push({ judge: String(judge), places: await places(shopper) });
  // The chat's bar and field float above the thread, in the middle of a picture that is higher than the window.
  const floating = (visibility) =>
    shopper.page.evaluate((value) => {
      for (const part of document.querySelectorAll('.dock, .top')) part.style.setProperty('visibility', value);
    }, visibility);
  await floating('hidden');
  const png = whole_window
    ? await shopper.window_picture()
    : await shopper.page.screenshot({ fullPage: true, caret: 'hide', animations: 'disabled' });
  await floating('');
  if (!shopper.desk) {
    shopper.desk = await shopper.context.newPage();
    await shopper.page.bringToFront();  // a page behind another is given a frame a second
  }
  return shopper.desk.evaluate(async ({ png, asked, ratio }) => {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.drawImage(image, 0, 0);
    return asked.map(({ judge, places }) => {
      const judged = (0, eval)(`(${judge})`);
      return { lines: places.length, faults: places.map((place) => judged(pen, place, ratio)).filter(Boolean) };
    });
  }, { png: png.toString('base64'), asked, ratio });
}

/** Whether words are painted where they are read. @param {import('./shopper.mjs').Shopper} shopper */
export const measure_page = async (shopper) => (await ask_picture(shopper, [{ judge: ink, places: lines_of }]))[0];

/**
 * Words and hairlines of a stage.
 * @param {import('./stage.mjs').Stage} stage
 * @param {boolean} [whole_window]
 */
export async function measure_stage(stage, whole_window = false) {
  const [words, boxes] = await ask_picture(
    stage, [{ judge: ink, places: lines_of }, { judge: hairline, places: boxes_of }], whole_window,
  );
  return { words, boxes };
}

/** Runs in the browser. A box whose left hairline is not whole device pixels of one colour beside the box's ground. */
function hairline(pen, { text, x, y, h }, ratio) {
  const reach = Math.ceil(3 * ratio);
  const { data } =
    pen.getImageData(Math.max(0, Math.round(x * ratio) - reach), Math.round((y + h / 2) * ratio), 2 * reach, 1);
  const runs = [];
  for (let at = 0; at < data.length; at += 4) {
    const colour = [data[at], data[at + 1], data[at + 2]], last = runs.at(-1);
    // a shadow may rise
    if (last && colour.every((value, index) => Math.abs(value - last.colour[index]) <= 4)) {
      Object.assign(last, { colour, length: last.length + 1 });
    } else {
      runs.push({ colour, length: 1 });
    }
  }
  const told = runs.map(({ colour, length }) => `${length} × ${colour}`).join(', ');
  return runs.length === 3 && runs[1].length === Math.max(1, Math.round(ratio)) ? null : `${text}: ${told}`;
}

/** Runs in the browser. One line: its ground is the commonest colour, its ink what differs most. */
function ink(pen, { text, x, y, w, h, large, off }, ratio) {
  const pad = 3;
  const left = Math.max(0, Math.round((x - pad) * ratio)), top = Math.max(0, Math.round(y * ratio));
  const width = Math.round((w + 2 * pad) * ratio), height = Math.max(1, Math.round(h * ratio));
  const { data } = pen.getImageData(left, top, width, height);
  const linear = Float64Array.from({ length: 256 }, (_, value) =>
    (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  const light = (r, g, b) => linear[r] * 0.2126 + linear[g] * 0.7152 + linear[b] * 0.0722;
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const key = (data[at] >> 2 << 16) | (data[at + 1] >> 2 << 8) | data[at + 2] >> 2;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [common] = [...counts].sort((a, b) => b[1] - a[1])[0];
  const ground = light((common >> 16) * 4 + 2, ((common >> 8) & 255) * 4 + 2, (common & 255) * 4 + 2);
  const contrast = (value) => (Math.max(value, ground) + 0.05) / (Math.min(value, ground) + 0.05);
  let best = 1, first = Infinity, last = -1;
  for (let row = 0; row < height; ++row) {
    for (let column = 0; column < width; ++column) {
      const at = (row * width + column) * 4, here = contrast(light(data[at], data[at + 1], data[at + 2]));
      best = Math.max(best, here);
      if (here < 1.6) continue;
      first = Math.min(first, column);
      last = Math.max(last, column);
    }
  }
  if (last < 0) return `“${text}”: no paint under the words`;
  const needed = off ? 1.6 : large ? 3 : 4.4;  // the palette is rounded to four steps above
  if (best < needed) return `“${text}”: contrast ${best.toFixed(2)}`;
  const slack = (pad + 4) * ratio;
  if (first > slack + 4 || last < width - slack - 8) {
    return `“${text}”: painted from ${(first / ratio - pad).toFixed(
      1,
    )} to ${(last / ratio - pad).toFixed(1)} of ${w.toFixed(1)}`;
  }
  return null;
}
