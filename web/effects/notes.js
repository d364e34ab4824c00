// Where a pending note outlives a reload: localStorage, or memory where a page or browser refuses it.
// Knows nothing of what a note says; notes never hold secrets.

/** @import {NoteStore} from '../till.d.ts' */

/** @type {Map<string, string>} */
const memory = new Map();

/** @type {NoteStore} */
export const note_store = {
  get(key) {
    try {
      return localStorage.getItem(key) ?? memory.get(key) ?? null;
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, note) {
    memory.delete(key);
    try {
      if (note) localStorage.setItem(key, note);
      else localStorage.removeItem(key);
    } catch {
      if (note) memory.set(key, note);
    }
  },
};
