// Puts one <till-checkout> under an answer and listens to what it tells the page.
// Knows nothing of its inside, and never sees a token: bridge and gateway come with the widget.
import { order_of, title_of } from './catalog.js';
import { engine, locale, on_settings, say, theme } from './settings.js';

/** @typedef {import('./api.js').Catalog} Catalog */
/** @typedef {import('./catalog.js').Order} Order */
/** @typedef {{similar: (title: string) => void, ordered: (order: Order) => void, failed?: () => void}} Handlers */

let payment_origin = '';

/** Where a bank's challenge may come from; the server says so. @param {string} origin */
export const set_payment_origin = (origin) => { payment_origin = origin; };

/** The widget's modules, asked for once; a failure is forgotten so that the next answer tries again. */
let modules = /** @type {Promise<{HttpBridge: any, SandboxGateway: any}> | null} */ (null);
function load() {
  modules ??= Promise.all([import('/till/bridges/http.js'), import('/till/gateways/sandbox.js'), import('/till/till.js')])
    .then(([bridges, gateways]) => ({ HttpBridge: bridges.HttpBridge, SandboxGateway: gateways.SandboxGateway }));
  modules.catch(() => { modules = null; });
  return modules;
}

/** A link leaves the page only when it is https, and only into a new tab. @param {string} url */
function follow_link(url) {
  if (!/^https:\/\//i.test(url)) return;
  window.open(url, '_blank', 'noopener,noreferrer');
}

/** @param {HTMLElement} element */
function follow_settings(element) {
  element.setAttribute('theme', theme());
  element.setAttribute('lang', locale());
}

/**
 * A box that already has the widget's height, so that nothing below it jumps.
 * @param {Catalog} catalog @param {string} id @param {Handlers} on
 */
export function mount(catalog, id, on) {
  const box = document.createElement('div');
  box.className = 'widget';
  load().then(({ HttpBridge, SandboxGateway }) => {
    const element = /** @type {HTMLElement & Record<string, unknown>} */ (document.createElement('till-checkout'));
    element.setAttribute('store', id);
    element.setAttribute('engine', engine());
    follow_settings(element);
    element.bridge = new HttpBridge({ base: '/api' });
    element.gateways = [new SandboxGateway({ base: '/api', origin: payment_origin, title: say('bank') })];
    listen(element, box, catalog, on);
    box.append(element);
    element.catalog = catalog;
  }).catch(() => {
    box.remove();
    on.failed?.();
  });
  return box;
}

/** @param {HTMLElement} element @param {HTMLElement} box @param {Catalog} catalog @param {Handlers} on */
function listen(element, box, catalog, on) {
  const listen_to = (/** @type {string} */ type, /** @type {(detail: any, event: Event) => void} */ listener) =>
    element.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail ?? {}, event));
  listen_to('till-ready', () => box.classList.add('ready'));
  listen_to('till-order', (detail) => on.ordered(order_of(catalog, detail)));
  listen_to('till-similar', ({ product }) => {
    const title = title_of(catalog, product);
    if (title) on.similar(title);
  });
  listen_to('till-link', ({ url }, event) => {
    event.preventDefault();  // the page decides where a link may go
    follow_link(String(url));
  });
  listen_to('till-error', ({ code, message }) => {
    box.classList.add('ready');  // the element says what is wrong; no empty room around it
    console.warn('till-checkout:', code, message);
  });
}

on_settings(() => {
  for (const element of document.querySelectorAll('till-checkout')) follow_settings(/** @type {HTMLElement} */ (element));
});
