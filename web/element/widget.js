// One live surface on the page: wires an app of the engine to its canvas, its layer, its effects and its host element.
// Knows nothing of shopping and nothing of other widgets; dispose() leaves no listener, timer or app behind.

import { Effects } from '../effects/run.js';
import { EngineStopped } from '../engine/engine.js';
import { host_facts, safe_margin } from './host.js';
import { Layer } from '../layer/layer.js';
import { locale_message } from '../engine/locale.js';
import { page_loop } from '../engine/loop.js';
import { mode_of } from './mode.js';
import { Motion } from './motion.js';
import { follow_pointer } from './pointer.js';
import { Reading } from './reading.js';
import { SurfaceSize } from './surface_size.js';
import { Theme } from './theme.js';

/** @import {Engine} from '../engine/engine.js' */
/** @import {LocaleEnvelope, LogEntry, Message} from '../engine/protocol.d.ts' */
/** @import {Frame} from '../engine/painter.js' */
/** @import {Tree} from '../layer/roles.js' */
/** @import {CheckoutBridge, HostStatement, PaymentGateway, TillEvents} from '../till.d.ts' */

/**
 * @typedef {object} Owner the element, as the widget sees it
 * @property {() => CheckoutBridge | null} bridge
 * @property {() => readonly PaymentGateway[]} gateways
 * @property {() => HostStatement | null} host what the page says of itself
 * @property {() => string} store
 * @property {() => string} theme what theme="…" says, see themes.js
 * @property {() => string} lang BCP 47
 * @property {(name: keyof TillEvents, detail: object, cancelable?: boolean) => boolean} emit
 * @property {(entry: LogEntry) => void} log
 * @property {(error: unknown) => void} fail shows that it is over
 * @property {() => void} look brings what a layer needs that shows itself
 */

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
  #size;
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

  /**
   * @param {HTMLElement} host
   * @param {HTMLElement} surface empty
   * @param {Engine} engine
   * @param {Owner} owner
   */
  constructor(host, surface, engine, owner) {
    this.#host = host;
    this.#surface = surface;
    this.#engine = engine;
    this.#owner = owner;
    this.#app = engine.open();
    const { signal } = this.#over;

    this.#canvas = surface.appendChild(document.createElement('canvas'));
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#target = this.#canvas.getContext('bitmaprenderer');
    this.#layer = new Layer(surface, {
      activate: (node) => this.receive({ type: 'activate', node }),
      input: (node, text) => this.receive({ type: 'typed', node, text }),
      focus: (node, visible) => this.receive({ type: 'focus', node, visible }),
      scroll: (node, offset) => this.receive({ type: 'scroll', node, offset: offset / this.#text }),
      help: () => this.receive({ type: 'keys_asked' }),
    }, { root: /** @type {ShadowRoot} */ (surface.getRootNode()) });
    this.#effects = new Effects({
      receive: (envelope) => this.receive(envelope),
      bridge: owner.bridge, gateways: owner.gateways, store: owner.store, emit: owner.emit,
      focus: (key) => this.#layer.focus_key(key),
      load_image: (image, url) => this.#load_image(image, url),
      apply_theme: (dark, colors) => this.#apply_theme(dark, colors),
      dark: () => this.#surface.style.colorScheme === 'dark',
      mount: (element, slot) => this.#mount(element, slot),
    });
    this.#theme = new Theme(host, surface, () => this.theme_changed(), signal);
    this.#motion = new Motion(surface);
    this.#size = new SurfaceSize(surface, () => this.#choose_mode(), signal);
    this.#reading = new Reading(() => this.#choose_mode(), signal, () => this.#language_changed());
    this.#reading.watch(this.#layer.element);
    follow_pointer(
      surface, (target) => this.#layer.control_at(target),
      (x, y, down, inside) =>
        this.receive({ type: 'pointer', x: x / this.#text, y: y / this.#text, down, inside }),
      signal,
    );

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
    document.addEventListener('visibilitychange', () =>
      document.hidden || this.receive({ type: 'returned' }), { signal });
    addEventListener('online', () => this.receive({ type: 'connectivity', online: true }), { signal });
    addEventListener('offline', () => this.receive({ type: 'connectivity', online: false }), { signal });
    this.#watch_screen();
    this.theme_changed();
    this.host_changed();
    if (!navigator.onLine) this.receive({ type: 'connectivity', online: false });
  }

  get mode() {
    return this.#layer.dom_mode ? 'dom' : 'canvas';
  }

  /** The newest tree of nodes, as it was laid out; for tests. */
  get tree() {
    return this.#layer.tree;
  }

  /** SHA-256 of the canonical tree on the surface. */
  get hash() {
    return this.#engine.hash(this.#app);
  }

  /**
   * The one way to the program. Its effects run before this returns, inside the shopper's gesture.
   * @param {Message} message
   */
  receive(message) {
    if (this.#over.signal.aborted) return;
    const envelope = { at: Date.now(), ...message };
    try {
      this.#owner.log(envelope);
      const { status, problem, effects } = this.#engine.receive(this.#app, envelope);
      if (problem) this.#owner.emit('till-error', { code: 'event_refused', message: problem });
      this.#effects.run(effects);
      if (message.type !== 'frame_shown' || status === 1) page_loop.mark(this);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {Promise<LocaleEnvelope>} [message] already asked for */
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
    this.receive({
      type: 'host', host: host_facts(this.#owner.host(), typeof this.#owner.bridge()?.requestCheckout === 'function'),
    });
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
    const { colors, ...rest } = theme;
    this.receive({ type: 'theme', theme: { ...rest, ...colors } });
    this.#choose_mode();
  }

  /**
   * What the program made of the theme: every colour as it can be read.
   * @param {boolean} dark
   * @param {Record<string, string>} colors
   */
  #apply_theme(dark, colors) {
    for (const [token, color] of Object.entries(colors)) this.#surface.style.setProperty(`--t-${token}`, color);
    this.#surface.style.colorScheme = dark ? 'dark' : 'light';
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

  /**
   * One turn of the loop.
   * @param {number} ms
   * @returns {boolean} still moving
   */
  draw(ms) {
    if (!this.#size.width || !this.#begun || this.#over.signal.aborted) return false;
    try {
      this.#owner.log({ type: 'drawn', ms });
      const { frame, effects } = this.#engine.frame(this.#app, ms);
      if (!frame) return false;
      const painted = this.#show(frame);
      this.atlas_bytes = frame.atlas_bytes;
      /** @type {Tree | null} */
      const tree = frame.nodes ? JSON.parse(frame.nodes) : null;
      if (tree) this.#layer.apply(tree);
      this.#layer.settle();
      this.#reading.ours();
      this.#effects.run(effects);
      if (this.visible && (painted || this.#layer.dom_mode)) this.receive({ type: 'frame_shown' });
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

  /**
   * The painter reads memory that any later call may change, so this comes before anything else.
   * @param {Frame} frame
   * @returns {boolean} the picture is on the screen
   */
  #show(frame) {
    const width = frame.width / this.#size.ratio, height = frame.height / this.#size.ratio, last = this.#shown;
    if (last.width !== width || last.height !== height) {
      this.#shown = { width, height };
      Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
      // Chromium may show a picture of another size in the box of the one before: it is shown once more
      page_loop.mark(this);
    }
    const tall = this.#layer.dom_mode ? '' : `${frame.css_height * this.#text}px`;
    if (this.#surface.style.height !== tall) this.#surface.style.height = tall;
    this.#stale = !this.visible;
    if (this.#layer.dom_mode || !this.visible || !this.#target) return false;
    if (!this.#engine.painter?.paint(frame, this.#target)) return false;
    ++this.frames;
    return true;
  }

  #choose_mode() {
    const painter = this.#engine.painter, near = this.#reading.magnified;
    const { dom, text } = mode_of({
      paintable: Boolean(painter && !painter.lost && this.#target), width: this.#size.width, text: this.#reading.text,
      wants_dom: this.#theme.wants_dom || this.#reading.wants_dom,
    });
    this.#surface.className = `surface ${dom ? 'dom' : 'canvas'}${near ? ' near' : ''}`;
    this.#layer.dom_mode = dom;
    if (dom) {
      this.#surface.style.height = '';
      this.#owner.look();
    }
    this.#text = this.#layer.scale = text;
    this.#measure();
    this.#reading.ours();
    page_loop.mark(this);
  }

  /** Lays out in what place there is, for a reader whose text may be larger than usual. */
  #measure() {
    if (!this.#size.width) return;
    this.receive({ type: 'resize', ...this.#size.layout(this.#owner.host()?.max_height ?? 0, this.#text) });
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#over.signal.aborted) return;
    // a mistake of ours: seen, not fatal
    if (!(error instanceof EngineStopped)) return void setTimeout(() => { throw error; });
    this.#over.abort();
    page_loop.drop(this);
    this.#effects.dispose();
    this.#owner.fail(error);
  }

  /**
   * @param {number} image
   * @param {string} url
   */
  async #load_image(image, url) {
    const { width, height } = await this.#engine.images.load(this.#app, image, url);
    this.receive({ type: 'image', image, width, height });
    for (const listener of [...this.#engine.on_picture]) listener(url);
  }

  /**
   * What a gateway shows (a bank's page, a wallet's button) is the page's own: it stays in light DOM.
   * @param {HTMLElement} element
   * @param {string} slot
   */
  #mount(element, slot) {
    element.slot = slot;
    this.#host.append(element);
    return () => element.remove();
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
