// The interfaces the scripts are written against and the ones hosts see are the same. Compiled, never run.
import type { CheckoutBridge as Inner } from '../../web/bridges/bridge.js';
import type { Exchange as InnerExchange, PaymentGateway as InnerGateway } from '../../web/gateways/gateway.js';
import type { HostStatement as InnerHost } from '../../web/element/host.js';
import type { CheckoutBridge, Exchange, HostStatement, PaymentGateway } from '../../web/till.js';

declare const inner: Inner, inner_gateway: InnerGateway, outer: CheckoutBridge, outer_gateway: PaymentGateway;
export const a: CheckoutBridge = inner, b: Inner = outer, c: PaymentGateway = inner_gateway, d: InnerGateway = outer_gateway;

declare const inner_host: InnerHost, outer_host: HostStatement, inner_exchange: InnerExchange, outer_exchange: Exchange;
export const e: HostStatement = inner_host, f: InnerHost = outer_host, g: Exchange = inner_exchange, h: InnerExchange = outer_exchange;
