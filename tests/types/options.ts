// The options of every bridge and gateway, by name. An option that is renamed, added or taken away in the implementation
// does not compile here: it is a change of the public interface. Compiled, never run; knows nothing of behaviour.
import { HttpBridge } from '../../web/bridges/http.js';
import { openai_sheet } from '../../web/bridges/openai_sheet.js';
import { ApplePayGateway } from '../../web/gateways/apple_pay.js';
import { http_exchange } from '../../web/gateways/exchange.js';
import { GooglePayGateway } from '../../web/gateways/google_pay.js';
import { PaymentRequestGateway } from '../../web/gateways/payment_request.js';
import { PayPalGateway } from '../../web/gateways/paypal.js';
import { SandboxGateway } from '../../web/gateways/sandbox.js';
import { StripeGateway } from '../../web/gateways/stripe.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
type Options<T extends abstract new (...given: never[]) => unknown> = keyof NonNullable<ConstructorParameters<T>[0]>;
type Given<T extends (...given: never[]) => unknown> = keyof NonNullable<Parameters<T>[0]>;

export const http: Same<Options<typeof HttpBridge>, 'base' | 'fetch'> = true;

export const sheet: Same<Given<typeof openai_sheet>, 'provider' | 'mode'> = true;

export const exchange: Same<Given<typeof http_exchange>, 'base' | 'fetch'> = true;

export const apple_pay: Same<
  Options<typeof ApplePayGateway>,
  'exchange' | 'validate' | 'country' | 'session' | 'networks' | 'capabilities' | 'handlers' | 'label'
> = true;

export const google_pay: Same<
  Options<typeof GooglePayGateway>,
  'client' | 'exchange' | 'merchant' | 'tokenization' | 'card' | 'country' | 'handlers' | 'label'
> = true;

export const payment_request: Same<
  Options<typeof PaymentRequestGateway>, 'exchange' | 'methods' | 'passkeys' | 'request' | 'handlers' | 'label'
> = true;

export const paypal: Same<
  Options<typeof PayPalGateway>,
  'paypal' | 'exchange' | 'create_order' | 'account' | 'currency' | 'modes' | 'handlers' | 'label'
> = true;

export const sandbox: Same<Options<typeof SandboxGateway>, 'base' | 'handlers' | 'origin' | 'title'> = true;

export const stripe: Same<
  Options<typeof StripeGateway>, 'stripe' | 'exchange' | 'saved' | 'express' | 'options' | 'handlers' | 'label'
> = true;
