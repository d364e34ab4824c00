// The turns of the conversation as elements: what the reader asked, what was found, what went wrong.
// Knows nothing of the server; an answer's widget comes from widget.js.
import { icon } from './icons.js';
import { locale, put_words, say } from './settings.js';
import { mount } from './widget.js';

/** @import {Message} from './api.js' */
/** @import {Order} from './catalog.js' */
/** @import {Handlers} from './widget.js' */
/** @import {WordKey} from './words.js' */

const thread = /** @type {HTMLElement} */ (document.getElementById('thread'));

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [name]
 * @param {string} [text]
 */
export function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * An article with a heading that only a screen reader meets, to jump from message to message.
 * @param {'you' | 'harbor'} who
 */
function article(who) {
  const made = element('article', `message ${who}`);
  const heading = element('h2', 'unseen');
  heading.dataset.word = who === 'you' ? 'you_said' : 'harbor_said';
  made.append(heading);
  put_words(made);
  return made;
}

/**
 * Words with their direction found from themselves.
 * @param {string} text
 * @param {string} name
 */
function prose(text, name) {
  const made = element('div', name);
  made.dir = 'auto';
  for (const part of text.split(/\n{2,}/)) made.append(element('p', undefined, part));
  return made;
}

/**
 * A new turn begins with a question; without one it begins with an answer.
 * @param {string} [question]
 * @param {string} [tag]
 */
export function open_turn(question, tag) {
  const turn = element('section', 'turn');
  if (question !== undefined) {
    const message = article('you');
    const words = prose(question, 'bubble');
    if (tag) words.lang = tag;
    message.append(words);
    turn.append(message);
  }
  thread.append(turn);
  return turn;
}

/**
 * @param {HTMLElement} turn
 * @param {Message} answer
 * @param {Handlers} on
 */
export function add_answer(turn, answer, on) {
  const message = article('harbor');
  if (answer.text) message.append(prose(answer.text, 'answer'));
  turn.append(message);
  if (!answer.catalog?.products?.length) return message;
  const widget = mount(answer.catalog, answer.id, {
    ...on,
    ordered: (order) => { if (add_order_line(message, order)) on.ordered(order); },
    failed: () => {
      if (!message.querySelector('.fault')) message.append(fault('fault_widget', () => location.reload(), 'reload'));
    },
  });
  message.append(widget);
  return message;
}

/**
 * One line for each order, whatever the widget repeats.
 * @param {HTMLElement} message
 * @param {Order} order
 */
function add_order_line(message, order) {
  const lines = [...message.querySelectorAll('.order-line')];
  if (lines.some((line) => /** @type {HTMLElement} */ (line).dataset.order === order.number)) return false;
  const line = element('p', 'order-line');
  line.dataset.order = order.number;
  line.lang = locale();
  line.append(icon('confirmed'), element('span', undefined, say('ordered', order)));
  message.append(line);
  return true;
}

/**
 * Shown while the answer is on its way.
 * @param {HTMLElement} turn
 * @returns {() => void} takes it away
 */
export function add_waiting(turn) {
  const waiting = element('p', 'waiting');
  const dots = element('span', 'dots');
  dots.setAttribute('aria-hidden', 'true');
  dots.append(element('i'), element('i'), element('i'));
  const words = element('span');
  words.dataset.word = 'looking';
  waiting.append(dots, words);
  put_words(waiting);
  turn.append(waiting);
  return () => waiting.remove();
}

/**
 * @param {WordKey} key
 * @param {() => void} action
 * @param {'retry' | 'reload'} [label]
 */
function fault(key, action, label = 'retry') {
  const made = element('div', 'fault');
  const words = element('p');
  words.dataset.word = key;
  const button = element('button', 'quiet');
  button.type = 'button';
  const name = element('span');
  name.dataset.word = label;
  button.append(icon('retry'), name);
  button.addEventListener('click', action);
  made.append(icon('problem'), words, button);
  put_words(made);
  return made;
}

/**
 * What went wrong, in its turn, with the one thing to do about it.
 * @param {HTMLElement} turn
 * @param {WordKey} key
 * @param {() => void} again
 * @param {'retry' | 'reload'} [label]
 */
export function add_fault(turn, key, again, label) {
  const made = fault(key, () => {
    made.remove();
    again();
  }, label);
  turn.append(made);
}

/**
 * The turns of a restored thread.
 * @param {Message[]} messages
 * @param {Handlers} on
 */
export function restore(messages, on) {
  let turn = /** @type {HTMLElement | null} */ (null);
  for (const message of messages) {
    if (message.role === 'user') turn = open_turn(message.text, message.locale);
    else add_answer(turn ??= open_turn(), message, on);
  }
}

export const clear = () => thread.replaceChildren();

export const is_empty = () => thread.childElementCount === 0;
