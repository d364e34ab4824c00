// UCP payment Actions: device data collection in a hidden frame, a bank's challenge in the sheet. A frame says that it
// is done; what that means only the merchant knows, and the program asks it. Knows nothing of EMV messages or outcomes.

import { frame_address, open_frame, rpc_error } from './frame_rpc.js';

/**
 * One occurrence in checkout.actions; UCP "Payment Authentication".
 * @typedef {object} Action
 * @property {string} type "dev.ucp.common.payment.three_ds_challenge", …; the older names without "common" are the same
 * @property {string} id
 * @property {string} url
 * @property {string} version of the extension, as negotiated for the checkout
 * @property {string} [expires_at] of the checkout, RFC 3339
 */

/**
 * done and error are the frame's words, timeout and dismissed ours; declined = it was never opened.
 * @typedef {'done' | 'error' | 'timeout' | 'dismissed' | 'declined'} ActionEnd
 */

const TYPE = /^dev\.ucp\.(?:common\.)?payment\.(device_data_collection|three_ds_challenge)$/;
const DEADLINE_MS = { device_data_collection: 10_000, three_ds_challenge: 600_000 };  // from navigation

export class Actions {
  /** An occurrence is processed once, however it ended. @type {Set<string>} */
  #used = new Set();

  /**
   * @param {Action} action
   * @param {object} on
   * @param {readonly string[]} on.origins the payment handler's: an address anywhere else is declined
   * @param {string} on.title accessible name of a challenge
   * @param {(element: HTMLElement, visible: boolean) => () => void} on.mount
   * @param {AbortSignal} on.signal aborted when the shopper closes it
   * @param {number} [on.now] ms since 1970
   * @returns {Promise<ActionEnd>}
   */
  run({ type, id, url, version, expires_at }, { origins, title, mount, signal, now = Date.now() }) {
    const kind = /** @type {keyof typeof DEADLINE_MS | undefined} */ (TYPE.exec(type)?.[1]);
    const address = frame_address(url), once = `${kind} ${id}`;
    if (!kind || !id || !address || !origins.includes(address.origin) || this.#used.has(once) || signal.aborted) {
      return Promise.resolve('declined');
    }
    this.#used.add(once);
    const visible = kind === 'three_ds_challenge';
    const left = expires_at ? Date.parse(expires_at) - now : Infinity;
    return new Promise((resolve) => {
      let ready = false;
      const end = (/** @type {ActionEnd} */ how) => {
        clearTimeout(late);
        signal.removeEventListener('abort', dismissed);
        close();
        resolve(how);
      };
      const dismissed = () => end('dismissed');
      const late = setTimeout(
        () => end('timeout'), Math.max(0, Math.min(DEADLINE_MS[kind], Number.isNaN(left) ? Infinity : left)),
      );
      signal.addEventListener('abort', dismissed);
      const close = open_frame({
        url: address.href, origins, title: visible ? title : '', mount: (frame) => mount(frame, visible),
        on_message({ method, params }, answer) {
          if (method === 'action.ready') {
            const ours = params.id === id && params.version === version;
            answer(ours
              ? { result: {} }
              : rpc_error(version, 'invalid_state_error', 'Not the Action that is open here.', 'unrecoverable'));
            if (ours) ready = true;
            else end('error');
          } else if (ready && params.id === id && (method === 'action.done' || method === 'action.error')) {
            end(method === 'action.done' ? 'done' : 'error');
          }
        },
      });
    });
  }
}

/**
 * Runs every outstanding Action of a checkout, data collection before challenges.
 * @param {Actions} actions
 * @param {Record<string, {id?: unknown, config?: {url?: unknown}}[]>} steps the checkout's `actions`
 * @param {unknown} checkout in the merchant's words
 * @param {Omit<Parameters<Actions['run']>[1], 'now'>} on
 */
export async function run_steps(actions, steps, checkout, on) {
  const { ucp, expires_at } =
    /** @type {{ucp?: {version?: unknown}, expires_at?: string} | null | undefined} */ (checkout) ?? {};
  const version = String(ucp?.version ?? '');
  for (const type of Object.keys(steps).sort()) {
    for (const { id, config } of steps[type]) {
      await actions.run({ type, id: String(id ?? ''), url: String(config?.url ?? ''), version, expires_at }, on);
    }
  }
}
