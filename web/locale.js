export async function locale_message(lang) { return { type: 'locale', locale: {tag: lang} }; }
