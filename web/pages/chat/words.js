// Every word the page says for itself, in each language it speaks. Pure.
// Knows nothing of the page; the widget brings its own words.

/** @import {IconName} from './icons.js' */

const EN = {
  skip: 'Skip to the message field',
  menu: 'Menu',
  settings: 'Settings',
  theme: 'Theme',
  theme_auto: 'Auto',
  theme_light: 'Light',
  theme_dark: 'Dark',
  language: 'Language',
  clear: 'Clear thread',
  clear_title: 'Clear this thread?',
  clear_text: 'The messages go away for good. Orders you placed stay with their shops.',
  clear_now: 'Clear',
  keep: 'Keep it',
  cleared: 'The thread is empty.',
  greeting: 'What are you looking for?',
  promise: 'I look through several shops, and you can pay right here. The seller is always named.',
  suggestions: 'Suggestions',
  thread: 'Conversation',
  you_said: 'You said',
  harbor_said: 'Harbor said',
  latest: 'Jump to the latest message',
  offline: 'You are offline. What you wrote stays here.',
  online: 'You are back online.',
  message: 'Message Harbor',
  placeholder: 'Ask for anything',
  send: 'Send',
  honest: 'A demonstration: no real money moves.',
  looking: 'Looking through the shops…',
  similar: 'Something like {title}',
  bank: 'Confirmation by your bank',
  ordered: 'Order {number} at {seller} is confirmed. The receipt stays here.',
  retry: 'Try again',
  reload: 'Reload',
  fault_lost: 'Harbor could not be reached. Nothing was ordered.',
  fault_broken: 'Something went wrong on our side. Nothing was ordered.',
  fault_busy: 'That was a lot at once. Wait a moment, then try again.',
  fault_session: 'Your session has ended. Reload to go on.',
  fault_thread: 'Your earlier messages could not be loaded.',
  fault_clear: 'The thread could not be cleared.',
  fault_widget: 'The products could not be shown. Reload to see them.',
};

/** @type {Record<keyof typeof EN, string>} */
const FR = {
  skip: 'Aller au champ de message',
  menu: 'Menu',
  settings: 'Réglages',
  theme: 'Thème',
  theme_auto: 'Auto',
  theme_light: 'Clair',
  theme_dark: 'Sombre',
  language: 'Langue',
  clear: 'Effacer la conversation',
  clear_title: 'Effacer cette conversation\u00a0?',
  clear_text: 'Les messages disparaissent définitivement. Vos commandes restent chez les vendeurs.',
  clear_now: 'Effacer',
  keep: 'La garder',
  cleared: 'La conversation est vide.',
  greeting: 'Que cherchez-vous\u00a0?',
  promise: 'Je parcours plusieurs boutiques et vous pouvez payer ici même. Le vendeur est toujours nommé.',
  suggestions: 'Suggestions',
  thread: 'Conversation',
  you_said: 'Vous avez dit',
  harbor_said: 'Harbor a dit',
  latest: 'Aller au dernier message',
  offline: 'Vous êtes hors ligne. Votre texte est conservé.',
  online: 'Vous êtes de nouveau en ligne.',
  message: 'Message à Harbor',
  placeholder: 'Décrivez ce que vous voulez',
  send: 'Envoyer',
  honest: 'Démonstration\u00a0: aucun argent réel ne circule.',
  looking: 'Je parcours les boutiques…',
  similar: 'Quelque chose comme {title}',
  bank: 'Confirmation par votre banque',
  ordered: 'La commande {number} chez {seller} est confirmée. Le reçu reste ici.',
  retry: 'Réessayer',
  reload: 'Recharger',
  fault_lost: 'Harbor est injoignable. Rien n’a été commandé.',
  fault_broken: 'Un problème est survenu de notre côté. Rien n’a été commandé.',
  fault_busy: 'Cela fait beaucoup à la fois. Patientez un instant, puis réessayez.',
  fault_session: 'Votre session est terminée. Rechargez la page pour continuer.',
  fault_thread: 'Vos messages précédents n’ont pas pu être chargés.',
  fault_clear: 'La conversation n’a pas pu être effacée.',
  fault_widget: 'Les produits n’ont pas pu être affichés. Rechargez la page pour les voir.',
};

/** What to start from: an icon of icons.js and the words that are sent. `lang` where it is not the page's. */
/** @type {Record<string, {icon: IconName, text: string, lang?: string}[]>} */
const SUGGESTIONS = {
  en: [
    { icon: 'bag', text: 'Cabin bag under $200' },
    { icon: 'jacket', text: 'Windproof reflective gear under $120, two-day delivery' },
    { icon: 'lamp', text: 'Quiet bedside lamp, HomeKit' },
    { icon: 'flower', text: 'Birthday flowers by Friday' },
    { icon: 'kettle', text: 'Bouilloire bleue moins de 80 €', lang: 'fr' },
    { icon: 'shoe', text: 'Trail shoes for wet ground, size 9' },
  ],
  fr: [
    { icon: 'bag', text: 'Bagage cabine à moins de 200 $' },
    { icon: 'jacket', text: 'Équipement coupe-vent réfléchissant à moins de 120 $, livré en deux jours' },
    { icon: 'lamp', text: 'Lampe de chevet silencieuse, HomeKit' },
    { icon: 'flower', text: 'Fleurs d’anniversaire pour vendredi' },
    { icon: 'kettle', text: 'Bouilloire bleue moins de 80 €' },
    { icon: 'shoe', text: 'Chaussures de trail pour terrain humide, taille 9' },
  ],
};

/** @typedef {keyof typeof EN} WordKey */
const CATALOGUES = { en: EN, fr: FR };

/** @typedef {keyof typeof CATALOGUES} Language */
export const LANGUAGES = /** @type {Language[]} */ (Object.keys(CATALOGUES));

/**
 * A language the page speaks; English for any other.
 * @param {string} tag
 * @returns {Language}
 */
export const spoken = (tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language) ?? 'en';

/**
 * A sentence with its {values} put in.
 * @param {string} lang
 * @param {WordKey} key
 * @param {Record<string, string>} [values]
 */
export const word = (lang, key, values = {}) =>
  CATALOGUES[spoken(lang)][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/**
 * @param {string} key
 * @returns {key is WordKey}
 */
export const is_word = (key) => Object.hasOwn(EN, key);

/** @param {string} lang */
export const suggestions = (lang) => SUGGESTIONS[spoken(lang)];

/**
 * The tag that formats numbers and dates: the browser's own regional form of the language when it has one.
 * @param {string} lang
 * @param {readonly string[]} browser
 */
export function regional(lang, browser) {
  const own = browser.find((tag) => tag.toLowerCase().startsWith(`${lang.toLowerCase()}-`));
  if (own) return own;
  const { language, region } = new Intl.Locale(lang).maximize();
  return `${language}-${region}`;
}
