// What a host may write. Compiled, never run; knows nothing of behaviour.
import type { Catalog, CheckoutBridge, PaymentGateway, TillCheckout } from '../../web/till.js';
import { HttpBridge } from '../../web/bridges/http.js';
import { SandboxGateway } from '../../web/gateways/sandbox.js';

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

const own_bridge: CheckoutBridge = {
  call: async ({ operation }, signal) => ({ status: signal.aborted ? 500 : 200, body: { operation } }),
  buyer: async () => ({ name: 'Ada' }),
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
