// One live surface on the page: wires an app of the engine to its canvas, its layer, its effects and its host element.
// Knows nothing of shopping and nothing of other widgets; dispose() leaves no listener, timer or app behind.

import { Effects } from '../effects/run.js';
import { EngineStopped } from '../engine/engine.js';
import { host_facts, safe_margin } from './host.js';
import { Layer } from '../layer/layer.js';
import { locale_message } from '../engine/locale.js';
import { page_loop } from '../engine/loop.js';
import { Motion } from './motion.js';
import { follow_pointer } from './pointer.js';
import { Reading } from './reading.js';
import { Theme } from './theme.js';

/** @typedef {import('../engine/engine.js').Engine} Engine */

/**
 * @typedef {object} Owner the element, as the widget sees it
 * @property {() => import('../bridges/bridge.js').CheckoutBridge | null} bridge
 * @property {() => readonly import('../gateways/gateway.js').PaymentGateway[]} gateways
 * @property {() => import('./host.js').HostStatement | null} host what the page says of itself
 * @property {() => string} store
 * @property {() => string} theme what theme="…" says, see themes.js
 * @property {() => string} lang BCP 47
 * @property {(name: string, detail: object, cancelable?: boolean) => boolean} emit
 * @property {(error: unknown) => void} fail shows that it is over
 * @property {() => void} look brings what a layer needs that shows itself
 */

const NARROWEST = 300;  // CSS px that a picture can be laid out in

export class Widget {
  #host;
  #surface;
  #owner;
  #engine;
  #app;
  #over = new AbortController();
  #layer;
  #effects;
  #theme;
  #motion;
  #reading;
  /** How much larger than laid out everything is shown: the reader's text size. */
  #text = 1;
  #canvas;
  #target;
  #width = 0;
  #ratio = 1;
  /** Of the canvas, in CSS px: its style tells a fraction otherwise than it was told. */
  #shown = { width: 0, height: 0 };
  #stale = true;
  #begun = false;
  #ready = false;
  #locales = 0;
  #lang = '';
  /** On screen, or nearly. */
  visible = true;
  /** Pictures painted since the start. */
  frames = 0;
  /** Bytes of the page's one atlas of words, as this surface last saw it. */
  atlas_bytes = 0;

