// The size that a surface is laid out in: its width and pixel ratio as the browser measures them, and the height that
// the page gives. Tells when width or ratio change. Knows nothing of what is drawn in it.

export class SurfaceSize {
  #surface;
  /** CSS px; 0 = not measured yet, or not shown. */
  width = 0;
  /** Device px of a CSS px. */
  ratio = 1;

  /**
   * @param {HTMLElement} surface
   * @param {() => void} changed
   * @param {AbortSignal} signal ends all measuring
   */
  constructor(surface, changed, signal) {
    this.#surface = surface;
    const observer = new ResizeObserver(([entry]) => {
      if (this.#measured(entry)) changed();
    });
    try {
      observer.observe(surface, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(surface);  // Safari
    }
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /**
   * @param {ResizeObserverEntry} entry
   * @returns {boolean} another size, and one that can be laid out in
   */
  #measured(entry) {
    const ratio = devicePixelRatio || 1;
    const css = entry.contentRect.width, exact = entry.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0;
    // An emulated ratio does not reach the device box.
    const width = Math.abs(exact - css * ratio) <= 1 ? exact / ratio : css;
    if (width === this.width && ratio === this.ratio) return false;
    this.width = width;
    this.ratio = ratio;
    return width > 0;
  }

  /**
   * What the program lays out in: all is shown `text` times as large as it is laid out.
   * @param {number} max_height CSS px that the page gives the surface with its margins, 0 = all it takes
   * @param {number} text
   */
  layout(max_height, text) {
    const { marginTop, marginBottom } = getComputedStyle(this.#surface);
    const height = max_height && Math.max(1, max_height - parseFloat(marginTop) - parseFloat(marginBottom));
    return { width: this.width / text, max_height: height / text, scale: this.ratio * text };
  }
}
