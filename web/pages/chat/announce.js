// Says what is new to a screen reader, and nothing twice. The thread itself is not live, so that a widget is never read
// whole.
// Knows nothing of messages.

const regions = {
  polite: /** @type {HTMLElement} */ (document.getElementById('polite')),
  assertive: /** @type {HTMLElement} */ (document.getElementById('assertive')),
};

/**
 * @param {string} text
 * @param {keyof typeof regions} [how]
 */
export function announce(text, how = 'polite') {
  const region = regions[how];
  region.textContent = '';
  // Emptied first and filled a moment later: the same words twice are still news.
  setTimeout(() => { region.textContent = text; }, 60);
}
