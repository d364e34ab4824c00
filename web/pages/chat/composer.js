// The field one writes in. Enter sends, Shift+Enter breaks the line, a half-composed word is never sent.
// Knows nothing of what happens to the words.
import { announce } from './announce.js';
import { say } from './settings.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('composer'));
const field = /** @type {HTMLTextAreaElement} */ (document.getElementById('message'));
const button = /** @type {HTMLButtonElement} */ (form.querySelector('.send'));
const offline = /** @type {HTMLElement} */ (document.getElementById('offline'));

let busy = false;

function settle() {
  button.setAttribute('aria-disabled', String(busy || !navigator.onLine || !field.value.trim()));
  offline.hidden = navigator.onLine;
}

/** While an answer is on its way one may write, not send. @param {boolean} now */
export function set_busy(now) {
  busy = now;
  settle();
}

export const focus_composer = () => field.focus({ preventScroll: true });

/** For browsers without `field-sizing: content`. */
function grow() {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.blockSize = 'auto';
  field.style.blockSize = `${field.scrollHeight}px`;
}

/** @param {(text: string) => void} send */
export function compose(send) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text || busy) return;
    if (!navigator.onLine) return announce(say('offline'), 'assertive');
    field.value = '';
    grow();
    settle();
    send(text);
  });
  field.addEventListener('keydown', (event) => {
    // 229: Safari ends a composition before it tells of the Enter that ended it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!event.repeat) form.requestSubmit();
  });
  field.addEventListener('input', () => {
    grow();
    settle();
  });
  addEventListener('offline', () => {
    settle();
    announce(say('offline'));
  });
  addEventListener('online', () => {
    settle();
    announce(say('online'));
  });
  grow();
  settle();
}
