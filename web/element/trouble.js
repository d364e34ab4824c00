// The one sentence an element can say without its program, in every language that has a catalogue. It must be at hand
// where nothing more can be loaded. It does not say whether money moved: a payment may have been under way, and what
// became of it is told after a reload. Knows nothing of what went wrong.
import { catalogue_of, supported_tag } from '../engine/locale.js';

const SENTENCES = {
  ar: 'تعذّر عرض صفحة الدفع. أعد تحميل هذه الصفحة.',
  de: 'Die Bezahlung kann nicht angezeigt werden. Laden Sie diese Seite neu.',
  en: 'Checkout could not be shown. Reload this page.',
  es: 'No se puede mostrar el pago. Vuelve a cargar esta página.',
  fr: 'Le paiement ne peut pas s’afficher. Rechargez cette page.',
  he: 'לא ניתן להציג את התשלום. יש לטעון מחדש את הדף הזה.',
  hi: 'भुगतान नहीं दिखाया जा सका। इस पेज को फिर से लोड करें।',
  it: 'Impossibile mostrare il pagamento. Ricarica questa pagina.',
  ja: 'お支払い画面を表示できませんでした。このページを再読み込みしてください。',
  ko: '결제 화면을 표시할 수 없습니다. 이 페이지를 새로고침하세요.',
  nl: 'De betaling kan niet worden getoond. Laad deze pagina opnieuw.',
  pl: 'Nie można wyświetlić płatności. Odśwież tę stronę.',
  pt: 'Não foi possível mostrar o pagamento. Recarregue esta página.',
  zh: '无法显示付款页面。请重新加载此页面。',
};

/** The sentence and the language it is in. @param {string} lang BCP 47, perhaps nonsense */
export function trouble_in(lang) {
  const found = /** @type {keyof typeof SENTENCES} */ (catalogue_of(supported_tag(lang)) ?? 'en');
  return { lang: found, text: SENTENCES[found] };
}
