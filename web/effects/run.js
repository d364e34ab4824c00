// Carries out what the program asks, in order, and brings the answers back as envelopes. All of it is data both ways.
// Knows nothing of what an order is. Tokens stay in this closure: the program, the page and the log see only handles.

import { AnswerLost } from '../bridges/bridge.js';
import { TokenRefused } from '../gateways/gateway.js';
import { KeptPayment } from './kept_payment.js';
import { note_store } from './notes.js';

/** @typedef {import('../engine/engine.js').Effect} Effect */
/** @typedef {import('../bridges/bridge.js').CheckoutBridge} CheckoutBridge */
/** @typedef {import('../gateways/gateway.js').PaymentGateway} PaymentGateway */

/**
 * @typedef {object} Host what the widget does for the effects
 * @property {(envelope: Record<string, unknown>) => void} receive
 * @property {() => CheckoutBridge | null} bridge
 * @property {() => readonly PaymentGateway[]} gateways
 * @property {(name: string, detail: object, cancelable?: boolean) => boolean} emit false = the page refused
 * @property {(key: string) => void} focus
 * @property {(image: number, url: string) => void} load_image
 * @property {(element: HTMLElement, slot: string) => () => void} mount shows it in the surface's slot of that name
 * @property {() => boolean} dark the surface is dark
 * @property {() => string} store key under which notes are kept
 * @property {(url: string) => void} [open]
 */

const HANDLE = /\{"\$handle":"([^"\\]*)"\}/g;  // cannot occur inside a JSON string: there the quotes are escaped

/** Wallets, passkeys and tokens need the shopper's gesture, so they go before anything else in the same click. */
const first = (/** @type {Effect} */ { effect }) => effect === 'request_token' || effect === 'request_checkout';

/** Asking the same again would get the same answer. @param {import('../bridges/bridge.js').CheckoutAnswer} answer */
const is_final = ({ status }) => status < 500 && status !== 409 && status !== 429;

export class Effects {
  #host;
  /** Tokens and authentication details by handle. @type {Map<string, unknown>} */
  #secrets = new Map();
  #handles = 0;
  /** Exact bytes by idempotency key, until an answer is known: a repeat must be identical. @type {Map<string, string>} */
  #sent = new Map();
  /** The merchant's own words for each session, for whoever else has to read them. @type {Map<string, unknown>} */
  #sessions = new Map();
  /** @type {Map<number, AbortController>} */
  #running = new Map();
  /** @type {Map<number, ReturnType<typeof setTimeout>>} */
  #timers = new Map();
  /** Which of a checkout's Actions were run. @type {import('./actions.js').Actions | undefined} */
  #actions;
  #disposed = false;
  #kept;
  /** When the newest token ends, ms since 1970. */
  #token_ends = 0;

  /** @param {Host} host */
  constructor(host) {
    this.#host = host;
    this.#kept = new KeptPayment(() => this.#notes(), host.store);
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
    this.#sessions.clear();
    this.#sent.clear();
  }

  /** @param {Effect} effect */
  #one(effect) {
    const { emit } = this.#host, { effect: name, ...rest } = effect;
    switch (name) {
      case 'call': return this.#ask(effect, (signal) => this.#call(effect, signal), effect.timeout_ms);
      case 'repeat': return this.#ask(effect, (signal) => this.#repeat(effect, signal), effect.timeout_ms);
      case 'request_token': return this.#ask(effect, (signal) => this.#request_token(effect, signal));
      case 'request_checkout': return this.#ask(effect, (signal) => this.#request_checkout(effect, signal));
      case 'open_embedded': return this.#ask(effect, (signal) => this.#open_embedded(effect, signal));
      case 'authenticate': return this.#ask(effect, (signal) => this.#authenticate(effect, signal));
      case 'ask_buyer': return this.#ask(effect, (signal) => this.#ask_buyer(signal), 20000);
      case 'list_methods': return this.#ask(effect, (signal) => this.#list_methods(effect, signal), 20000);
      case 'recall': return this.#ask(effect, async () => ({ type: 'recalled', note: await this.#notes().get(this.#host.store()) ?? '' }));
      case 'remember':
        if (!effect.note) void this.#kept.forget();
        return void Promise.resolve(this.#notes().set(this.#host.store(), effect.note)).catch(() => {});
      case 'timer': return this.#timer(effect.timer, effect.after_ms);
      case 'forget': return this.#forget(effect.request);
      case 'open_link': return void this.#open(effect.url);
      case 'focus': return this.#host.focus(effect.key);
      case 'load_image': return this.#host.load_image(effect.image, effect.url);
      case 'display_mode': return void emit('till-display-mode', rest);
      case 'find_similar': return void emit('till-similar', rest);
      case 'order': return void emit('till-order', rest);
      case 'phase': return void emit('till-phase', rest);
      default: return void emit('till-error', { code: 'unknown_effect', message: String(name) });
    }
  }

