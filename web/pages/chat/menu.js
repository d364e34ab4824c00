// The settings behind the menu button: theme, language, and the question before a thread is cleared.
// Knows nothing of the thread.
import { choose_language, choose_theme, lang, theme_choice } from './settings.js';

const menu = /** @type {HTMLElement} */ (document.getElementById('menu'));
const confirm = /** @type {HTMLDialogElement} */ (document.getElementById('confirm'));

/**
 * @param {string} name
 * @param {string} value
 * @param {(value: string) => void} choose
 */
function radios(name, value, choose) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (menu.querySelectorAll(`input[name=${name}]`))) {
    input.checked = input.value === value;
    input.addEventListener('change', () => { if (input.checked) choose(input.value); });
  }
}

/** @param {() => void} clear */
export function open_menu(clear) {
  radios('theme', theme_choice(), choose_theme);
  radios('lang', lang(), choose_language);
  const button = /** @type {HTMLButtonElement} */ (document.getElementById('clear'));
  button.addEventListener('click', () => {
    menu.hidePopover();  // gives the focus back to the menu button, which is where the dialog will return it to
    confirm.returnValue = 'keep';
    confirm.showModal();
  });
  confirm.addEventListener('close', () => {
    if (confirm.returnValue === 'clear') clear();
  });
  return { set_clearable: (/** @type {boolean} */ able) => { button.hidden = !able; } };
}
