// What the chat page looks like, as far as numbers say: contrast, the widget's tokens, no style or script in the page
// itself; and what is chosen before the first paint.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const pages = new URL('../../web/pages/chat/', import.meta.url);
const read = (name) => readFileSync(new URL(name, pages), 'utf8');
const css = read('chat.css');

/** @param {string} selector */
function tokens(selector) {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0];
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}
const light = tokens(':root');
const themes = { light, dark: { ...light, ...tokens(':root[data-theme="dark"]') } };

/** WCAG 2 relative luminance. @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/**
 * @param {string} one
 * @param {string} other
 */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('words and controls stand out in both themes', () => {
  for (const [name, theme] of Object.entries(themes)) {
    for (const ground of ['ground', 'raised']) {
      for (const ink of ['text', 'muted', 'accent', 'error', 'success', 'warning']) {
        assert.ok(
          contrast(theme[ink], theme[ground]) >= 4.5,
          `${name}: ${ink} on ${ground} ${contrast(theme[ink], theme[ground])}`,
        );
      }
      assert.ok(contrast(theme.line, theme[ground]) >= 3, `${name}: line on ${ground}`);
    }
    for (const [ink, ground] of [['on-accent', 'accent'], ['text', 'bubble'], ['muted', 'bubble'], ['text', 'hover']]) {
      assert.ok(contrast(theme[ink], theme[ground]) >= 4.5, `${name}: ${ink} on ${ground}`);
    }
  }
});

test('the widget is given the colours of the page', () => {
  for (const theme of Object.values(themes)) {
    for (const name of ['text', 'muted', 'line', 'accent', 'on-accent', 'error', 'success', 'warning']) {
      assert.equal(theme[`till-${name}`], theme[name], name);
    }
    assert.equal(theme['till-surface'], theme.raised);
    assert.equal(theme['till-font'], theme.font);
  }
});

test('a strict policy has nothing to refuse in the page', () => {
  const html = read('index.html');
  assert.doesNotMatch(html, /\sstyle=|<style|\son\w+=|javascript:/i);
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, /\ssrc="\/(chat|till)\//);
  for (const [, url] of html.matchAll(/(?:src|href)="([^"]+)"/g)) assert.match(url, /^(\/(chat|till)\/|#)/);
  assert.doesNotMatch(css, /url\(|@import/);
});

/**
 * @param {{search?: string, kept?: Record<string, string>, languages?: string[], dark?: boolean, locked?: boolean}}
 *   visit
 */
function chosen({ search = '', kept = {}, languages = ['en-US'], dark = false, locked = false }) {
  const documentElement = { lang: 'en', dataset: {} };
  const getItem = (name) => {
    if (locked) throw new Error('SecurityError');
    return kept[name] ?? null;
  };
  runInNewContext(read('early.js'), {
    document: { documentElement }, location: { search }, navigator: { languages }, localStorage: { getItem },
    URLSearchParams,
    matchMedia: () => ({ matches: dark }),
  });
  return { lang: documentElement.lang, ...documentElement.dataset };
}

test('the address beats what was kept, which beats the wish of the browser', () => {
  assert.deepEqual(chosen({}), { lang: 'en', themeChoice: 'auto', theme: 'light', engine: 'auto' });
  assert.deepEqual(chosen({ dark: true, languages: ['de-DE', 'fr-CA'] }), {
    lang: 'fr', themeChoice: 'auto', theme: 'dark', engine: 'auto',
  });
  assert.deepEqual(chosen({ dark: true, kept: { 'harbor.theme': 'light', 'harbor.lang': 'fr' } }), {
    lang: 'fr', themeChoice: 'light', theme: 'light', engine: 'auto',
  });
  assert.deepEqual(chosen({
    search: '?theme=dark&lang=en&engine=js', kept: { 'harbor.theme': 'light', 'harbor.lang': 'fr' },
  }), { lang: 'en', themeChoice: 'dark', theme: 'dark', engine: 'js' });
});

test('a language that only the widget speaks leaves the page in English', () => {
  assert.deepEqual(chosen({ search: '?lang=ja', languages: ['fr-FR'] }), { ...chosen({}), widgetLang: 'ja' });
  assert.deepEqual(chosen({ search: '?lang=fr' }), { ...chosen({}), lang: 'fr' });
});

test('nonsense in the address or in storage chooses nothing', () => {
  assert.deepEqual(
    chosen({ search: '?theme=<b>&lang=xx&engine=native', kept: { 'harbor.theme': 'pink' } }), chosen({}),
  );
  assert.deepEqual(chosen({ locked: true }), chosen({}));
});
