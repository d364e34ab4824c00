// Tells where the pointer hovers and presses, for the picture only: passive, on our own element, never an activation.
// Knows nothing of controls and cards beyond their identity; a move inside one of them is no news and paints nothing.

/**
 * @param {HTMLElement} surface
 * @param {(target: EventTarget | null) => number} control_at
 * @param {(x: number, y: number, down: boolean, inside: boolean) => void} tell CSS px from the surface's top left
 * @param {AbortSignal} signal
 */
export function follow_pointer(surface, control_at, tell, signal) {
  let told = '';
  /**
   * @param {PointerEvent} event
   * @param {boolean} inside
   */
  const look = (event, inside) => {
    const target = event.composedPath()[0] ?? event.target;
    const control = inside ? control_at(target) : 0;
    const down = inside && (event.buttons & 1) === 1;
    const news = `${control} ${down} ${inside && control !== 0}`;
    if (news === told) return;
    told = news;
    const { left, top } = surface.getBoundingClientRect();
    tell(event.clientX - left, event.clientY - top, down, inside && control !== 0);
  };
  const options = { passive: true, signal };
  for (const type of /** @type {const} */ (['pointermove', 'pointerdown', 'pointerover'])) {
    surface.addEventListener(type, (event) => look(event, true), options);
  }
  // A finger does not hover: when it lifts it is gone.
  surface.addEventListener('pointerup', (event) => look(event, event.pointerType !== 'touch'), options);
  for (const type of /** @type {const} */ (['pointerleave', 'pointercancel'])) {
    surface.addEventListener(type, (event) => look(event, false), options);
  }
}
