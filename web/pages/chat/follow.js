// Where the page is scrolled to. A new question goes to the top and its answer grows below it; otherwise the reader
// decides.
// Knows nothing of what the messages say.

const root = document.documentElement;
const latest = /** @type {HTMLButtonElement} */ (document.getElementById('latest'));
const dock = /** @type {HTMLElement} */ (document.getElementById('dock'));
const thread = /** @type {HTMLElement} */ (document.getElementById('thread'));
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {ScrollBehavior} [behavior] */
export function show_latest(behavior = 'smooth') {
  thread.lastElementChild?.scrollIntoView({ block: 'start', behavior: still.matches ? 'instant' : behavior });
}

let waiting = false;
/** The way back is offered when the newest question is out of sight below. */
function check() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const last = thread.lastElementChild;
    latest.hidden = !last || last.getBoundingClientRect().top < dock.getBoundingClientRect().top - 24;
  });
}

export function follow() {
  history.scrollRestoration = 'manual';  // the restored thread shows its last turn, as a chat does
  const dock_height = new ResizeObserver(() => {
    root.style.setProperty('--dock', `${Math.ceil(dock.getBoundingClientRect().height)}px`);
    check();
  });
  dock_height.observe(dock);
  new ResizeObserver(check).observe(thread);
  addEventListener('scroll', check, { passive: true });
  addEventListener('resize', check, { passive: true });
  latest.addEventListener('click', () => show_latest());
}
