// The languages that have a catalogue, by the folder that holds them. Knows nothing of what the catalogues say.
import { readdirSync } from 'node:fs';

/** "ar", "de", …: in the order of their names. */
export const LANGUAGES = readdirSync(new URL('../core/language/words/', import.meta.url))
  .filter((name) => name.endsWith('.json')).map((name) => name.replace('.json', '')).sort();
