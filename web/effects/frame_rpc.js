// A sandboxed iframe of a third party with JSON-RPC: without our credentials, heard only from its own window
// and from the origins it may have. Knows nothing of what is said.

/** @typedef {{id?: string | number, method: string, params: Record<string, unknown>}} Told */

/**
 * @param {object} what
 * @param {string} what.url
 * @param {readonly string[]} what.origins from which it may speak
 * @param {string} what.title accessible name; '' = hidden from everybody
 * @param {(told: Told, answer: (message: object) => void) => void} what.on_message
 *   `answer` sends a JSON-RPC response to the frame, to the origin that asked
 * @param {(frame: HTMLElement) => () => void} what.mount
 * @returns {() => void} takes it away; nothing is heard after that
 */
export function open_frame({ url, origins, title, on_message, mount }) {
  const frame = document.createElement('iframe');
  // may not open windows or navigate the page
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin');
  frame.setAttribute('credentialless', '');
  frame.referrerPolicy = 'no-referrer';
  if (title) {
    frame.title = title;
  } else {
    frame.hidden = true;
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
  }
  const hear = (/** @type {MessageEvent} */ { source, origin, data }) => {
    if (source !== frame.contentWindow || !origins.includes(origin) || data?.jsonrpc !== '2.0'
      || typeof data.method !== 'string') return;
    const { id, method, params } = data;
    const known = typeof id === 'string' || typeof id === 'number' ? { id } : {};
    const answer = (/** @type {object} */ message) => {
      if ('id' in known) frame.contentWindow?.postMessage({ jsonrpc: '2.0', ...known, ...message }, origin);
    };
    on_message({ ...known, method, params: params && typeof params === 'object' ? params : {} }, answer);
  };
  addEventListener('message', hear);  // before it navigates: a page that is at once done must be heard
  frame.src = url;
  const take_away = mount(frame);
  return () => {
    removeEventListener('message', hear);
    take_away();
  };
}

/**
 * A place in a frame: https without user or password; http only from one loopback page to another. null = none.
 * @param {unknown} url
 * @param {string} [page]
 */
export function frame_address(url, page = location.href) {
  if (typeof url !== 'string' || !URL.canParse(url)) return null;
  const address = new URL(url), loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;
  const local =
    address.protocol === 'http:' && loopback.test(address.hostname) && loopback.test(new URL(page).hostname);
  return (address.protocol === 'https:' || local) && !address.username && !address.password ? address : null;
}

/**
 * An error as UCP's embedded protocols write it.
 * @param {string} version
 * @param {string} code
 * @param {string} content
 * @param {'recoverable' | 'unrecoverable'} severity
 */
export const rpc_error = (version, code, content, severity) =>
  ({ result: { ucp: { version, status: 'error' }, messages: [{ type: 'error', code, content, severity }] } });
