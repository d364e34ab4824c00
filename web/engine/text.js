// Measures, breaks and rasterises runs of text with Canvas2D: the program's three text imports.
// Knows nothing of layout or of what is written; the browser shapes every script.

const TABLE_LIMIT = 4000;
const WORDS = new Intl.Segmenter(undefined, { granularity: 'word' });
const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

// Scripts written without spaces: every word of theirs may end a line.
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NEVER_FIRST = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻]/u;
const NEVER_LAST = /[\p{Ps}\p{Pi}]$/u;
const GLUE = /[\u00a0\u202f\u2060\ufeff]/;
const MARKS = /[\u200e\u200f\u2066-\u2069]+$/;    // of direction; a segment takes those behind it along
const OPENING = /[\u2066-\u2068]+$/;               // belong to what they isolate

const utf8 = new TextEncoder();

/** @param {string} text */
export const byte_length = (text) => utf8.encode(text).length;

/**
 * Whether a line may end between two neighbouring words. A small part of UAX 14, on top of the browser's word
 * boundaries.
 * @param {string} before
 * @param {string} after
 */
function may_break(before, after) {
  before = before.replace(MARKS, '');
  if (GLUE.test(before) || GLUE.test(after)) return false;
  if (/\s$/.test(before) || before.endsWith('\u200b')) return !/^\s/.test(after);
  if (/^\s/.test(after)) return false;
  if (/[-\u2010\u2013\u2014\u00ad/]$/.test(before)) return /^\p{L}/u.test(after);
  return (DENSE.test(before) || DENSE.test(after)) && !NEVER_FIRST.test(after) && !NEVER_LAST.test(before);
}

/** Ends of possible first lines, ascending, in UTF-16 units. @param {string} text */
export function line_ends(text) {
  const ends = [];
  let before = '';
  for (const { segment, index } of WORDS.segment(text)) {
    if (before && may_break(before, segment)) ends.push(index - (OPENING.exec(before)?.[0].length ?? 0));
    before = segment;
  }
  ends.push(text.length);
  return ends;
}

/**
 * The longest first line that fits; at least one grapheme. A line feed ends it at once.
 * @param {string} text
 * @param {number} max_width
 * @param {(part: string) => number} width
 */
export function first_line(text, max_width, width) {
  const feed = text.indexOf('\n');
  const whole = feed < 0 ? text : text.slice(0, feed + 1);
  const fits = (/** @type {number} */ end) => width(whole.slice(0, end).trimEnd()) <= max_width + 0.01;
  if (fits(whole.length)) return whole;
  const last_fit = (/** @type {number[]} */ ends) => {
    let low = 0, high = ends.length;  // ends[low - 1] fits, ends[high] does not
    while (low < high) {
      const middle = (low + high) >> 1;
      if (fits(ends[middle])) low = middle + 1;
      else high = middle;
    }
    return low ? ends[low - 1] : 0;
  };
  const at_word = last_fit(line_ends(whole));
  if (at_word) return whole.slice(0, at_word);
  const ends = Array.from(GRAPHEMES.segment(whole), ({ segment, index }) => index + segment.length);
  return whole.slice(0, last_fit(ends) || ends[0]);
}

export class Text {
  /** CSS font stack of the app that is being called; the engine sets it before each call. */
  font = 'system-ui, sans-serif';
  #memory;
  #context;
  /** @type {Map<string, number>} */
  #widths = new Map();
  #utf8 = new TextDecoder();

  /** @param {() => ArrayBuffer} memory always the freshest buffer: growth replaces it */
  constructor(memory) {
    this.#memory = memory;
    const canvas = typeof OffscreenCanvas === 'function'
      ? new OffscreenCanvas(256, 64)
      : Object.assign(document.createElement('canvas'), { width: 256, height: 64 });
    const made = canvas.getContext('2d', { willReadFrequently: true });
    const context = /** @type {OffscreenCanvasRenderingContext2D | null} */ (made);
    if (!context) throw new Error('Canvas2D is not available');
    this.#context = context;
  }

  /**
   * @param {string} text
   * @param {number} px
   * @param {number} weight
   * @param {number} flags
   */
  width(text, px, weight, flags) {
    const key = `${flags & 2}${weight} ${px}px ${this.font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      this.#style(px, weight, flags);
      width = this.#context.measureText(text).width;
      if (this.#widths.size >= TABLE_LIMIT) this.#widths.clear();
      this.#widths.set(key, width);
    }
    return width;
  }

  /** Measured widths are void once a web font has arrived. */
  forget_widths() {
    this.#widths.clear();
  }

  /** The functions the program imports. They never throw: an exception inside would leave the program half way. */
  imports() {
    /**
     * @param {number} at
     * @param {number} size
     */
    const read = (at, size) => this.#utf8.decode(new Uint8Array(this.#memory(), at, size));
    return {
      /**
       * @param {number} at
       * @param {number} size
       * @param {number} px
       * @param {number} weight
       * @param {number} flags
       */
      till_text_width: (at, size, px, weight, flags) => this.width(read(at, size), px, weight, flags),

      /**
       * @param {number} at
       * @param {number} size
       * @param {number} px
       * @param {number} weight
       * @param {number} flags
       * @param {number} max_width
       */
      till_text_break: (at, size, px, weight, flags, max_width) => {
        const line = first_line(read(at, size), max_width, (part) => this.width(part, px, weight, flags));
        return Math.min(size, byte_length(line));
      },

      /** @param {number} run address of a RunToDraw (web/program/text.cpp) */
      till_text_draw: (run) => {
        const [at, size, , weight, flags, color, , out, width, height] = new Uint32Array(this.#memory(), run, 10);
        const [px, , , , scale] = new Float32Array(this.#memory(), run + 8, 5);
        if (width < 1 || height < 1) return;
        const context = this.#context;
        if (context.canvas.width < width) context.canvas.width = width * 2;
        if (context.canvas.height < height) context.canvas.height = height * 2;
        this.#style(px * scale, weight, flags);
        context.clearRect(0, 0, width, height);
        const [red, green, blue] = [color & 255, (color >> 8) & 255, (color >> 16) & 255];
        context.fillStyle = `rgb(${red} ${green} ${blue} / ${(color >>> 24) / 255})`;
        // The baseline of CSS for a line as high as the raster: the layer's text then lies exactly under the picture.
        // The program's own guess cannot know the font.
        const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('');
        const ascent = Math.round(fontBoundingBoxAscent), descent = Math.round(fontBoundingBoxDescent);
        context.fillText(read(at, size), 0, Math.floor((height - ascent - descent) / 2) + ascent);
        new Uint8Array(this.#memory(), out, width * height * 4).set(context.getImageData(0, 0, width, height).data);
      },
    };
  }

  /**
   * @param {number} px
   * @param {number} weight
   * @param {number} flags
   */
  #style(px, weight, flags) {
    const context = this.#context;
    context.font = `${weight} ${px}px ${this.font}`;
    context.direction = flags & 2 ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.fontKerning = 'normal';
    // Widths grow in proportion, so one measure serves every pixel ratio.
    context.textRendering = 'geometricPrecision';
  }
}
