// Brings a real surface into a state: everything it asks is kept until a step of the state answers it.
// Knows nothing of the page around; the world (world.js) must be in place.

import { AnswerLost } from '/till/bridges/bridge.js';
import { TokenRefused } from '/till/gateways/gateway.js';
import { at, path_to, thing } from './goods.js';
import { world } from './world.js';
import '/till/till.js';

/** @import {Challenge, TillCheckout, TokenRequest} from '../../till.d.ts' */
/** @import {State, Step} from './goods.js' */

/** @typedef {HTMLElement & TillCheckout} Surface */
/** @typedef {{kind: string, resolve: (answer: any) => void, reject: (error: Error) => void}} Question */
/** @typedef {{theme: string, lang: string, engine: string, layer: boolean, height: number}} Look */

const PATIENCE_MS = 30000;  // a step may wait for what it needs

/** @returns {Promise<void>} */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** What the surface has asked and nobody has answered yet. */
class Recorded {
  /** @type {Question[]} */
  #open = [];

  /** @param {string} note what an earlier visit left */
  constructor(note) {
    this.bridge = {
      call: (/** @type {unknown} */ _, /** @type {AbortSignal} */ signal) => this.#ask('$call', signal),
      buyer: (/** @type {AbortSignal} */ signal) => this.#ask('$buyer', signal),
      store: { get: () => note, set() {} },
    };
    this.gateway = {
      handlers: ['card', 'wallet'],
      list: (/** @type {unknown} */ _, /** @type {AbortSignal} */ signal) => this.#ask('$methods', signal),
      requestToken: (
        /** @type {TokenRequest} */ { method, mount }, /** @type {AbortSignal} */ signal,
      ) => {
        const take_away =
          method === 'pm_button' ? mount(stand_in('The provider’s own button is shown here.')) : () => {};
        return this.#ask('$token', signal).finally(take_away);
      },
      authenticate: (/** @type {Challenge} */ { mount, signal }) => {
        const take_away = mount(stand_in('The bank’s own page is shown here.'));
        return this.#ask('$authentication', signal).finally(take_away);
      },
    };
  }

  /**
   * @param {string} kind
   * @param {AbortSignal} signal
   * @returns {Promise<any>}
   */
  #ask(kind, signal) {
    return new Promise((resolve, reject) => {
      const question = { kind, resolve, reject };
      this.#open.push(question);
      signal.addEventListener('abort', () => {
        this.#open = this.#open.filter((one) => one !== question);
        reject(signal.reason);
      });
    });
  }

  /**
   * What the page can do from now on.
   * @param {Surface} surface
   * @param {any} facts
   */
  host(surface, { host_sheet, ...stated }) {
    if (host_sheet) {
      Object.assign(this.bridge, {
        requestCheckout: (/** @type {unknown} */ _, /** @type {AbortSignal} */ signal) => this.#ask('$sheet', signal),
      });
    }
    surface.host = { ...surface.host, ...stated };
  }

  /** @param {string} kind */
  asked(kind) {
    return this.#open.some((question) => question.kind === kind);
  }

  /** The newest question of its kind gets the envelope's answer. @param {any} envelope */
  answer({ type, request, ...rest }) {
    const question = /** @type {Question} */ (this.#open.filter(({ kind }) => kind === request).pop());
    this.#open = this.#open.filter((one) => one !== question);
    switch (type) {
      case 'reply': return question.resolve({ status: 200, body: thing('sessions', rest.body) });
      case 'refused':
        return question.resolve({ status: rest.status, body: rest.body, retry_after_s: rest.retry_after_s });
      case 'lost': return question.reject(new AnswerLost());
      case 'buyer': return question.resolve(thing('buyers', rest.buyer));
      case 'methods': return question.resolve(thing('methods', rest.methods));
      case 'token': return question.resolve({ token: 'recorded' });
      case 'token_refused': return question.reject(new TokenRefused(rest.code));
      case 'authentication': return question.resolve({ outcome: rest.outcome });
      default: throw new Error(`no answer is called ${type}`);
    }
  }
}

/** Stands for what others show, which is never ours. @param {string} words */
function stand_in(words) {
  const page = document.createElement('div');
  page.className = 'bank';
  page.lang = 'en';
  page.append(Object.assign(document.createElement('p'), { textContent: words }));
  return page;
}

