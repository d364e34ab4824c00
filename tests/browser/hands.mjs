// Four ways to use a page: mouse, touch, keyboard alone, accessibility tree alone. Each presses and writes by role and
// name.
// Knows nothing of what is pressed.
import assert from 'node:assert/strict';
import { until } from './server.mjs';

/**
 * @typedef {{press(role: string, name: string | RegExp): Promise<void>, write(role: string, name: string | RegExp,
 *   text: string): Promise<void>, choose(group: string | RegExp, name: string | RegExp): Promise<void>}} Hand
 */

export const mouse = (page) => pointing(page, 'click');
export const touch = (page) => pointing(page, 'tap');

function pointing(page, act) {
  return {
    press: (role, name) => page.getByRole(role, { name }).first()[act](),
    async write(role, name, text) {
      const field = page.getByRole(role, { name }).first();
      await field[act]();
      await field.fill('');
      await field.pressSequentially(text);
    },
    choose: (group, name) => page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).first()[act](),
  };
}

/** What has the focus, through every shadow root: its role, name and whether one can see that it has it. */
export const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return { role: '', name: '', visible: false };
  const roles = { BUTTON: 'button', A: 'link', INPUT: 'textbox', TEXTAREA: 'textbox' };
  const label = at.getAttribute('aria-label') ?? [...(at.labels ?? [])].map((one) => one.textContent).join(' ');
  const copy = at.cloneNode(true);
  return {
    role: at.getAttribute('role') ?? roles[at.tagName]
      ?? (/^H[1-6]$/.test(at.tagName) ? 'heading' : at.tagName.toLowerCase()),
    name: (label || copy.textContent).replace(/\s+/g, ' ').trim(),
    visible: at.matches(':focus-visible'),
    disabled: at.getAttribute('aria-disabled') === 'true',
    group: at.closest('[role=radiogroup]')?.getAttribute('aria-label') ?? '',
    checked: at.getAttribute('aria-checked') === 'true',
  };
});

export const fits = (wanted, name) => (wanted instanceof RegExp ? wanted.test(name) : wanted === name);

/** Tab, Enter, Space, arrows. Nothing else touches the page. */
export function keyboard(page) {
  const walked = [];
  const walk = async (wanted, key = 'Tab') => {
    for (let step = 0; step < 120; ++step) {
      const at = await focused(page);
      if (wanted(at)) return at;
      await page.keyboard.press(key);
      const now = await focused(page);
      walked.push(now);
      if (now.role && now.role !== 'iframe') {
        assert.ok(now.visible, `focus cannot be seen on ${now.role} “${now.name}”`);
      }
    }
    return assert.fail(`not reached by ${key}: ${wanted}; walked over ${walked.slice(-40)
      .map(({ role, name }) => `${role} “${name}”`).join(', ')}`);
  };
  return {
    /** Every stop so far. */
    walked,
    walk,
    async press(role, name) {
      await page.getByRole(role, { name }).first().waitFor();
      await walk((at) => at.role === role && fits(name, at.name));
      await until(`${role} ${name} can be used`, () => focused(page), (at) => !at.disabled);
      await page.keyboard.press('Enter');
    },
    async write(role, name, text) {
      await page.getByRole(role, { name }).first().waitFor();
      await walk((at) => at.role === role && fits(name, at.name));
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    async choose(group, name) {
      await page.getByRole('radiogroup', { name: group }).getByRole('radio', { name }).first().waitFor();
      const in_group = (at) => at.role === 'radio' && fits(group, at.group);
      const at = await walk(in_group);
      if (fits(name, at.name)) return at.checked ? undefined : page.keyboard.press('Space');
      for (let step = 0; step < 12; ++step) {
        await page.keyboard.press('ArrowDown');
        if (fits(name, (await focused(page)).name)) return undefined;
      }
      return assert.fail(`no radio ${name} by arrows`);
    },
  };
}

/** As a screen reader does it: the browser's own accessibility tree, focus on a node of it, a key. */
export async function assistive(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Accessibility.enable');
  await cdp.send('DOM.enable');
  const tree = async () => (await cdp.send('Accessibility.getFullAXTree')).nodes.filter((node) => !node.ignored);
  const matches = (role, name) => (node) => node.role?.value === role && fits(name, node.name?.value ?? '');
  const is = (node, property) => node.properties?.find(({ name }) => name === property)?.value.value;
  const find = (role, name) => until(
    `${role} ${name} in the accessibility tree`,
    async () => (await tree()).find((node) => matches(role, name)(node) && !is(node, 'disabled')),
  );
  const focus = async (node) => {
    await cdp.send('DOM.getDocument', { depth: 0 });
    await cdp.send('DOM.focus', { backendNodeId: node.backendDOMNodeId });
  };
  const inside = (nodes, node, role, name) => {
    const by_id = new Map(nodes.map((one) => [one.nodeId, one]));
    for (let at = by_id.get(node.parentId); at; at = by_id.get(at.parentId)) if (matches(role, name)(at)) return true;
    return false;
  };
  return {
    tree,
    async press(role, name) {
      await focus(await find(role, name));
      await page.keyboard.press('Enter');
    },
    async write(role, name, text) {
      await focus(await find(role, name));
      await page.keyboard.press('ControlOrMeta+a');
      await cdp.send('Input.insertText', { text });
    },
    async choose(group, name) {
      const radio = await until(`radio ${name} in ${group}`, async () => {
        const nodes = await tree();
        return nodes.find((node) => matches('radio', name)(node) && inside(nodes, node, 'radiogroup', group));
      });
      await focus(radio);
      await page.keyboard.press('Space');
    },
  };
}