  /** @param {HTMLElement} host @param {HTMLElement} surface empty @param {Engine} engine @param {Owner} owner */
  constructor(host, surface, engine, owner) {
    this.#host = host;
    this.#surface = surface;
    this.#engine = engine;
    this.#owner = owner;
    this.#app = engine.open(Date.now());
    const { signal } = this.#over;

    this.#canvas = surface.appendChild(document.createElement('canvas'));
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#target = this.#canvas.getContext('bitmaprenderer');
    this.#layer = new Layer(surface, {
      activate: (node) => this.#run(() => engine.activate(this.#app, node, Date.now())),
      input: (node, text) => this.#run(() => engine.input(this.#app, node, text, Date.now())),
      focus: (node, visible) => this.#tell(() => engine.focus(this.#app, node, visible)),
      scroll: (node, offset) => this.#tell(() => engine.scroll(this.#app, node, offset / this.#text)),
      help: () => this.receive({ type: 'keys_asked' }),
    }, { root: /** @type {ShadowRoot} */ (surface.getRootNode()) });
    this.#effects = new Effects({
      receive: (envelope) => this.receive(envelope),
      bridge: owner.bridge, gateways: owner.gateways, store: owner.store, emit: owner.emit,
      focus: (key) => this.#layer.focus_key(key),
      load_image: (image, url) => this.#load_image(image, url),
      dark: () => this.#surface.style.colorScheme === 'dark',
      mount: (element, slot) => this.#mount(element, slot),
    });
    this.#theme = new Theme(host, surface, () => this.theme_changed(), signal);
    this.#motion = new Motion(surface);
    this.#reading = new Reading(() => this.#choose_mode(), signal, () => this.#language_changed());
    this.#reading.watch(this.#layer.element);
    follow_pointer(surface, (target) => this.#layer.control_at(target), (x, y, down, inside) => this.#tell(() => engine.pointer(this.#app, x / this.#text, y / this.#text, down, inside)), signal);

    const context = () => this.#choose_mode();
    engine.on_context.add(context);
    const stop = (/** @type {EngineStopped} */ error) => this.#fail(error);
    engine.on_stop.add(stop);
    const picture = (/** @type {string} */ url) => this.#layer.shows(url) && page_loop.mark(this);
    engine.on_picture.add(picture);
    signal.addEventListener('abort', () => {
      engine.on_context.delete(context);
      engine.on_picture.delete(picture);
      engine.on_stop.delete(stop);
    });
    document.addEventListener('visibilitychange', () => document.hidden || this.receive({ type: 'returned' }), { signal });
    addEventListener('online', () => this.receive({ type: 'connectivity', online: true }), { signal });
    addEventListener('offline', () => this.receive({ type: 'connectivity', online: false }), { signal });
    this.#watch_size();
    this.#watch_screen();
    this.theme_changed();
    this.host_changed();
    if (!navigator.onLine) this.receive({ type: 'connectivity', online: false });
  }

  get mode() {
    return this.#layer.dom_mode ? 'dom' : 'canvas';
  }

  /** SHA-256 of the canonical tree on the surface. */
  get hash() {
    return this.#engine.hash(this.#app);
  }

  /** @param {Record<string, unknown>} envelope */
  receive(envelope) {
    this.#run(() => this.#engine.receive(this.#app, { at: Date.now(), ...envelope }));
  }

  /** @param {Promise<Record<string, unknown>>} [message] already asked for */
  async locale_changed(message = locale_message(this.#owner.lang())) {
    this.#lang = this.#owner.lang();
    const turn = ++this.#locales, ready = await message;
    if (turn === this.#locales && !this.#over.signal.aborted) this.receive(ready);
  }

  /** The page's language may be all that an element knows of its own. */
  #language_changed() {
    if (this.#owner.lang() !== this.#lang) this.locale_changed();
  }

  /** What the page can do decides which ways to pay are shown. */
  host_changed() {
    this.receive({ type: 'host', host: host_facts(this.#owner.host(), typeof this.#owner.bridge()?.requestCheckout === 'function') });
    this.#surface.style.margin = safe_margin(this.#owner.host());
    this.#measure();
  }

  /** Nothing is drawn before language and products are there: the first picture is the right one. */
  begin() {
    this.#begun = true;
    page_loop.mark(this);
  }

  theme_changed() {
    if (this.#over.signal.aborted) return;
    const theme = this.#theme.read(this.#owner.theme());
    this.#layer.element.style.fontFamily = theme.font;
    this.#tell(() => {
      // What the program made of it: every colour as it can be read.
      const { dark, ...colors } = this.#engine.theme(this.#app, theme);
      for (const [token, color] of Object.entries(colors)) this.#surface.style.setProperty(`--t-${token}`, String(color));
      this.#surface.style.colorScheme = dark ? 'dark' : 'light';
    });
    this.#choose_mode();
  }

  dispose() {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    page_loop.drop(this);
    this.#layer.dispose();
    this.#effects.dispose();
    this.#engine.close(this.#app);
    this.#surface.replaceChildren();
  }

  /** One turn of the loop. @param {number} ms @returns {boolean} still moving */
  draw(ms) {
    if (!this.#width || !this.#begun || this.#over.signal.aborted) return false;
    try {
      const { frame, effects } = this.#engine.frame(this.#app, ms);
      if (!frame) return false;
      this.#show(frame);
      this.atlas_bytes = frame.atlas_bytes;
      /** @type {import('../layer/roles.js').Tree | null} */
      const tree = frame.nodes ? JSON.parse(frame.nodes) : null;
      if (tree) this.#layer.apply(tree);
      this.#layer.settle();
      this.#reading.ours();
      this.#effects.run(effects);
      if (tree) this.#motion.follow(tree.nodes, this.#theme.still);
      if (!this.#ready) {
        this.#ready = true;
        // So that it is there when the picture is lost, whatever the network does then.
        (globalThis.requestIdleCallback ?? setTimeout)(() => this.#over.signal.aborted || this.#owner.look());
        this.#owner.emit('till-ready', {});
      }
      return frame.again;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** The painter reads memory that any later call may change, so this comes before anything else. @param {import('../engine/painter.js').Frame} frame */
  #show(frame) {
    const width = frame.width / this.#ratio, height = frame.height / this.#ratio, last = this.#shown;
    if (last.width !== width || last.height !== height) {
      this.#shown = { width, height };
      Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
      page_loop.mark(this);  // Chromium may show a picture of another size in the box of the one before: it is shown once more
    }
    const tall = this.#layer.dom_mode ? '' : `${frame.css_height * this.#text}px`;
    if (this.#surface.style.height !== tall) this.#surface.style.height = tall;
    this.#stale = !this.visible;
    if (this.#layer.dom_mode || !this.visible || !this.#target) return;
    if (this.#engine.painter?.paint(frame, this.#target)) ++this.frames;
  }

  #choose_mode() {
    const painter = this.#engine.painter, { text, magnified: near } = this.#reading;
    // Large text in a narrow place wants words that flow; elsewhere the whole picture grows with it.
    const crowded = text > 1 && this.#width > 0 && this.#width / text < NARROWEST;
    const dom = !painter || painter.lost || !this.#target || this.#theme.wants_dom || this.#reading.wants_dom || crowded;
    this.#surface.className = `surface ${dom ? 'dom' : 'canvas'}${near ? ' near' : ''}`;
    this.#layer.dom_mode = dom;
    if (dom) {
      this.#surface.style.height = '';
      this.#owner.look();
    }
    this.#text = this.#layer.scale = dom ? 1 : text;
    this.#measure();
    this.#reading.ours();
    page_loop.mark(this);
  }

  /** Lays out in what place there is, for a reader whose text may be larger than usual. */
  #measure() {
    const { max_height = 0 } = this.#owner.host() ?? {}, { marginTop, marginBottom } = getComputedStyle(this.#surface);
    const height = max_height && Math.max(1, max_height - parseFloat(marginTop) - parseFloat(marginBottom));
    if (this.#width) this.#tell(() => this.#engine.resize(this.#app, this.#width / this.#text, height / this.#text, this.#ratio * this.#text));
  }

  /** A call that may leave effects; they run before this returns, inside the shopper's gesture. @param {() => import('../engine/engine.js').Outcome} call */
  #run(call) {
    if (this.#over.signal.aborted) return;
    try {
      const { problem, effects } = call();
      if (problem) this.#owner.emit('till-error', { code: 'event_refused', message: problem });
      this.#effects.run(effects);
      page_loop.mark(this);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {() => unknown} call */
  #tell(call) {
    this.#run(() => {
      call();
      return { status: 0, effects: [], problem: '' };
    });
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#over.signal.aborted) return;
    if (!(error instanceof EngineStopped)) return void setTimeout(() => { throw error; });  // a mistake of ours: seen, not fatal
    this.#over.abort();
    page_loop.drop(this);
    this.#effects.dispose();
    this.#owner.fail(error);
  }

  /** @param {number} image @param {string} url */
  async #load_image(image, url) {
    const { width, height } = await this.#engine.images.load(this.#app, image, url);
    this.#tell(() => this.#engine.image(this.#app, image, width, height));
    for (const listener of [...this.#engine.on_picture]) listener(url);
  }

  /** What a gateway shows (a bank's page, a wallet's button) is the page's own: it stays in light DOM. @param {HTMLElement} element @param {string} slot */
  #mount(element, slot) {
    element.slot = slot;
    this.#host.append(element);
    return () => element.remove();
  }

  #watch_size() {
    const observer = new ResizeObserver(([entry]) => {
      const ratio = devicePixelRatio || 1;
      const css = entry.contentRect.width, exact = entry.devicePixelContentBoxSize?.[0]?.inlineSize ?? 0;
      const width = Math.abs(exact - css * ratio) <= 1 ? exact / ratio : css;  // an emulated ratio does not reach the device box
      if (width === this.#width && ratio === this.#ratio) return;
      this.#width = width;
      this.#ratio = ratio;
      if (width) this.#choose_mode();
    });
    try {
      observer.observe(this.#surface, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(this.#surface);  // Safari
    }
    this.#over.signal.addEventListener('abort', () => observer.disconnect());
  }

  #watch_screen() {
    const observer = new IntersectionObserver((entries) => {
      this.visible = entries[entries.length - 1].isIntersecting;
      if (!this.visible) return;
      if (this.#stale) page_loop.mark(this);
      else page_loop.wake(this);
    }, { rootMargin: '200px' });
    observer.observe(this.#host);
    this.#over.signal.addEventListener('abort', () => observer.disconnect());
  }
}
