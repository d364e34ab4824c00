// How a sheet comes in, and the receipt in its place: picture and layer rise together, moved by the browser alone, so
// that nothing is drawn for it. Knows nothing of what is on them.

/** @import {Node} from '../layer/roles.js' */

const RISE = [{ opacity: 0.3, transform: 'translateY(12px)' }, { opacity: 1, transform: 'none' }];
const RISES = { duration: 220, easing: 'ease-out' };

export class Motion {
  #surface;
  /** What lay there in the newest picture: nothing before the first. @type {Pick<Node, 'key' | 'role'> | undefined} */
  #shown;

  /** @param {HTMLElement} surface holds the picture and the layer */
  constructor(surface) {
    this.#surface = surface;
  }

  /**
   * To be called once what is shown has its place and the focus is where it belongs.
   * @param {Node[]} nodes
   * @param {boolean} still
   */
  follow(nodes, still) {
    const before = this.#shown;
    const { key, role } =
      this.#shown = nodes.find(({ role: has }) => has === 'dialog' || has === 'article') ?? { key: '', role: '' };
    const comes = role === 'dialog'
      ? before?.role !== 'dialog'
      : role === 'article' && before?.role === 'dialog' && before.key === key;
    if (before && comes && !still) this.#surface.animate(RISE, RISES);
  }
}
