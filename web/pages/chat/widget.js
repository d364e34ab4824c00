// Puts one <till-checkout> under an answer and listens to what it tells the page.
// Knows nothing of its inside, and never sees a token: bridge and gateway come with the widget.
import { order_of, title_of } from './catalog.js';
import { engine, locale, on_settings, say, theme } from './settings.js';

/** @import {Catalog} from '/till/till.js' */
/** @import {Order} from './catalog.js' */

/** @typedef {{similar: (title: string) => void, ordered: (order: Order) => void, failed?: () => void}} Handlers */

let payment_origin = '';

/** Where a bank's challenge may come from; the server says so. @param {string} origin */
export const set_payment_origin = (origin) => { payment_origin = origin; };

/** The demo's shops have names of no real domain. @type {Record<string, string>} */
let sites = {};
/** @param {Record<string, string>} known where each lies in truth, by origin */
export const set_sites = (known) => { sites = known; };

/** The widget's modules, asked for once; a failure is forgotten so that the next answer tries again. */
let modules = /** @type {ReturnType<typeof import_modules> | null} */ (null);
function load() {
  modules ??= import_modules();
  modules.catch(() => { modules = null; });
  return modules;
}

async function import_modules() {
  const [{ HttpBridge }, { SandboxGateway }] = await Promise.all([
    import('/till/bridges/http.js'), import('/till/gateways/sandbox.js'), import('/till/till.js')]);
  return { HttpBridge, SandboxGateway };
}

/** A link leaves the page only when it is https, and only into a new tab. @param {string} url */
function follow_link(url) {
  if (!/^https:\/\//i.test(url)) return;
  const { origin, pathname } = new URL(url);
  const here = sites[origin] && pathname.startsWith('/checkout/');  // the one page of a shop that the demo has
  window.open(here ? sites[origin] + pathname : url, '_blank', 'noopener,noreferrer');
}

/** @param {HTMLElement} element */
function follow_settings(element) {
  element.setAttribute('theme', theme());
  element.setAttribute('lang', locale());
}

/**
 * A box that already has the widget's height, so that nothing below it jumps.
 * @param {Catalog} catalog
 * @param {string} id
 * @param {Handlers} on
 */
export function mount(catalog, id, on) {
  const box = document.createElement('div');
  box.className = 'widget';
  load().then(({ HttpBridge, SandboxGateway }) => {
    const element = document.createElement('till-checkout');
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

/**
 * @param {HTMLElementTagNameMap['till-checkout']} element
 * @param {HTMLElement} box
 * @param {Catalog} catalog
 * @param {Handlers} on
 */
function listen(element, box, catalog, on) {
  element.addEventListener('till-ready', () => box.classList.add('ready'));
  element.addEventListener('till-order', ({ detail }) => on.ordered(order_of(catalog, detail)));
  element.addEventListener('till-similar', ({ detail }) => {
    const title = title_of(catalog, detail.product);
    if (title) on.similar(title);
  });
  element.addEventListener('till-link', (event) => {
    event.preventDefault();  // the page decides where a link may go
    follow_link(event.detail.url);
  });
  element.addEventListener('till-error', ({ detail: { code, message } }) => {
    box.classList.add('ready');  // the element says what is wrong; no empty room around it
    console.warn('till-checkout:', code, message);
  });
}

on_settings(() => {
  for (const element of document.querySelectorAll('till-checkout')) follow_settings(element);
});
