// What a shopper reads and a test looks for, in each language. Every control is found by these and by nothing else.
// Knows nothing of where anything lies.

export const WORDS = {
  en: {
    locale: 'en-US',
    message: 'Message Harbor', send: 'Send', query: 'Cabin bag under $200',
    review: /^Review order/, sheet: /^(Review your|Your) order from /, pay: /^(Pay|Buy now)/, not_now: 'Not now',
    pay_with: /Pay with/, delivery: /^Delivery/, deliver_to: /Deliver to/, change: /^Change/,
    declined: 'Your bank declined this payment. Nothing was charged. Try again, or use another method.',
    sold_out: 'Just sold out. You have not been charged.',
    price_changed: /Price changed/,
    three_ds: 'Your bank asks you to confirm. We wait here.',
    not_approved: 'Your bank did not approve. Try again, or use another method.',
    checking: /Do not pay again\./,
    slow: /The shop is slow to answer/,
    expired: 'This price offer ended. Your choices are kept.',
    offline: 'You are offline. Nothing was sent.',
    bad_code: /Code not valid for this order\./,
    receipt: /Order|Receipt/, similar: /See similar/, total: /^Total/,
  },
  fr: {
    locale: 'fr-FR',
    message: 'Message à Harbor', send: 'Envoyer', query: 'Bagage cabine à moins de 200 $',
    review: /^Vérifier/, sheet: /commande/i, pay: /^(Payer|Commander avec obligation de paiement)/,
    not_now: 'Pas maintenant',
    pay_with: /Payer avec/, delivery: /^Livraison/, deliver_to: /Livrer à|Adresse/, change: /^Modifier|^Changer/,
    declined: 'Votre banque a refusé ce paiement. Rien n’a été débité. Réessayez ou choisissez un autre moyen.',
    receipt: /Commande|Reçu/, total: /^Total/,
  },
  // The page stays in English where only the widget speaks the language.
  ar: {
    locale: 'ar-EG', search: '?lang=ar',
    message: 'Message Harbor', send: 'Send', query: 'Cabin bag under $200',
    review: /^مراجعة الطلب/, sheet: /^مراجعة طلبك من /, pay: /^(دفع|طلب مع التزام بالدفع)/, not_now: 'ليس الآن',
    pay_with: /الدفع بواسطة/, delivery: /^التوصيل/, deliver_to: /التوصيل إلى/, change: /^تغيير/,
    declined: 'رفض مصرفك هذه الدفعة. لم يُخصم أي مبلغ. يُرجى المحاولة مجددًا أو استخدام وسيلة أخرى.',
    receipt: /الطلب|الإيصال/, total: /^الإجمالي/,
  },
  ja: {
    locale: 'ja-JP', search: '?lang=ja',
    message: 'Message Harbor', send: 'Send', query: 'Cabin bag under $200',
    review: /^注文内容を確認/, sheet: /でのご注文内容の確認$/, pay: /を支払う$|^注文を確定して支払う/, not_now: '今はしない',
    pay_with: /お支払い方法/, delivery: /^配送方法/, deliver_to: /お届け先/, change: /変更$/,
    declined: '銀行がこのお支払いを承認しませんでした。請求は発生していません。もう一度試すか、別のお支払い方法をお使いください。',
    receipt: /注文|領収書/, total: /^合計/,
  },
};
