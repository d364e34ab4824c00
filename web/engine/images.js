// Loads the pictures a frame asks for, rasterises them off the main path and gives them to the painter.
// Knows nothing of products; a picture that cannot be had is 0 x 0.

/** @import {Painter} from './painter.js' */

const LIMIT = 1024;   // px, longest side kept
const VECTOR = 640;   // px, longest side a picture without pixels of its own is drawn at: 320 CSS px at 2x

/** @typedef {{url: string, size: Promise<{width: number, height: number}>, apps: Set<number>}} Held */

/**
 * Only what a host's own policy would let an <img> show without surprises.
 * @param {string} url
 * @param {string} [base]
 */
export function allowed_image(url, base = document.baseURI) {
  if (/^data:image\//i.test(url)) return url;
  try {
    const { href, protocol, origin } = new URL(url, base);
    return protocol === 'https:' || origin === new URL(base).origin ? href : '';
  } catch {
    return '';
  }
}

export class Images {
  /** @type {Map<number, Held>} */
  #held = new Map();
  #painter;

  /** @param {() => Painter | null} painter */
  constructor(painter) {
    this.#painter = painter;
  }

  /**
   * @param {number} app
   * @param {number} image
   * @param {string} url
   */
  load(app, image, url) {
    let held = this.#held.get(image);
    if (!held || held.url !== url) {
      held = { url, apps: held?.apps ?? new Set(), size: this.#fetch(image, url) };
      this.#held.set(image, held);
    }
    held.apps.add(app);
    return held.size;
  }

  /** Hands every picture in again after a lost context. */
  async restore() {
    await Promise.all(Array.from(this.#held, ([image, held]) => (held.size = this.#fetch(image, held.url))));
  }

  /**
   * @param {number} app
   * @returns {number[]} pictures that nobody holds any more
   */
  close(app) {
    const gone = [];
    for (const [image, held] of this.#held) {
      if (!held.apps.delete(app) || held.apps.size) continue;
      this.#held.delete(image);
      this.#painter()?.drop_image(image);
      gone.push(image);
    }
    return gone;
  }

  /**
   * @param {number} image
   * @param {string} url
   */
  async #fetch(image, url) {
    const bitmap = await rasterise(url).catch(() => null);
    if (!bitmap) return { width: 0, height: 0 };
    const { width, height } = bitmap;
    if (this.#held.has(image)) this.#painter()?.put_image(image, bitmap);
    bitmap.close();
    return { width, height };
  }
}

/** @param {string} url */
async function rasterise(url) {
  const address = allowed_image(url);
  if (!address) return null;
  const element = new Image();
  element.decoding = 'async';
  if (!address.startsWith('data:') && new URL(address).origin !== location.origin) element.crossOrigin = 'anonymous';
  element.src = address;
  await element.decode();
  const vector = /\.svgz?($|[?#])|^data:image\/svg/i.test(address);
  const natural = { width: element.naturalWidth || VECTOR, height: element.naturalHeight || VECTOR };
  const longest = Math.max(natural.width, natural.height);
  const scale = vector ? VECTOR / longest : Math.min(1, LIMIT / longest);
  const width = Math.max(1, Math.round(natural.width * scale));
  const height = Math.max(1, Math.round(natural.height * scale));
  if (!vector) return createImageBitmap(element, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
  // Firefox and Safari cannot make a bitmap of an SVG directly, and a vector must be drawn at the size that is needed.
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(element, 0, 0, width, height);
  return canvas.transferToImageBitmap();
}
