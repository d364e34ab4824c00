// The ready looks: theme="slate", theme="paper dark" … One list, which the pages and the tests read too.
// Knows nothing of how a look is drawn; what a look leaves out is the program's own (widget/style/style.cpp), and
// whatever a page sets as a custom property goes before what is here.

/** @import {COLORS} from './element/theme.js' */

/** @typedef {Partial<Record<keyof typeof COLORS, string>>} Colors */
/** @typedef {{light: Colors, dark: Colors, radius?: number}} Look */

/** @type {Record<string, Look>} */
export const THEMES = {
  // The program's own colours: at home wherever nothing else is.
  neutral: { light: {}, dark: {} },
  // Greys without a tint and a black button: suits ChatGPT.
  slate: {
    light: {
      surface: '#ffffff', text: '#0d0d0d', muted: '#5d5d5d', line: '#8f8f8f', accent: '#0d0d0d', on_accent: '#ffffff',
    },
    dark: {
      surface: '#212121', text: '#ececec', muted: '#b4b4b4', line: '#7d7d7d', accent: '#ffffff', on_accent: '#0d0d0d',
    },
    radius: 20,
  },
  // Warm paper and clay: suits Claude.
  paper: {
    light: {
      surface: '#fdfcf9', text: '#1f1e1b', muted: '#67645b', line: '#8e8a7f', accent: '#a84a26', on_accent: '#ffffff',
    },
    dark: {
      surface: '#2a2926', text: '#f4f2ea', muted: '#b7b3a7', line: '#847f74', accent: '#e8916f', on_accent: '#2a1107',
    },
    radius: 14,
  },
  // Crisp corners and a clear blue on near-black words: suits Copilot.
  ink: {
    light: {
      surface: '#ffffff', text: '#242424', muted: '#5c5c5c', line: '#8a8a8a', accent: '#0f5fa8', on_accent: '#ffffff',
    },
    dark: {
      surface: '#1f1f1f', text: '#ffffff', muted: '#b8b8b8', line: '#7a7a7a', accent: '#6ab5f5', on_accent: '#04233d',
    },
    radius: 10,
  },
  // Cool air and wide corners: suits Gemini.
  aurora: {
    light: {
      surface: '#fbfcff', text: '#1b1c1f', muted: '#575b62', line: '#858a93', accent: '#0b57d0', on_accent: '#ffffff',
    },
    dark: {
      surface: '#1e1f22', text: '#e4e6ea', muted: '#b3b8c0', line: '#797f88', accent: '#a8c7fa', on_accent: '#0a2a5c',
    },
    radius: 24,
  },
};

/**
 * What theme="…" asks for: a look, a scheme, both or neither, in any order. Words it does not know are left alone.
 * @param {string} wanted
 * @returns {{look: Look | null, scheme: 'light' | 'dark' | 'auto'}}
 */
export function look_of(wanted) {
  const words = wanted.trim().split(/\s+/);
  const name = words.find((word) => Object.hasOwn(THEMES, word));
  return {
    look: name ? THEMES[name] : null,
    scheme: words.includes('dark') ? 'dark' : words.includes('light') ? 'light' : 'auto',
  };
}
