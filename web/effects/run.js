// Carries out what the program asks, in order, and brings the answers back as envelopes. All of it is data both ways.
// Knows nothing of what an order is. Tokens stay in this closure: the program, the page and the log see only handles.

import { AnswerLost } from '../bridges/bridge.js';
import { TokenRefused } from '../gateways/gateway.js';
import { Calls } from './calls.js';
import { note_store } from './notes.js';
import { Secrets } from './secrets.js';

/**
 * @import { Answer, AuthenticateEffect, Effect, ListMethodsEffect, Message, OpenEmbeddedEffect, Question,
 *   RequestCheckoutEffect, RequestTokenEffect } from '../engine/protocol.d.ts'
 */
/** @import { AuthenticationOutcome, CheckoutBridge, PaymentGateway, TillEvents } from '../till.d.ts' */
/** @import { Actions } from './actions.js' */

/**
 * @typedef {object} Host what the widget does for the effects
 * @property {(message: Message) => void} receive
 * @property {() => CheckoutBridge | null} bridge
 * @property {() => readonly PaymentGateway[]} gateways
 * @property {(name: keyof TillEvents, detail: object, cancelable?: boolean) => boolean} emit false = the page refused
 * @property {(key: string) => void} focus
 * @property {(image: number, url: string) => void} load_image
 * @property {(dark: boolean, colors: Record<string, string>) => void} apply_theme
 * @property {(element: HTMLElement, slot: string) => () => void} mount shows it in the surface's slot of that name
 * @property {() => boolean} dark the surface is dark
 * @property {() => string} store key under which notes are kept
 * @property {(url: string) => void} [open]
 */

/** Wallets, passkeys and tokens need the shopper's gesture, so they go before anything else in the same click. */
const first = (/** @type {Effect} */ { effect }) => effect === 'request_token' || effect === 'request_checkout';

