// The page of all states: an index of surfaces, each put up when it comes near, or one of them with how it got there.
// Knows nothing of shopping; states and answers are data (states.json, goods.json).

import { state_of, states, path_to } from './goods.js';
import { put_up, settled, take_down } from './replay.js';
import { name_of, put_hand, touchable } from './touch.js';
import { world } from './world.js';
import { address_of, heights, languages, read_wishes, tag_of, themes, widths } from './wishes.js';

/** @import {State, Step} from './goods.js' */
/** @import {Surface} from './replay.js' */
/** @import {Wishes} from './wishes.js' */

const GROUPS = { carousel: 'Carousels', card: 'Cards', sheet: 'Sheets', receipt: 'Receipts' };
/** What was asked. @type {Record<string, string>} */
const ANSWERS = {
  $buyer: 'Who buys', $call: 'The shop', $methods: 'Ways to pay', $token: 'The payment service',
  $authentication: 'The bank',
};
const NEAR = '900px', FAR = '4000px';  // a surface is put up before it is seen, and taken down when it is long past

const main = /** @type {HTMLElement} */ (document.getElementById('states'));
const controls = /** @type {HTMLFormElement} */ (document.getElementById('controls'));

/** @type {Wishes} */
let wishes = read_wishes(new URLSearchParams(location.search));
/** Surfaces that stand, by the place they stand in. @type {Map<Element, Surface>} */
const standing = new Map();
/** @type {IntersectionObserver[]} */
let watching = [];

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [about]
 * @param {(Node | string)[]} [inside]
 */
function element(tag, about = {}, inside = []) {
  const made = Object.assign(document.createElement(tag), about);
  made.append(...inside);
  return made;
}

/** @param {Wishes} asked */
const look_of = (asked) => ({
  theme: `${asked.theme} ${asked.scheme}`, lang: tag_of(asked), engine: asked.engine, layer: asked.mode === 'dom',
  height: asked.height,
});

/**
 * @param {Element} place
 * @param {State} state
 */
async function fill(place, state) {
  if (place.classList.contains('busy') || standing.has(place)) return;
  place.classList.add('busy');
  try {
    const surface = await put_up(place, state, look_of(wishes));
    if (place.isConnected) standing.set(place, surface);
    else take_down(surface);
  } catch (error) {
    place.append(element('p', {
      className: 'fault', textContent: `${state.name}: ${error instanceof Error ? error.message : error}`,
    }));
  }
  place.classList.remove('busy', 'waiting');
}

/** @param {Element} place */
function empty(place) {
  const surface = standing.get(place);
  if (!surface) return;
  /** @type {HTMLElement} */ (place).style.minBlockSize = `${place.clientHeight}px`;
  take_down(surface);
  standing.delete(place);
}

function clear() {
  for (const observer of watching) observer.disconnect();
  watching = [];
  for (const place of [...standing.keys()]) empty(place);
  main.replaceChildren();
}

/** @param {State[]} shown */
function show_all(shown) {
  /** @type {Map<Element, State>} */
  const places = new Map();
  for (const [group, title] of Object.entries(GROUPS)) {
    const members = shown.filter((state) => state.group === group);
    if (!members.length) continue;
    const cells = members.map((state) => {
      const place = element('div', { className: 'frame waiting' });
      places.set(place, state);
      const link = element('a', {
        href: address_of({ ...wishes, state: state.name }), textContent: state.name,
        ariaLabel: `${state.name}: open alone`,
      });
      return element('article', { className: 'cell' }, [
        element('div', { className: 'caption' }, [element('h3', { textContent: state.title }), link]), place,
      ]);
    });
    const heading = element('h2', { id: group }, [title, element('span', { textContent: String(members.length) })]);
    main.append(element('section', { className: 'group' }, [heading, element('div', { className: 'cells' }, cells)]));
  }
  const watch = (/** @type {string} */ rootMargin, /** @type {(place: Element, seen: boolean) => void} */ seen) => {
    const observer = new world.Watcher((entries) => {
      for (const { target, isIntersecting } of entries) seen(target, isIntersecting);
    }, { rootMargin });
    for (const place of places.keys()) observer.observe(place);
    watching.push(observer);
  };
  watch(NEAR, (place, near) => near && fill(place, /** @type {State} */ (places.get(place))));
  watch(FAR, (place, there) => there || empty(place));
}

/** What one step says, in a line. @param {Step} step */
function line_of(step) {
  if (step.press) return ['Press ', element('code', { textContent: step.press })];
  if (step.type) return [
    'Type ', element('code', { textContent: step.text }), ' into ', element('code', { textContent: step.type }),
  ];
  if (step.wait) return [`${step.wait / 1000} s go by`];
  const { type, request, ...rest } = step.receive;
  if (type === 'connectivity') return [rest.online ? 'Back online' : 'Offline'];
  const named = rest.body?.of
    ?? [rest.body, rest.buyer, rest.methods, rest.code, rest.outcome].find((value) => typeof value === 'string') ?? '';
  return [
    `${ANSWERS[request]}: `, element('code', { textContent: [type, rest.status, named].filter(Boolean).join(' ') }),
  ];
}

