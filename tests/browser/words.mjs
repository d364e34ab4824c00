// What a shopper reads and a test looks for, in each language. Every control is found by these and by nothing else.
// Knows nothing of where anything lies.

export const WORDS = {
  en: {
    locale: 'en-US',
    message: 'Message Harbor', send: 'Send', query: 'Cabin bag under $200',
    review: /^Review order/, sheet: /^Review your order from /, pay: /^(Pay|Buy now)/, not_now: 'Not now',
    pay_with: /Pay with/, delivery: /^Delivery/, deliver_to: /Deliver to/, change: /^Change/,
    declined: 'Your bank declined this payment. Nothing was charged.',
    sold_out: 'Just sold out. You have not been charged.',
    price_changed: /Price changed/,
    three_ds: 'Your bank asks you to confirm. We wait here.',
    not_approved: 'Your bank did not approve. Use another method.',
    checking: /We are checking with the shop\. Do not pay again\./,
    slow: /The shop is slow to answer/,
    expired: 'This price offer ended. Your choices are kept.',
    offline: 'You are offline. Nothing was sent.',
    bad_code: /Code not valid for this order\./,
    receipt: /Order|Receipt/, similar: /See similar/, total: /^Total/,
  },
  fr: {
    locale: 'fr-FR',
    message: 'Message à Harbor', send: 'Envoyer', query: 'Bagage cabine à moins de 200 $',
    review: /^Vérifier/, sheet: /commande/i, pay: /^(Payer|Commander avec obligation de paiement)/, not_now: 'Pas maintenant',
    pay_with: /Payer avec/, delivery: /^Livraison/, deliver_to: /Livrer à|Adresse/, change: /^Modifier|^Changer/,
    declined: 'Votre banque a refusé ce paiement. Rien n’a été débité.',
    receipt: /Commande|Reçu/, total: /^Total/,
  },
};
