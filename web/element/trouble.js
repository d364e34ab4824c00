// The one sentence an element can say without its program, in every language that has a catalogue. It must be at hand
// where nothing more can be loaded. Knows nothing of what went wrong.
import { catalogue_of, supported_tag } from '../engine/locale.js';

const SENTENCES = {
  ar: 'تعذّر عرض صفحة الدفع. لم يُخصم أي مبلغ.',
  de: 'Die Bezahlung kann nicht angezeigt werden. Es wurde nichts abgebucht.',
  en: 'Checkout could not be shown. Nothing was charged.',
  es: 'No se puede mostrar el pago. No se ha cobrado nada.',
  fr: 'Le paiement ne peut pas s’afficher. Rien n’a été débité.',
  he: 'לא ניתן להציג את התשלום. לא בוצע חיוב.',
  hi: 'भुगतान नहीं दिखाया जा सका। कोई राशि नहीं काटी गई।',
  it: 'Impossibile mostrare il pagamento. Nessun addebito effettuato.',
  ja: 'お支払い画面を表示できませんでした。請求は発生していません。',
  ko: '결제 화면을 표시할 수 없습니다. 청구된 금액은 없습니다.',
  nl: 'De betaling kan niet worden getoond. Er is niets afgeschreven.',
  pl: 'Nie można wyświetlić płatności. Nie pobrano żadnej kwoty.',
  pt: 'Não foi possível mostrar o pagamento. Nada foi cobrado.',
  zh: '无法显示付款页面。未扣款。',
};

/** The sentence and the language it is in. @param {string} lang BCP 47, perhaps nonsense */
export function trouble_in(lang) {
  const found = /** @type {keyof typeof SENTENCES} */ (catalogue_of(supported_tag(lang)) ?? 'en');
  return { lang: found, text: SENTENCES[found] };
}
