// The seller's own checkout in a frame of the sheet (UCP Embedded Checkout): for an order that only the seller can
// finish.
// Paying is not delegated: no credential ever leaves us by a message. Knows nothing of what an order is; whatever the
// frame says at the end, the program asks the merchant.

import { frame_address, open_frame, rpc_error } from './frame_rpc.js';

/**
 * How it ended: complete and error are the frame's words, closed the shopper's, declined = it was never opened.
 * @typedef {{outcome: 'complete' | 'error' | 'closed' | 'declined', continue_url?: string}} EmbeddedEnd
 */

/** @typedef {{transport?: string, version?: unknown, config?: {delegate?: unknown}}} Service */
/** @typedef {{version?: unknown, services?: Record<string, Service[]>}} Ucp what a UCP checkout says of its business */

/**
 * The version of the checkout, and what its business lets a host do; null = this checkout is not to be embedded.
 * @param {unknown} session in the merchant's words
 */
export function embedding_of(session) {
  const ucp = /** @type {{ucp?: Ucp} | null | undefined} */ (session)?.ucp;
  // another dialect: the page has said that this seller may be
  if (!ucp) return { version: '2026-04-08', delegate: /** @type {string[]} */ ([]) };
  const services = Object.values(ucp.services ?? {}).flat();
  const embedded = services.find((service) => service?.transport === 'embedded');
  if (!embedded) return null;
  return {
    version: String(ucp.version ?? embedded.version),
    delegate: Array.isArray(embedded.config?.delegate) ? embedded.config.delegate.map(String) : [],
  };
}

/**
 * @param {object} checkout
 * @param {string} checkout.url the session's continue_url
 * @param {string} checkout.version
 * @param {readonly string[]} checkout.delegate what the business allows a host to do
 * @param {boolean} checkout.dark
 * @param {object} on
 * @param {string} on.title accessible name of the frame
 * @param {(element: HTMLElement) => () => void} on.mount
 * @param {(url: string) => boolean} on.open_link https only; false = refused
 * @param {AbortSignal} on.signal aborted when the shopper closes it
 * @returns {Promise<EmbeddedEnd>}
 */
export function run_embedded({ url, version, delegate, dark }, { title, mount, open_link, signal }) {
  const address = frame_address(url);
  if (!address || signal.aborted) return Promise.resolve({ outcome: 'declined' });
  const links = delegate.includes('window.open');
  address.searchParams.set('ec_version', version);
  address.searchParams.set('ec_color_scheme', dark ? 'dark' : 'light');
  if (links) address.searchParams.set('ec_delegate', 'window.open');
  const success = { result: { ucp: { version, status: 'success' } } };
  return new Promise((resolve) => {
    let ready = false;
    const end = (/** @type {EmbeddedEnd} */ how) => {
      signal.removeEventListener('abort', closed);
      close();
      resolve(how);
    };
    const closed = () => end({ outcome: 'closed' });
    signal.addEventListener('abort', closed);
    const close = open_frame({
      url: address.href, origins: [address.origin], title, mount,
      on_message({ id, method, params }, answer) {
        const refuse = (/** @type {string} */ code, /** @type {string} */ content) =>
          answer(rpc_error(version, code, content, 'unrecoverable'));
        if (method === 'ec.ready' && ready) return refuse('invalid_state_error', 'The handshake was made.');
        if (method === 'ec.ready') {
          if (params.auth) {
            refuse('not_supported_error', 'This host has no such authorization.');
            return end({ outcome: 'error' });
          }
          ready = true;
          return answer(success);
        }
        if (!ready) return id === undefined ? undefined : refuse('invalid_state_error', 'ec.ready comes first.');
        if (method === 'ec.complete') return end({ outcome: 'complete' });
        if (method === 'ec.error') {
          const next = frame_address(/** @type {{continue_url?: unknown} | undefined} */ (params.error)?.continue_url);
          return end({ outcome: 'error', ...(next ? { continue_url: next.href } : {}) });
        }
        if (id === undefined) return undefined;  // ec.start and ec.*.change: the merchant is asked when it is over
        if (method === 'ec.window.open_request' && links) {
          const safe = typeof params.url === 'string' && /^https:/i.test(params.url);
          return safe && open_link(/** @type {string} */ (params.url))
            ? answer(success)
            : refuse('window_open_rejected_error', 'This link was not opened.');
        }
        // A payment credential is given by a tap on our own Pay and by nothing else.
        if (/^ec\.(auth|[a-z_]+\.[a-z_]+_request)$/.test(method)) {
          return refuse('not_supported_error', 'This host does not do that for a checkout.');
        }
        return answer({ error: { code: -32601, message: 'Method not found.' } });
      },
    });
  });
}
