// The two live regions: calm words wait until nothing newer has come for half a second, urgent ones are spoken at once.
// Knows nothing of what is said. Both elements stay for good, so that every change of their words is heard.

const CALM_MS = 500;

export class Live {
  #status;
  #alert;
  #told = { status: '', alert: '' };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /**
   * @param {HTMLElement} status
   * @param {HTMLElement} alert
   */
  constructor(status, alert) {
    this.#status = status;
    this.#alert = alert;
    status.setAttribute('role', 'status');
    alert.setAttribute('role', 'alert');
  }

  /**
   * What the program has to say; the same words again are not spoken again.
   * @param {'status' | 'alert'} role
   * @param {string} words
   */
  tell(role, words) {
    if (this.#told[role] === words) return;
    this.#told[role] = words;
    if (role === 'status') return this.say(words);
    if (words) this.say('');  // what was going on is over
    this.#alert.textContent = words;
  }

  /** Calm words of the layer's own, or of the program. @param {string} words */
  say(words) {
    clearTimeout(this.#waiting);
    if (this.#status.textContent === words) return;
    if (!words) this.#status.textContent = '';
    else this.#waiting = setTimeout(() => (this.#status.textContent = words), CALM_MS);
  }

  /** Nothing more is said. */
  dispose() {
    clearTimeout(this.#waiting);
  }
}
