// Prints what a page would tell the program about a language, from Node's Intl: node tools/locale.mjs ar-EG >
// locale.json
// Knows nothing of words; those are core/language/words/<language>.json.
import { locale_of, supported_tag } from '../web/engine/locale.js';

const tag = supported_tag(process.argv[2] ?? 'en-US');
process.stdout.write(
  `${JSON.stringify({ type: 'locale', locale: { ...locale_of(tag), utc_offset_min: 0 } }, null, 1)}\n`,
);