export class Effects {
  #host;
  #secrets = new Secrets();
  #calls;
  /** @type {Map<number, AbortController>} */
  #running = new Map();
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #timers = new Map();
  /** Which of a checkout's Actions were run. @type {Actions | undefined} */
  #actions;
  #disposed = false;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.#calls = new Calls(host.bridge, () => this.#notes(), host.store, this.#secrets);
  }

  /** @param {Effect[]} effects */
  run(effects) {
    for (const effect of effects) if (first(effect)) this.#one(effect);
    for (const effect of effects) if (!first(effect)) this.#one(effect);
  }

  /** Ends every call and forgets every secret. */
  dispose() {
    this.#disposed = true;
    for (const controller of this.#running.values()) controller.abort();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#running.clear();
    this.#timers.clear();
    this.#secrets.clear();
    this.#calls.clear();
  }

  /** @param {Effect} effect */
  #one(effect) {
    const { emit } = this.#host, { effect: _, ...detail } = effect;
    switch (effect.effect) {
      case 'call': return this.#ask(effect, (signal) => this.#calls.call(effect, signal), effect.timeout_ms);
      case 'repeat': return this.#ask(effect, (signal) => this.#calls.repeat(effect, signal), effect.timeout_ms);
      case 'request_token': return this.#ask(effect, (signal) => this.#request_token(effect, signal));
      case 'request_checkout': return this.#ask(effect, (signal) => this.#request_checkout(effect, signal));
      case 'open_embedded': return this.#ask(effect, (signal) => this.#open_embedded(effect, signal));
      case 'authenticate': return this.#ask(effect, (signal) => this.#authenticate(effect, signal));
      case 'ask_buyer': return this.#ask(effect, (signal) => this.#ask_buyer(signal), 20000);
      case 'list_methods': return this.#ask(effect, (signal) => this.#list_methods(effect, signal), 20000);
      case 'recall': return this.#ask(effect, () => this.#recall());
      case 'remember':
        if (!effect.note) this.#calls.forget_payment();
        return void Promise.resolve(this.#notes().set(this.#host.store(), effect.note)).catch(() => {});
      case 'timer': return this.#timer(effect.timer, effect.after_ms);
      case 'forget': return this.#forget(effect.request);
      case 'open_link': return void this.#open(effect.url);
      case 'focus': return this.#host.focus(effect.key);
      case 'load_image': return this.#host.load_image(effect.image, effect.url);
      case 'apply_theme': return this.#host.apply_theme(effect.dark, effect.colors);
      case 'display_mode': return void emit('till-display-mode', detail);
      case 'find_similar': return void emit('till-similar', detail);
      case 'order': return void emit('till-order', detail);
      case 'phase': return void emit('till-phase', detail);
      default: {
        const /** @type {never} */ unknown = effect;
        const { effect: name } = /** @type {Effect} */ (unknown);
        return void emit('till-error', { code: 'unknown_effect', message: String(name) });
      }
    }
  }

  #notes() {
    return this.#host.bridge()?.store ?? note_store;
  }

  /** @returns {Promise<Answer>} */
  async #recall() {
    return { type: 'recalled', note: await this.#notes().get(this.#host.store()) ?? '' };
  }

  /**
   * One asynchronous question: the answer is an envelope, stamped with the request, unless it was forgotten meanwhile.
   * @param {Question} question
   * @param {(signal: AbortSignal) => Promise<Answer>} start called at once
   * @param {number} [timeout_ms]
   */
  #ask({ request }, start, timeout_ms = 0) {
    const controller = new AbortController();
    this.#running.set(request, controller);
    const late = timeout_ms > 0 ? setTimeout(() => controller.abort(new AnswerLost('timeout')), timeout_ms) : undefined;
    /** @type {Promise<Answer>} */
    let answer;
    try {
      answer = start(controller.signal);
    } catch (error) {
      answer = Promise.reject(error);
    }
    /** @type {Promise<never>} */
    const aborted = new Promise((_, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true });
    });
    Promise.race([answer, aborted])
      .catch((error) => /** @type {Answer} */ (
        error instanceof TokenRefused ? { type: 'token_refused', code: error.code } : { type: 'lost' }))
      .then((answered) => {
        clearTimeout(late);
        if (this.#running.get(request) !== controller) return;  // forgotten
        this.#running.delete(request);
        if (!this.#disposed) this.#host.receive({ ...answered, request });
      });
  }

  /** @param {number} request */
  #forget(request) {
    const controller = this.#running.get(request);
    this.#running.delete(request);
    controller?.abort();
  }

  /** @param {string} handler */
  #gateway(handler) {
    return this.#host.gateways().find(({ handlers }) => handlers.includes(handler));
  }

  /**
   * Synchronous up to the gateway's own code.
   * @param {RequestTokenEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #request_token({ protocol, handler, method, payee, allowance, consent }, signal) {
    const gateway = this.#gateway(handler);
    if (!gateway) throw new TokenRefused('unavailable');
    this.#calls.token_ends = Date.parse(allowance.expires_at) || 0;
    try {
      const mount = (/** @type {HTMLElement} */ element) => this.#host.mount(element, 'wallet');
      const wanted = { protocol, handler, method, payee, allowance, consent, mount };
      const { token, credential } = await gateway.requestToken(wanted, signal);
      if (this.#disposed) throw new TokenRefused('canceled');
      // ACP puts a token into its credential, UCP takes the credential whole.
      const secret = protocol?.startsWith('ucp/') ? credential ?? { type: 'token', token } : token;
      return { type: 'token', handle: this.#secrets.keep(secret) };
    } catch (error) {
      // A gateway's own words may hold secrets.
      throw error instanceof TokenRefused ? error : new TokenRefused('unavailable');
    }
  }

  /**
   * Opens the host's own sheet synchronously. Only a completed session proves an order; a refusal has its code;
   * after any other answer the program asks the merchant.
   * @param {RequestCheckoutEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #request_checkout({ protocol, session, consent }, signal) {
    const known = this.#calls.session(session);
    const bridge = this.#host.bridge();
    if (!bridge?.requestCheckout || !known) throw new TokenRefused('unavailable');
    const told = await bridge.requestCheckout({ session: known, consent }, signal);
    const done = /** @type {{id?: unknown, status?: unknown} | undefined} */ (told ?? undefined);
    if (!done || done.id !== session || typeof done.status !== 'string') {
      throw new AnswerLost('the host said nothing that proves an order');
    }
    return { type: 'reply', status: 200, protocol, body: done };
  }

  /**
   * The seller's own checkout in the sheet; where it may not be embedded its address is opened instead.
   * @param {OpenEmbeddedEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #open_embedded({ session, url, title }, signal) {
    const { embedding_of, run_embedded } = await import('./embedded.js');
    const allowed = embedding_of(this.#calls.session(session)), { mount, dark } = this.#host;
    const ended = allowed ? await run_embedded({ url, ...allowed, dark: dark() }, {
      title, signal,
      mount: (frame) => mount(frame, 'embedded'),
      open_link: (to) => this.#open(to),
    }) : null;
    const next = ended ? ended.continue_url ?? (ended.outcome === 'declined' ? url : '') : url;
    if (next) this.#open(next);
    return { type: 'embedded' };
  }

  /**
   * @param {AuthenticateEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #authenticate({ session, handler, handle, metadata, title }, signal) {
    const gateway = this.#gateway(handler), token = this.#secrets.token(handle);
    /**
     * @param {AuthenticationOutcome} outcome
     * @returns {Answer}
     */
    const ended = (outcome, details = '') => ({ type: 'authentication', outcome, handle: details });
    try {
      const known = JSON.parse(metadata || 'null');
      if (known?.actions) {
        const origins = gateway?.action_origins ?? [];
        return ended(await this.#bank_steps(known.actions, session, origins, title, signal));
      }
      if (!gateway?.authenticate || typeof token !== 'string') return ended('not_supported');
      const { outcome, details } = await gateway.authenticate({
        session, handler, token, signal,
        metadata: known,
        mount: (element) => this.#host.mount(element, 'challenge'),
      });
      return ended(outcome, details ? this.#secrets.keep(details) : '');
    } catch {
      return ended('internal_error');
    }
  }

  /**
   * UCP: shows the payment Actions; the merchant reports their outcome.
   * @param {Record<string, any[]>} steps
   * @param {string} session
   * @param {readonly string[]} origins
   * @param {string} title
   * @param {AbortSignal} signal
   * @returns {Promise<'informational'>}
   */
  async #bank_steps(steps, session, origins, title, signal) {
    const loaded = await import('./actions.js');
    this.#actions ??= new loaded.Actions();
    await loaded.run_steps(this.#actions, steps, this.#calls.session(session), {
      origins, title, signal,
      mount: (element, visible) => this.#host.mount(element, visible ? 'challenge' : 'unseen'),
    });
    return 'informational';
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #ask_buyer(signal) {
    const bridge = this.#host.bridge();
    if (!bridge) throw new Error('no bridge');
    return { type: 'buyer', buyer: await bridge.buyer(signal) };
  }

  /**
   * All gateways at once; one that fails leaves the others' methods.
   * @param {ListMethodsEffect} effect
   * @param {AbortSignal} signal
   * @returns {Promise<Answer>}
   */
  async #list_methods({ handlers }, signal) {
    const asked = this.#host.gateways().map((gateway) => {
      const ours = handlers.filter((handler) => gateway.handlers.includes(handler));
      return ours.length ? gateway.list(ours, signal) : [];
    });
    const answers = await Promise.allSettled(asked);
    const methods = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (!methods.length && failed) throw failed.reason;
    return { type: 'methods', methods };
  }

  /**
   * @param {number} timer
   * @param {number} after_ms
   */
  #timer(timer, after_ms) {
    clearTimeout(this.#timers.get(timer));
    const longest = 2 ** 31 - 1;  // beyond it browsers fire at once
    this.#timers.set(timer, setTimeout(() => {
      this.#timers.delete(timer);
      this.#host.receive({ type: 'timer', timer });
    }, Math.min(longest, Math.max(0, after_ms))));
  }

  /** @param {string} url */
  #open(url) {
    const address = link_allowed(url);
    if (!address) return false;
    if (!this.#host.emit('till-link', { url: address }, true)) return true;
    const open = this.#host.open ?? ((to) => window.open(to, '_blank', 'noopener,noreferrer'));
    open(address);
    return true;
  }
}

/**
 * Only https, or the page's own origin.
 * @param {string} url
 * @param {string} [base]
 */
export function link_allowed(url, base = document.baseURI) {
  try {
    const { href, protocol, origin } = new URL(url, base);
    return protocol === 'https:' || (/^https?:$/.test(protocol) && origin === new URL(base).origin) ? href : '';
  } catch {
    return '';
  }
}