/**
 * @param {Surface} surface
 * @param {string} path of a key, may leave segments out
 * @returns {HTMLElement | undefined}
 */
export function find(surface, path) {
  const wanted = path.split('/');
  const lies_there = (/** @type {HTMLElement} */ { dataset: { key = '' } }) => {
    const has = key.split('/');
    if (has[has.length - 1] !== wanted[wanted.length - 1]) return false;
    let i = 0;
    for (const segment of has) if (segment === wanted[i]) ++i;
    return i === wanted.length;
  };
  return Array.from(
    surface.shadowRoot?.querySelectorAll('[data-key]') ?? [], (element) => /** @type {HTMLElement} */ (element),
  ).filter(lies_there)
    .sort((a, b) => (a.dataset.key ?? '').length - (b.dataset.key ?? '').length)[0];
}

/**
 * @template Found
 * @param {string} what
 * @param {() => Found | undefined | null | false} look
 * @returns {Promise<Found>}
 */
async function until(what, look) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const found = look();
    if (found) return found;
    await frame();
  }
  throw new Error(`never there: ${what}`);
}

/**
 * @param {Surface} surface
 * @param {Recorded} recorded
 * @param {Step} step
 */
async function take(surface, recorded, step) {
  const usable = (/** @type {string} */ path) => until(path, () => {
    const element = find(surface, path);
    return element && element.getAttribute('aria-disabled') !== 'true' && element;
  });
  if (step.press) (await usable(step.press)).click();
  else if (step.type) {
    const input = /** @type {HTMLInputElement} */ (await usable(step.type));
    input.value = step.text ?? '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  } else if (step.wait) await world.wait(surface, step.wait);
  else if (step.receive.type === 'connectivity') world.connect(surface, step.receive.online);
  else if (step.receive.type === 'host') recorded.host(surface, step.receive.host);
  else {
    await until(step.receive.request, () => recorded.asked(step.receive.request));
    recorded.answer(step.receive);
  }
  await drawn();
}

async function drawn() {
  await frame();
  await frame();
}

/** What was changed is on the screen, and where it belongs. */
export async function settled() {
  await drawn();
  const moving = Array.from(
    document.querySelectorAll('till-checkout'), ({ shadowRoot }) => shadowRoot?.getAnimations() ?? [],
  ).flat();
  await Promise.all(moving.filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished));
}

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * A new surface inside `place`, brought into a state; one after the other, because they share the world.
 * @param {Element} place
 * @param {State} state
 * @param {Look} look
 * @returns {Promise<Surface>}
 */
export function put_up(place, state, look) {
  const made = queue.then(() => replay(place, state, look));
  queue = made.catch(() => {});
  return made;
}

/**
 * @param {Element} place
 * @param {State} state
 * @param {Look} look
 * @returns {Promise<Surface>}
 */
async function replay(place, state, { theme, lang, engine, layer, height }) {
  const path = path_to(state), [{ catalog, note = '' }] = path;
  const surface = /** @type {Surface} */ (document.createElement('till-checkout'));
  const recorded = new Recorded(note);
  for (const [name, value] of Object.entries({ theme, lang, engine })) surface.setAttribute(name, value);
  Object.assign(surface, {
    bridge: recorded.bridge, gateways: [recorded.gateway], catalog: thing('catalogs', catalog),
  });
  Object.assign(world, { owner: surface, now: at, shows_layer: layer });
  try {
    const ready = new Promise((resolve, reject) => {
      surface.addEventListener('till-ready', resolve, { once: true });
      surface.addEventListener('till-error', (event) =>
        reject(new Error(/** @type {CustomEvent} */ (event).detail.message)), { once: true });
    });
    place.append(surface);
    await ready;
    await drawn();
    for (const step of path.flatMap(({ steps = [] }) => steps)) await take(surface, recorded, step);
    // a way there may need more room than it is then shown in
    if (height) surface.host = { ...surface.host, max_height: height };
    await settled();
  } finally {
    Object.assign(world, { owner: null, now: at, shows_layer: false });
  }
  return surface;
}

/** @param {Surface} surface */
export function take_down(surface) {
  surface.remove();
  world.forget(surface);
}
