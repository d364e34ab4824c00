// <till-checkout>: attributes and properties in, CustomEvents out. Lifecycle only.
// Knows nothing of drawing or paying; everything that lives between connect and disconnect is a Widget.

import { LAYER_CSS, dom_look } from './layer/styles.js';
import { load_engine } from './engine/load.js';
import { locale_message } from './engine/locale.js';
import { trouble_in } from './element/trouble.js';
import { Widget } from './element/widget.js';

/** @import {Engine} from './engine/engine.js' */
/**
 * @import {Catalog, CheckoutBridge, ErrorDetail, HostStatement, OrderDetail, PaymentGateway, Phase, Stats, TillEvents,
 *   TillCheckout as TillCheckoutElement} from './till.d.ts'
 */

const PROPERTIES = /** @type {const} */ (['catalog', 'bridge', 'gateways', 'host']);

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @implements {Omit<TillCheckoutElement, 'gateways'>} its setter takes more than the getter gives */
export class TillCheckout extends (globalThis.HTMLElement ?? class {}) {
  static observedAttributes = ['theme', 'lang', 'engine'];

  #surface;
  /** @type {Widget | null} */
  #widget = null;
  /** @type {Engine | null} */
  #engine = null;
  #life = 0;  // counts starts, so that a late engine finds nobody waiting
  /** @type {Catalog | null} */
  #catalog = null;
  /** @type {CheckoutBridge | null} */
  #bridge = null;
  /** @type {readonly PaymentGateway[]} */
  #gateways = [];
  /** @type {HostStatement | null} */
  #host = null;
  /** @type {Phase} */
  #phase = 'closed';
  /** @type {OrderDetail | null} */
  #order = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(LAYER_CSS);
    }
    root.adoptedStyleSheets = [sheet];
    this.#surface = root.appendChild(document.createElement('div'));
    this.#surface.className = 'surface canvas';
    for (const name of PROPERTIES) this.#upgrade(name);
  }

  get catalog() {
    return this.#catalog;
  }

  set catalog(catalog) {
    this.#catalog = catalog;
    if (catalog) this.#widget?.receive({ type: 'catalog', catalog });
  }

  get bridge() {
    return this.#bridge;
  }

  set bridge(bridge) {
    this.#bridge = bridge;
    this.#widget?.host_changed();
  }

  /** @returns {TillCheckoutElement['gateways']} */
  get gateways() {
    return this.#gateways;
  }

  /** @param {Iterable<PaymentGateway> | null} gateways */
  set gateways(gateways) {
    this.#gateways = [...(gateways ?? [])];
  }

  get host() {
    return this.#host;
  }

  set host(host) {
    this.#host = host;
    this.#widget?.host_changed();
  }

  get phase() {
    return this.#phase;
  }

  get order() {
    return this.#order;
  }

  /** @returns {Stats} */
  get stats() {
    const widget = this.#widget;
    return {
      frames: widget?.frames ?? 0, engine: this.#engine?.kind ?? '', mode: widget?.mode ?? '', hash: widget?.hash ?? '',
      atlas_bytes: widget?.atlas_bytes ?? 0,
    };
  }

  /** What the newest frame described, for tests: its shape may change from version to version. */
  get tree() {
    return this.#widget?.tree ?? null;
  }

  connectedCallback() {
    if (!this.#life || !this.#widget) this.#start();
  }

  disconnectedCallback() {
    // Being moved is a disconnect and a connect in one task: only what is still gone after it is over.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#widget) return;
    if (name === 'theme') this.#widget.theme_changed();
    else if (name === 'lang') this.#widget.locale_changed();
    else {
      this.#stop();
      this.#start();
    }
  }

  /**
   * A property set before the class was known hides the accessor: set it again.
   * @param {typeof PROPERTIES[number]} name
   */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  async #start() {
    const life = ++this.#life;
    const wanted = this.getAttribute('engine');
    const locale = locale_message(this.#lang());  // while the program loads
    try {
      const engine = await load_engine(wanted === 'wasm' || wanted === 'js' ? wanted : 'auto');
      if (life !== this.#life) return;
      this.#surface.replaceChildren();
      this.#surface.className = 'surface canvas';
      this.#engine = engine;
      const widget = this.#widget = new Widget(this, this.#surface, engine, {
        bridge: () => this.#bridge,
        gateways: () => this.#gateways,
        host: () => this.#host,
        store: () => `till:${this.getAttribute('store') ?? 'default'}`,
        theme: () => this.getAttribute('theme') ?? 'auto',
        lang: () => this.#lang(),
        emit: (event, detail, cancelable) => this.#emit(event, /** @type {never} */ (detail), cancelable),
        log: (entry) => /** @type {{log?: (entry: object) => void}} */ (this).log?.(entry),
        fail: (error) => this.#fail('engine_stopped', error),
        look: () => this.#look(),
      });
      await widget.locale_changed(locale);
      if (life !== this.#life) return;
      if (this.#catalog) widget.receive({ type: 'catalog', catalog: this.#catalog });
      widget.begin();
    } catch (error) {
      if (life === this.#life) this.#fail('engine_unavailable', error);
    }
  }

  /** The sheet for a layer that shows itself; without it the layer is complete all the same, only plain. */
  async #look() {
    const root = /** @type {ShadowRoot} */ (this.shadowRoot), more = await dom_look().catch(() => null);
    if (more && !root.adoptedStyleSheets.includes(more)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, more];
  }

  #stop() {
    ++this.#life;
    this.#widget?.dispose();
    this.#widget = null;
    this.#engine = null;
  }

  #lang() {
    const near = /** @type {HTMLElement | null} */ (this.closest('[lang]'));
    return near?.lang || document.documentElement.lang || navigator.language || 'en';
  }

  /**
   * @template {keyof TillEvents} Name
   * @param {Name} name
   * @param {TillEvents[Name]['detail']} detail
   * @param {boolean} [cancelable]
   */
  #emit(name, detail, cancelable = false) {
    if (name === 'till-phase') this.#phase = /** @type {{phase: Phase}} */ (detail).phase;
    if (name === 'till-order') this.#order = /** @type {OrderDetail} */ (detail);
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }

  /**
   * The last thing an element says when its engine is gone.
   * @param {ErrorDetail['code']} code
   * @param {unknown} error
   */
  #fail(code, error) {
    ++this.#life;
    this.#widget = null;
    const { lang, text } = trouble_in(this.#lang());
    const words =
      Object.assign(document.createElement('p'), { className: 'trouble', lang, dir: 'auto', textContent: text });
    words.setAttribute('role', 'alert');
    this.#surface.className = 'surface dom';
    this.#surface.style.height = '';
    this.#surface.replaceChildren(words);
    this.#emit('till-error', { code, message: error instanceof Error ? error.message : String(error) });
  }
}

if (globalThis.customElements && !customElements.get('till-checkout')) {
  customElements.define('till-checkout', TillCheckout);
}