/** @param {State} state */
async function show_one(state) {
  const stage = element('div', { className: 'stage' });
  const steps = path_to(state).flatMap(({ steps: own = [] }) => own);
  const { panel, pay, cards = {} } = state.expect ?? {};
  const facts = [
    panel && `Sheet: ${panel}`, pay && `Pay: ${pay}`,
    ...Object.entries(cards).map(([card, what]) => `Card ${card}: ${what}`),
  ].filter(Boolean);
  const beside = (/** @type {number} */ by) => states[(states.indexOf(state) + by + states.length) % states.length];
  const aside = element('aside', {}, [
    element('h2', { textContent: state.title }),
    element('p', {}, [element('code', { textContent: state.name })]),
    ...(facts.length ? [
      element('h3', { textContent: 'What it is' }), ...facts.map((fact) => element('p', { textContent: String(fact) })),
    ] : []),
    ...(steps.length ? [
      element('h3', { textContent: 'How it got here' }),
      element('ol', {}, steps.map((step) => element('li', {}, line_of(step)))),
    ] : []),
    element(
      'nav', { className: 'turn', ariaLabel: 'Other states' },
      [-1, 1].map((by) => element('a', {
        href: address_of({ ...wishes, state: beside(by).name }),
        textContent: `${by < 0 ? '← ' : ''}${beside(by).title}${by > 0 ? ' →' : ''}`,
      })),
    ),
  ]);
  if (wishes.bare) main.append(element('h1', { className: 'unseen', textContent: state.title }));
  main.append(element('div', { className: 'single' }, [stage, aside]));
  await fill(stage, state);
}

function dress() {
  const { dataset, style } = document.documentElement;
  dataset.scheme = wishes.scheme;
  if (wishes.bare) dataset.bare = '';
  else delete dataset.bare;
  style.setProperty('--width', `${wishes.width}px`);
  for (const select of controls.querySelectorAll('select')) {
    select.value = String(wishes[/** @type {keyof Wishes} */ (select.name)]);
  }
  const name = state_of(wishes.state)?.title;
  document.title = name ? `${name} – Till, state by state` : 'Till, state by state';
}

const bar_of = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (controls.elements.namedItem(name));
const option = (/** @type {string | number} */ value, text = String(value)) =>
  element('option', { value: String(value), textContent: text });

/**
 * A hand that was never there is not taken away: where the surface has put the focus it stays.
 * @param {boolean} was_there
 */
async function touch(was_there) {
  await settled();
  const here = surface(), one = here && state_of(wishes.state);
  for (const name of ['touch', 'on']) bar_of(name).disabled = !one;
  if (!one) return;
  const part = wishes.touch || was_there ? put_hand(here, wishes.touch, wishes.on) : null;
  bar_of('on').replaceChildren(...touchable(here).map((each) => option(each.dataset.key ?? '', name_of(each))));
  bar_of('on').value = part?.dataset.key ?? '';
  await settled();
}

/** What is there already only changes its clothes; everything else is put up anew. @param {Partial<Wishes>} change */
export async function show(change) {
  const before = wishes;
  wishes = { ...before, ...change };
  dress();
  const lasting = /** @type {const} */ (['state', 'engine', 'mode']);
  const kept = lasting.every((name) => wishes[name] === before[name]) && main.childElementCount > 0;
  if (kept) {
    const { theme, lang, height } = look_of(wishes);
    for (const surface of standing.values()) {
      surface.setAttribute('theme', theme);
      surface.setAttribute('lang', lang);
      if (height !== before.height) surface.host = { ...surface.host, max_height: height };
    }
    return touch(before.touch !== '');
  }
  clear();
  const one = state_of(wishes.state);
  if (one) {
    await show_one(one);
    return touch(false);
  }
  touch(false);
  show_all(wishes.state ? states.filter(({ group }) => group === wishes.state) : states);
}

export { settled };

/** The one surface of a single state. */
export const surface = () => [...standing.values()][0];

function furnish() {
  const fill_select = (/** @type {string} */ name, /** @type {Node[]} */ options) => bar_of(name).append(...options);
  const in_group = (/** @type {string} */ group) => states.filter((state) => state.group === group);
  fill_select('state', [option(
    '', `All ${states.length} states`,
  ), ...Object.entries(GROUPS).map(([group, title]) => element('optgroup', { label: title }, [
    option(
      group, `All ${title.toLowerCase()}`,
    ), ...in_group(group).map(({ name, title: own }) => option(name, own))]))]);
  fill_select('theme', themes.map((theme) => option(theme, theme[0].toUpperCase() + theme.slice(1))));
  fill_select('width', widths.map((width) => option(width, `${width} px`)));
  fill_select('height', heights.map((height) => option(height, height ? `${height} px` : 'As it likes')));
  fill_select(
    'lang', languages.map((lang) => option(lang, new Intl.DisplayNames('en', { type: 'language' }).of(lang))),
  );
  const sum =
    Object.entries(GROUPS).map(([group, title]) => `${in_group(group).length} ${title.toLowerCase()}`).join(', ');
  /** @type {HTMLElement} */ (document.getElementById('sum')).textContent =
    `${sum}. Recorded answers; nothing is bought here.`;
}

controls.addEventListener('change', ({ target }) => {
  const { name, value } = /** @type {HTMLSelectElement} */ (target);
  const change = {
    [name]: name === 'width' || name === 'height' ? Number(value) : value, ...(name === 'state' ? { on: '' } : {}),
  };
  history.pushState(null, '', address_of({ ...wishes, ...change }));
  show(change);
});
addEventListener('popstate', () => show(read_wishes(new URLSearchParams(location.search))));

furnish();
await show({});
