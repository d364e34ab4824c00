/// <reference types="applepayjs" />
/// <reference types="googlepay" />
// What a host may write. Compiled, never run; knows nothing of behaviour.
import type { Catalog, CheckoutBridge, PaymentGateway, TillCheckout } from '../../web/till.js';
import { HttpBridge } from '../../web/bridges/http.js';
import { ApplePayGateway } from '../../web/gateways/apple_pay.js';
import { http_exchange } from '../../web/gateways/exchange.js';
import { GooglePayGateway, load_google_pay } from '../../web/gateways/google_pay.js';
import { PaymentRequestGateway } from '../../web/gateways/payment_request.js';
import { PayPalGateway, load_paypal } from '../../web/gateways/paypal.js';
import { SandboxGateway } from '../../web/gateways/sandbox.js';
import { StripeGateway, load_stripe } from '../../web/gateways/stripe.js';

const catalog: Catalog = {
  query: 'cabin bag under $200',
  picked_by: 'ai',
  products: [{
    id: 'p_001', title: 'Nomad 38L', price: { amount: 14900, currency: 'USD' },
    list_price: { amount: 17900, currency: 'USD', basis: 'list' },
    seller: { id: 'm_trailhouse', name: 'Trailhouse' }, promotion: 'none',
    variants: [{ id: 'p_001-grey', options: { Color: 'Grey' }, available: true }],
  }],
};

const element: TillCheckout = document.createElement('till-checkout');
element.setAttribute('theme', 'dark');
element.catalog = catalog;
element.bridge = new HttpBridge({ base: '/api' });
element.gateways = [new SandboxGateway({ origin: 'https://pay.example' })];
element.gateways = new Set<PaymentGateway>();
element.gateways = null;

// Every provider's gateway with the provider's own types: what their scripts resolve with is what the gateway takes.
export async function with_providers(): Promise<void> {
  const exchange = http_exchange({ base: '/api' });
  element.gateways = [
    new StripeGateway({
      stripe: await load_stripe('pk_live_1'), exchange, options: { buttonHeight: 48 }, saved: async () => [],
    }),
    new PayPalGateway({
      paypal: await load_paypal('production'), exchange, account: { clientId: 'A' },
      create_order: async ({ amount }) => ({ orderId: amount.value }), modes: ['auto', 'popup', 'modal'],
    }),
    new GooglePayGateway({
      client: await load_google_pay({ environment: 'PRODUCTION' }), exchange, merchant: { merchantId: 'BCR2DN4T' },
      tokenization: { type: 'PAYMENT_GATEWAY', parameters: { gateway: 'northpay' } },
    }),
    new ApplePayGateway({
      exchange, country: 'FR', validate: async (url, signal) => (await fetch(url, { signal })).json(),
    }),
    new PaymentRequestGateway({
      exchange, methods: [{ supportedMethods: 'https://wallet.example/pay' }], passkeys: async () => [],
    }),
  ];
}

element.host = {
  popups: false, max_height: 400, display_mode: 'inline', available_display_modes: ['inline', 'fullscreen'],
  safe_area_insets: { top: 47 }, sheet_sellers: ['m_1'],
};
element.host = null;

const own_bridge: CheckoutBridge = {
  call: async ({ operation }, signal) => ({ status: signal.aborted ? 500 : 200, body: { operation } }),
  buyer: async () => ({ name: 'Ada' }),
  requestCheckout: async ({ session, consent }, signal) => (signal.aborted ? consent : session),
  store: { get: () => null, set: () => {} },
};
element.bridge = own_bridge;
element.bridge = null;

element.addEventListener('till-order', ({ detail }) => {
  const total: number = detail.total;
  const number: string = detail.number;
  return [total, number];
});
element.addEventListener('till-link', (event) => {
  event.preventDefault();
  return new URL(event.detail.url);
});
element.addEventListener('till-phase', ({ detail: { phase } }) => phase === 'paid');
element.addEventListener('click', (event) => event.clientX);

const frames: number = element.stats.frames;
const mode: 'canvas' | 'dom' | '' = element.stats.mode;
export { frames, mode };
