// Chance that can be replayed: one 32-bit seed, one sequence. Knows nothing of what is drawn.

export class Lot {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    for (let i = 0; i < 4; ++i) this.draw();
  }

  /** 0 to below 1; mulberry32. */
  draw() {
    let t = (this.#state = (this.#state + 0x6d2b79f5) >>> 0);
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** @param {number} count */
  below(count) {
    return Math.floor(this.draw() * count);
  }

  /** @param {number} share 0 to 1 */
  chance(share) {
    return this.draw() < share;
  }

  /**
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  one_of(list) {
    return list[this.below(list.length)];
  }

  /** By weight. @param {Record<string, number>} weights */
  weighed(weights) {
    let left = this.draw() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    for (const [name, weight] of Object.entries(weights)) if ((left -= weight) < 0) return name;
    return Object.keys(weights)[0];
  }
}
