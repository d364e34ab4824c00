// Loads a provider's own script, from the provider, when the page asks for it and never before. Nothing here is
// bundled.
// Knows nothing of what the script does.

/** @type {Map<string, Promise<void>>} */
const asked = new Map();

/**
 * One script element for each URL, however often it is asked for; a failure is forgotten, so that it can be tried
 * again.
 * @param {string} url https, of the provider
 * @returns {Promise<void>}
 */
export function load_script(url) {
  const before = asked.get(url);
  if (before) return before;
  const loading = new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.addEventListener('load', () => resolve(), { once: true });
    script.addEventListener('error', () => {
      asked.delete(url);
      script.remove();
      reject(new Error(`not loaded: ${url}`));
    }, { once: true });
    script.src = url;
    document.head.append(script);
  });
  asked.set(url, loading);
  return loading;
}
