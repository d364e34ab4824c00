// Payment tokens and authentication details, kept under handles: the program, the page and the log see only handles,
// and the secret itself takes the handle's place in the bytes that go to the merchant. Knows nothing of who issued
// them.

const HANDLE = /\{"\$handle":"([^"\\]*)"\}/g;  // cannot occur inside a JSON string: there the quotes are escaped

export class Secrets {
  /** @type {Map<string, unknown>} */
  #kept = new Map();
  #handles = 0;

  /**
   * @param {unknown} secret
   * @returns {string} its handle
   */
  keep(secret) {
    const handle = `h${++this.#handles}`;
    this.#kept.set(handle, secret);
    return handle;
  }

  /** The token under a handle: the secret itself, or the token inside a UCP credential. @param {string} handle */
  token(handle) {
    const secret = /** @type {{token?: unknown} | null | undefined} */ (this.#kept.get(handle));
    return secret?.token ?? secret;
  }

  /**
   * Puts the secrets in place of their handles and changes no other byte.
   * @param {string} body
   * @returns {string | null} null = a handle is unknown
   */
  reveal(body) {
    let known = true;
    const bytes = body.replace(HANDLE, (_, handle) => {
      known &&= this.#kept.has(handle);
      return JSON.stringify(this.#kept.get(handle) ?? null);
    });
    return known ? bytes : null;
  }

  clear() {
    this.#kept.clear();
  }
}
