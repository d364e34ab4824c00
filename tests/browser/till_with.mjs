// A widget on a bare page with gateways of the test's choice, over doubles of the providers' SDKs and the real
// merchant.
// Knows nothing of any provider but how its gateway is made.
import { fileURLToPath } from 'node:url';
import { bare_page } from './mounting.mjs';

const double = (name) => fileURLToPath(new URL(`./doubles/${name}.js`, import.meta.url));

/** @typedef {'google_pay' | 'apple_pay' | 'paypal' | 'stripe' | 'payment_request'} Provider */

/**
 * Puts up one widget whose gateways are these, opens the first card, and chooses the way to pay.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {{provider: Provider, sdk?: object, gateway?: object, host?: object | null, query?: string}} what
 *   sdk: how the double behaves; gateway: options of the gateway; host: what the page says of itself
 */
export async function widget_with(
  shopper, { provider, sdk = {}, gateway = {}, host = null, query = 'Cabin bag under $200' },
) {
  await shopper.context.addInitScript({ path: double('recorder') });
  await shopper.context.addInitScript({ path: double(provider) });
  await bare_page(shopper);
  const { catalog } = await (await shopper.server.visitor()).search(query);
  await shopper.page.evaluate(async ({ provider, sdk, gateway, host, catalog }) => {
    const { http_exchange } = await import('/till/gateways/exchange.js');
    const module = await import(`/till/gateways/${provider}.js`);
    const shared = { exchange: http_exchange({ base: '/api' }), handlers: ['wallet_hopwallet'], ...gateway };
    const double = globalThis.__doubles.make[provider];
    const made = {
      google_pay: () => new module.GooglePayGateway({
        ...shared, client: double(sdk), merchant: { merchantId: 'BCR2DN4T', merchantName: 'Harbor' },
        tokenization: { type: 'PAYMENT_GATEWAY', parameters: { gateway: 'northpay', gatewayMerchantId: 'harbor' } },
        country: 'US',
      }),
      apple_pay: () => new module.ApplePayGateway({
        ...shared, session: double, country: 'US', validate: async (url) => ({ vouched_for: new URL(url).host }),
      }),
      paypal: () => new module.PayPalGateway({
        ...shared, paypal: double(sdk), account: { clientToken: 'sandbox' }, currency: 'USD',
        create_order: async ({ amount }) =>
          (__doubles.note('create_order', amount), { orderId: __doubles.credential('paypal') }),
      }),
      stripe: () => new module.StripeGateway({
        ...shared, stripe: double(sdk),
        saved: async () => [{
          id: __doubles.credential('stripe', sdk.saved ?? 'ok'), handler_id: 'wallet_hopwallet', kind: 'card',
          brand: 'visa', last_digits: '4242', label: 'Visa ··4242',
        }],
      }),
      payment_request: () => new module.PaymentRequestGateway({
        ...shared, request: double, methods: sdk.methods ?? [{ supportedMethods: 'https://wallet.example/pay' }],
        passkeys: async () => [{
          id: 'passkey_1', rp_id: 'bank.example', credential_ids: [new Uint8Array([1, 2, 3])], label: 'Visa ··1881',
          icon: 'https://bank.example/card.png', brand: 'visa', last_digits: '1881',
        }],
      }),
    }[provider]();
    if (provider === 'payment_request') made.handlers = ['wallet_hopwallet'];
    const element = document.createElement('till-checkout');
    element.setAttribute('lang', 'en-US');
    element.setAttribute('store', 'stage');
    element.bridge = new globalThis.stage.HttpBridge({ base: '/api' });
    element.gateways = [made];
    if (host) element.host = host;
    element.catalog = catalog;
    document.querySelector('main').append(element);
  }, { provider, sdk, gateway, host, catalog });
  await shopper.page.getByRole('button', { name: shopper.words.review }).first().click();
  await shopper.sheet.waitFor();
}

/**
 * What the shopper at the provider does next, in order.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {...string} will
 */
export const shopper_will = (shopper, ...will) =>
  shopper.page.evaluate((will) => { globalThis.__doubles.will.push(...will); }, will);

/**
 * How the SDK was called.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {string} call
 * @returns {Promise<{shown: any, gesture: boolean, in_click: boolean}[]>}
 */
export const calls_of = (shopper, call) =>
  shopper.page.evaluate((call) => globalThis.__doubles.calls.filter((one) => one.call === call), call);
