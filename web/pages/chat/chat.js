// The chat page, whole: ask, wait, answer; restore, clear. The other modules each know one part of it.
// Knows nothing of products or money.
import * as api from './api.js';
import { announce } from './announce.js';
import { compose, focus_composer, set_busy } from './composer.js';
import { follow, show_latest } from './follow.js';
import { icon } from './icons.js';
import { open_menu } from './menu.js';
import { lang, locale, on_settings, say } from './settings.js';
import { add_answer, add_fault, add_waiting, clear, element, is_empty, open_turn, restore } from './thread.js';
import { set_payment_origin, set_sites } from './widget.js';
import { suggestions } from './words.js';

/** @import {Handlers} from './widget.js' */

const welcome = /** @type {HTMLElement} */ (document.getElementById('welcome'));
const list = /** @type {HTMLElement} */ (document.getElementById('suggestions'));

/** @type {Handlers} */
const on = {
  similar: (title) => ask(say('similar', { title })),
  ordered: (order) => announce(say('ordered', order)),
};

const touch = matchMedia('(pointer: coarse)');
let asking = false;

/**
 * @param {string} text
 * @param {string} [tag] language of the words, where it is not the page's
 */
function ask(text, tag) {
  if (asking) return null;
  const turn = open_turn(text, tag ?? lang());
  settle();
  show_latest();
  answer(turn, text);
  return turn;
}

/**
 * What was pressed is gone: on to the field, or to the turn itself where a field would raise a keyboard.
 * @param {HTMLElement} turn
 */
function focus_after(turn) {
  if (!touch.matches) return focus_composer();
  turn.tabIndex = -1;
  turn.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} turn
 * @param {string} text
 */
async function answer(turn, text) {
  asking = true;
  set_busy(true);
  const arrived = add_waiting(turn);
  announce(say('looking'));
  try {
    const message = await api.search(text, locale());
    arrived();
    add_answer(turn, message, on);
    announce(message.text);
  } catch (error) {
    arrived();
    const kind = api.kind_of(error);
    if (kind === 'session') add_fault(turn, 'fault_session', () => location.reload(), 'reload');
    else add_fault(turn, `fault_${kind}`, () => {
      focus_after(turn);
      answer(turn, text);
    });
    announce(say(`fault_${kind}`), 'assertive');
  } finally {
    asking = false;
    set_busy(false);
  }
}

async function load() {
  try {
    const { messages, payment_origin, sites } = await api.thread();
    set_payment_origin(payment_origin);
    set_sites(sites);
    restore(messages, on);
    settle();
    show_latest('instant');
  } catch (error) {
    // A session that does not exist yet has nothing to restore.
    if (api.kind_of(error) === 'session') return settle();
    const turn = open_turn();
    settle();
    add_fault(turn, 'fault_thread', () => {
      clear();
      load();
    });
  }
}

async function clear_all() {
  try {
    await api.clear_thread();
    clear();
    settle();
    announce(say('cleared'));
    if (!touch.matches) focus_composer();
  } catch {
    announce(say('fault_clear'), 'assertive');
    add_fault(open_turn(), 'fault_clear', clear_all);
    show_latest();
  }
}

function show_suggestions() {
  list.replaceChildren(...suggestions(lang()).map(({ icon: name, text, lang: tag }) => {
    const button = element('button', 'suggestion');
    button.type = 'button';
    const words = element('span', undefined, text);
    if (tag) words.lang = tag;
    button.append(icon(name), words);
    button.addEventListener('click', () => {
      const turn = ask(text, tag);
      if (turn) focus_after(turn);
    });
    const item = element('li');
    item.append(button);
    return item;
  }));
}

const menu = open_menu(clear_all);

/** The greeting while there is nothing else. */
function settle() {
  welcome.hidden = !is_empty();
  menu.set_clearable(!is_empty());
}

show_suggestions();
on_settings(show_suggestions);
compose(ask);
follow();
load();
