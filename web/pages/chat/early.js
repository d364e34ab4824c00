// Decides theme, language and engine before the first paint, so that nothing flashes. A classic script for that reason.
// Knows nothing of the chat; settings.js changes these later.
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const kept = (/** @type {string} */ name) => {
    try { return localStorage.getItem(`harbor.${name}`); } catch { return null; }  // storage may be refused
  };
  /**
   * @param {string} name
   * @param {string[]} allowed
   * @param {string} otherwise
   */
  const pick = (name, allowed, otherwise) => {
    const found = [asked.get(name), kept(name)].find((value) => value !== null && allowed.includes(value));
    return found ?? otherwise;
  };
  const wished = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'en' || tag === 'fr');
  const theme = pick('theme', ['auto', 'light', 'dark'], 'auto');
  const dark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.lang = pick('lang', ['en', 'fr'], wished ?? 'en');
  root.dataset.themeChoice = theme;
  root.dataset.theme = dark ? 'dark' : 'light';
  // The page speaks two languages and the widget many: one that only the widget speaks leaves the page in English.
  const widget = (asked.get('lang') ?? '').toLowerCase();
  if (['ar', 'de', 'es', 'he', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'zh'].includes(widget)) {
    root.lang = 'en';
    root.dataset.widgetLang = widget;
  }
  root.dataset.engine =
    ['auto', 'wasm', 'js'].includes(asked.get('engine') ?? '') ? asked.get('engine') ?? 'auto' : 'auto';
})();
