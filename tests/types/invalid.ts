/// <reference types="googlepay" />
// What a host may not write: every line must fail to compile. Knows nothing of behaviour.
import type { Catalog, Money, PaymentGateway, SavedMethod, TillCheckout } from '../../web/till.js';
import { HttpBridge } from '../../web/bridges/http.js';
import { ApplePayGateway } from '../../web/gateways/apple_pay.js';
import { http_exchange } from '../../web/gateways/exchange.js';
import { GooglePayGateway } from '../../web/gateways/google_pay.js';
import { PayPalGateway } from '../../web/gateways/paypal.js';
import { SandboxGateway } from '../../web/gateways/sandbox.js';
import { StripeGateway } from '../../web/gateways/stripe.js';

const element: TillCheckout = document.createElement('till-checkout');

// @ts-expect-error: amounts are integers of minor units, not decimal strings
const price: Money = { amount: '149.00', currency: 'USD' };

// @ts-expect-error: a product has at least one variant
const empty: Catalog['products'][number]['variants'] = [];

// @ts-expect-error: a list price says on what basis
const list: Catalog['products'][number]['list_price'] = { amount: 100, currency: 'USD' };

// @ts-expect-error: not a promotion status
const promotion: Catalog['products'][number]['promotion'] = 'ad';

// @ts-expect-error: the phase is told, not set
element.phase = 'paid';

// @ts-expect-error: the order is told, not set
element.order = null;

// @ts-expect-error: a bridge must answer for the buyer too
element.bridge = { call: async () => ({ status: 200, body: {} }) };

// @ts-expect-error: one gateway is not a list of gateways
element.gateways = new SandboxGateway();

// @ts-expect-error: a token is an object with the token in it, so that it cannot be mixed up with a method id
const gateway: PaymentGateway = { handlers: ['card'], list: async () => [], requestToken: async () => 'vt_1' };

// @ts-expect-error: base is a path or URL
new HttpBridge({ base: 8080 });

// @ts-expect-error: no such option
new SandboxGateway({ secret_key: 'x' });

const exchange = http_exchange();

type GoogleOptions = ConstructorParameters<typeof GooglePayGateway>[0];

// @ts-expect-error: a client is Google's, not its options
const client: GoogleOptions['client'] = { environment: 'TEST' };

// @ts-expect-error: DIRECT would hand decryption to the page's owner
const direct: GoogleOptions['tokenization'] = { type: 'DIRECT', parameters: {} };

// @ts-expect-error: Apple vouches for a merchant by the host's server
new ApplePayGateway({ exchange, country: 'US' });

// @ts-expect-error: an order is made before the window opens
new PayPalGateway({ paypal: { createInstance: async () => ({}) as never }, exchange, account: { clientId: '' } });

// @ts-expect-error: the words on the button are not the page's to choose (Directive 2011/83/EU art. 8(2))
new StripeGateway({ stripe: {} as never, exchange, options: { buttonType: { applePay: 'order' } } });

// @ts-expect-error: no such exit
const exit: SavedMethod['exit'] = 'redirect';

// @ts-expect-error: a statement is yes or no
element.host = { popups: 'maybe' };

// @ts-expect-error: an order detail has a total, not an amount
element.addEventListener('till-order', ({ detail }) => detail.amount);

// @ts-expect-error: no such phase
element.addEventListener('till-phase', ({ detail }) => detail.phase === 'refunded');

export { price, empty, list, promotion, gateway, client, direct, exit };