  #notes() {
    return this.#host.bridge()?.store ?? note_store;
  }

  /**
   * One asynchronous question: the answer is an envelope, stamped with the request, unless it was forgotten meanwhile.
   * @param {Effect} effect @param {(signal: AbortSignal) => Promise<Record<string, unknown>>} start called at once
   * @param {number} [timeout_ms]
   */
  #ask({ request }, start, timeout_ms = 0) {
    const controller = new AbortController();
    this.#running.set(request, controller);
    const late = timeout_ms > 0 ? setTimeout(() => controller.abort(new AnswerLost('timeout')), timeout_ms) : undefined;
    let answer;
    try {
      answer = start(controller.signal);
    } catch (error) {
      answer = Promise.reject(error);
    }
    const aborted = new Promise((_, reject) => controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true }));
    Promise.race([answer, aborted])
      .catch((error) => (error instanceof TokenRefused ? { type: 'token_refused', code: error.code } : { type: 'lost' }))
      .then((envelope) => {
        clearTimeout(late);
        if (this.#running.get(request) !== controller) return;  // forgotten
        this.#running.delete(request);
        if (!this.#disposed) this.#host.receive({ ...envelope, request });
      });
  }

  /** @param {number} request */
  #forget(request) {
    const controller = this.#running.get(request);
    this.#running.delete(request);
    controller?.abort();
  }

  /** @param {Effect} effect @param {AbortSignal} signal @returns {Promise<Record<string, unknown>>} */
  async #call({ operation, protocol = '', merchant = '', session = '', body = '', idempotency_key = '' }, signal) {
    const bridge = this.#host.bridge();
    if (!bridge) return refused(503, { type: 'service_unavailable', code: 'no_bridge', message: 'the page has set no bridge' });
    const bytes = this.#sent.get(idempotency_key) ?? this.#reveal(body);
    if (bytes === null) return refused(400, { type: 'invalid_request', code: 'token_unavailable', message: 'the payment token is no longer held' });
    if (idempotency_key) this.#sent.set(idempotency_key, bytes);
    const pays = operation === 'complete';
    if (pays) await this.#kept.keep({ session, idempotency_key, protocol, bytes, until: this.#token_ends });
    signal.throwIfAborted();
    const answer = await bridge.call({ operation, protocol, merchant, session, body: bytes, idempotency_key }, signal);
    if (is_final(answer)) {
      this.#sent.delete(idempotency_key);
      if (pays) void this.#kept.forget();
    }
    return this.#told(answer, protocol);
  }

  /** What a page before this one sent, or perhaps sent, and has no answer to. @param {Effect} effect @param {AbortSignal} signal */
  async #repeat({ session }, signal) {
    const bridge = this.#host.bridge(), kept = await this.#kept.recall(session, Date.now());
    if (!bridge || !kept) return refused(410, { type: 'invalid_request', code: 'nothing_kept', message: 'no payment of this session is kept' });
    const { idempotency_key, protocol, bytes } = kept;
    const answer = await bridge.call({ operation: 'complete', protocol, merchant: '', session, body: bytes, idempotency_key }, signal);
    if (is_final(answer)) void this.#kept.forget();
    return this.#told(answer, protocol);
  }

  /** @param {import('../bridges/bridge.js').CheckoutAnswer} answer @param {string} protocol @returns {Record<string, unknown>} */
  #told(answer, protocol) {
    if (answer.status < 200 || answer.status >= 300) return { ...refused(answer.status, answer.body, answer.retry_after_s), protocol };
    this.#sessions.set(/** @type {{id?: string} | undefined} */ (answer.body)?.id ?? '', answer.body);
    return { type: 'reply', status: answer.status, protocol, body: answer.body };
  }

  /** Puts what the handles stand for into the body, and changes no other byte; null = a handle is unknown. @param {string} body */
  #reveal(body) {
    let known = true;
    const bytes = body.replace(HANDLE, (_, handle) => {
      known &&= this.#secrets.has(handle);
      return JSON.stringify(this.#secrets.get(handle) ?? null);
    });
    return known ? bytes : null;
  }

  /** @param {unknown} secret */
  #keep(secret) {
    const handle = `h${++this.#handles}`;
    this.#secrets.set(handle, secret);
    return handle;
  }

  /** @param {string} handler */
  #gateway(handler) {
    return this.#host.gateways().find(({ handlers }) => handlers.includes(handler));
  }

  /** Synchronous up to the gateway's own code. @param {Effect} effect @param {AbortSignal} signal */
  async #request_token({ protocol, handler, method, payee, allowance, consent }, signal) {
    const gateway = this.#gateway(handler);
    if (!gateway) throw new TokenRefused('unavailable');
    this.#token_ends = Date.parse(allowance.expires_at) || 0;
    try {
      const mount = (/** @type {HTMLElement} */ element) => this.#host.mount(element, 'wallet');
      const { token, credential } = await gateway.requestToken({ protocol, handler, method, payee, allowance, consent, mount }, signal);
      if (this.#disposed) throw new TokenRefused('canceled');
      // ACP puts a token into its credential, UCP takes the credential whole.
      const secret = protocol?.startsWith('ucp/') ? credential ?? { type: 'token', token } : token;
      return { type: 'token', handle: this.#keep(secret) };
    } catch (error) {
      throw error instanceof TokenRefused ? error : new TokenRefused('unavailable');  // a gateway's own words may hold secrets
    }
  }

  /**
   * The host's own sheet, asked synchronously. What it did is told by a completed session and by nothing else; a refusal
   * by its code; the rest is unknown, and the program asks the merchant.
   * @param {Effect} effect @param {AbortSignal} signal
   */
  async #request_checkout({ protocol, session, consent }, signal) {
    const known = this.#sessions.get(session);
    const bridge = this.#host.bridge();
    if (!bridge?.requestCheckout || !known) throw new TokenRefused('unavailable');
    const done = /** @type {{id?: unknown, status?: unknown} | undefined} */ (await bridge.requestCheckout({ session: known, consent }, signal) ?? undefined);
    if (!done || done.id !== session || typeof done.status !== 'string') throw new AnswerLost('the host said nothing that proves an order');
    return { type: 'reply', status: 200, protocol, body: done };
  }

  /** The seller's own checkout in the sheet; where it may not be embedded its address is opened instead. @param {Effect} effect @param {AbortSignal} signal */
  async #open_embedded({ session, url, title }, signal) {
    const { embedding_of, run_embedded } = await import('./embedded.js');
    const allowed = embedding_of(this.#sessions.get(session)), { mount, dark } = this.#host;
    const ended = allowed ? await run_embedded({ url, ...allowed, dark: dark() }, { title, mount: (frame) => mount(frame, 'embedded'), open_link: (to) => this.#open(to), signal }) : null;
    const next = ended ? ended.continue_url ?? (ended.outcome === 'declined' ? url : '') : url;
    if (next) this.#open(next);
    return { type: 'embedded' };
  }

  /** @param {Effect} effect @param {AbortSignal} signal */
  async #authenticate({ session, handler, handle, metadata, title }, signal) {
    const gateway = this.#gateway(handler), secret = /** @type {any} */ (this.#secrets.get(handle)), token = secret?.token ?? secret;
    const ended = (/** @type {string} */ outcome, details = '') => ({ type: 'authentication', outcome, handle: details });
    try {
      const known = typeof metadata === 'string' ? JSON.parse(metadata || 'null') : metadata;
      if (known?.actions) return ended(await this.#bank_steps(known.actions, session, gateway?.action_origins ?? [], title, signal));
      if (!gateway?.authenticate || typeof token !== 'string') return ended('not_supported');
      const { outcome, details } = await gateway.authenticate({ session, handler, token, metadata: known, mount: (element) => this.#host.mount(element, 'challenge'), signal });
      return ended(outcome, details ? this.#keep(details) : '');
    } catch {
      return ended('internal_error');
    }
  }

  /** UCP: what the bank wants is shown; what came of it the business hears from the bank, and we from the business. @param {Record<string, any[]>} steps @param {string} session @param {readonly string[]} origins @param {string} title @param {AbortSignal} signal */
  async #bank_steps(steps, session, origins, title, signal) {
    const { Actions, run_steps } = await import('./actions.js');
    this.#actions ??= new Actions();
    await run_steps(this.#actions, steps, this.#sessions.get(session), { origins, title, signal, mount: (element, visible) => this.#host.mount(element, visible ? 'challenge' : 'unseen') });
    return 'informational';
  }

  /** @param {AbortSignal} signal */
  async #ask_buyer(signal) {
    const bridge = this.#host.bridge();
    if (!bridge) throw new Error('no bridge');
    return { type: 'buyer', buyer: await bridge.buyer(signal) };
  }

  /** All gateways at once; one that fails leaves the others' methods. @param {Effect} effect @param {AbortSignal} signal */
  async #list_methods({ handlers }, signal) {
    const asked = this.#host.gateways().map((gateway) => {
      const ours = handlers.filter((/** @type {string} */ handler) => gateway.handlers.includes(handler));
      return ours.length ? gateway.list(ours, signal) : [];
    });
    const answers = await Promise.allSettled(asked);
    const methods = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    if (!methods.length && failed) throw failed.reason;
    return { type: 'methods', methods };
  }

  /** @param {number} timer @param {number} after_ms */
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
    if (this.#host.emit('till-link', { url: address }, true)) (this.#host.open ?? ((to) => window.open(to, '_blank', 'noopener,noreferrer')))(address);
    return true;
  }
}

/** @param {number} status @param {unknown} body @param {number} [retry_after_s] */
function refused(status, body, retry_after_s) {
  return { type: 'refused', status, body: body ?? {}, ...(retry_after_s ? { retry_after_s } : {}) };
}

/** Only https, or the page's own origin. @param {string} url @param {string} [base] */
export function link_allowed(url, base = document.baseURI) {
  try {
    const { href, protocol, origin } = new URL(url, base);
    return protocol === 'https:' || (/^https?:$/.test(protocol) && origin === new URL(base).origin) ? href : '';
  } catch {
    return '';
  }
}
