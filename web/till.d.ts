// Public types of <till-checkout>. What a host page, a bridge or a payment gateway may rely on; nothing else is
// promised. Money is integers of the currency's minor unit (ISO 4217: 14900 USD = $149.00, 900 JPY = ¥900). Times are
// RFC 3339 unless said otherwise. "ACP" is the Agentic Commerce Protocol, version 2026-04-17.

// ---- catalog, dialect till/catalog/1 ----

/** An amount of money. `amount` is a safe integer of minor units; `currency` is ISO 4217 in upper case. */
export interface Money {
  amount: number;
  currency: string;
}

/**
 * What the merchant's former or advised price is; without a basis it is not shown (EU Price Indication Directive 6a).
 */
export interface ListPrice extends Money {
  basis: 'list' | 'lowest_30_days';
}

export interface UnitPrice extends Money {
  /** "100 g", "1 l". */
  per: string;
}

export interface ProductImage {
  /** https:, data:image/… or same origin; anything else is drawn as an initials tile. */
  url: string;
  alt: string;
  /**
   * "#rrggbb", the image's own: what stands in its place until it is there. Absent or anything else = the theme's
   * ground.
   */
  color?: string;
  /** px, 1 to 8192; drawn with at most 1024. */
  width?: number;
  height?: number;
}

export type Availability = 'in_stock' | 'low_stock' | 'out_of_stock' | 'backorder' | 'pre_order';

/** One thing a shopper can really order. `id` is the ACP item id. */
export interface ProductVariant {
  id: string;
  /** Option name to value; exactly the product's options. */
  options: Record<string, string>;
  /** Absent = the product's price. */
  price?: Money;
  available: boolean;
  /** Whole, 0 or more: pieces, or steps of the product's `quantity_unit`. */
  quantity?: number;
  image?: string;
}

/**
 * One step is 10^-`scale` of the unit: 150 steps of scale 2 are "1.5 lb". `scale` 0 to 15, 0 by default; sold in
 * multiples of `increment` steps, 1 by default.
 */
export interface QuantityUnit {
  /** UN/CEFACT Rec 20 where it has one: 'LBR'. */
  unit: string;
  /** What is printed: 'lb'. */
  display_text: string;
  scale?: number;
  increment?: number;
}

export interface Product {
  id: string;
  title: string;
  /** BCP 47; absent = the surface's language. */
  lang?: string;
  description?: string;
  images?: ProductImage[];
  /** Of one whole `quantity_unit`, or of one piece. */
  price: Money;
  /** How it is sold by measure (UCP 2026-08-25); quantities, in stock too, count its steps. Absent = by the piece. */
  quantity_unit?: QuantityUnit;
  list_price?: ListPrice;
  unit_price?: UnitPrice;
  /** Absent = nothing is said about tax. */
  tax?: 'included' | 'excluded';
  /** `value` from 0 to `scale_max`; `count` whole, 0 or more. */
  rating?: { value: number; scale_max: number; count: number; source: string };
  availability?: { status: Availability; quantity?: number; checked_at?: string };
  /** Calendar dates, YYYY-MM-DD. */
  delivery?: { earliest?: string; latest?: string; cost?: Money };
  /**
   * `protocol`: what the seller speaks; absent = 'acp/2026-04-17'. One that is none of them is shown, and nothing can
   * be bought there.
   */
  seller: { id: string; name: string; support?: string; protocol?: Protocol };
  condition?: 'new' | 'refurbished' | 'used';
  condition_note?: string;
  /** Days, 0 or more. */
  returns?: { days: number; paid_by?: 'seller' | 'buyer' };
  /** Months, 0 or more. */
  warranty?: { months: number };
  dimensions?: { length: number; width: number; height: number; unit: string };
  fit?: string[];
  /** Absent = "Promotion status not stated" is shown (DSA art. 26, UCPD annex I 11a). */
  promotion?: 'sponsored' | 'partner' | 'own_brand' | 'none';
  offer?: string;
  checks?: { text: string; met: boolean }[];
  options?: { name: string; values: string[] }[];
  /** At least one. */
  variants: [ProductVariant, ...ProductVariant[]];
  /** Id of the variant that the host proposes, e.g. because the shopper named it; it starts out chosen. */
  selected?: string;
  links?: { type: string; title: string; url: string }[];
}

/** Products for one answer of the chat. The first 60 are read, and all of them are shown. */
export interface Catalog {
  query?: string;
  /** How the products were ordered, in words (CRD art. 6a, P2B art. 5). */
  ranking?: string;
  /** 'ai' is told to the shopper (AI Act art. 50). */
  picked_by?: 'ai' | 'person' | 'rules';
  products: Product[];
}

// ---- bridge: who carries calls to the merchant ----

/**
 * Checkout protocols, with their versions. "ACP" is the Agentic Commerce Protocol, "UCP" the Universal Commerce
 * Protocol.
 */
export type Protocol = 'acp/2026-04-17' | 'acp/2025-09-29' | 'ucp/2026-04-08' | 'ucp/2026-08-25';

/** One call of the host checkout API; ACP endpoint section "Agentic Checkout", UCP "Checkout". */
export interface CheckoutCall {
  operation: 'create' | 'get' | 'update' | 'complete';
  /** The dialect of `body`, and of the body that is answered: the seller's, as the catalog states it. */
  protocol: Protocol;
  /** Merchant id; '' except for create. */
  merchant: string;
  /** Session id; '' for create. */
  session: string;
  /** Exact bytes of the JSON body, '' for get. Send unchanged: a repeat under the same key must be identical. */
  body: string;
  /** At most 255 characters; '' for get. ACP section "Idempotency". */
  idempotency_key: string;
}

export interface CheckoutAnswer {
  /**
   * HTTP status or its equivalent. ACP: 2xx is a CheckoutSession, 4xx and 5xx an Error. UCP: a checkout, or an error
   * with `ucp.status`.
   */
  status: number;
  body: unknown;
  /** Whole seconds. */
  retry_after_s?: number;
}

/**
 * Where two small texts outlive a reload: a note without secrets of a few hundred characters, and, only while a
 * payment's answer is awaited, its exact bytes (at most 60,000 characters) with their one-time token, useless but for
 * that session and total.
 */
export interface NoteStore {
  get(key: string): string | null | Promise<string | null>;
  /** '' deletes. */
  set(key: string, note: string): void | Promise<void>;
}

export interface CheckoutBridge {
  /**
   * Resolves with whatever was answered, whatever the status. Rejects only when it is unknown whether the merchant got
   * the call (network failure, lost answer); the widget then checks the session before anything is sent again.
   * `signal` is aborted when the call takes too long or its answer is no longer wanted.
   */
  call(call: CheckoutCall, signal: AbortSignal): Promise<CheckoutAnswer>;
  /** The shopper's name, e-mail, phone and saved addresses. */
  buyer(signal: AbortSignal): Promise<unknown>;
  /**
   * The host's own payment sheet, where it has one: called first and synchronously in the shopper's click, instead of a
   * gateway, with the session as the merchant last told it. Resolve with the completed session; with anything else the
   * widget asks the merchant what happened. Reject with TokenRefused where the shopper or the bank said no.
   */
  requestCheckout?(
    checkout: { session: unknown; /** SHA-256 of what the shopper saw. */ consent: string }, signal: AbortSignal,
  ): Promise<unknown>;
  /** Absent = localStorage, or memory where that is refused. */
  readonly store?: NoteStore;
}

// ---- gateways: who issues payment tokens ----

/**
 * What one tap authorises; ACP section "Delegate Payment", Allowance. `max_amount` is the total on the screen, never
 * more.
 */
export interface Allowance {
  reason: 'one_time';
  /** Minor units. */
  max_amount: number;
  /** ISO 4217, lower case. */
  currency: string;
  checkout_session_id: string;
  merchant_id: string;
  expires_at: string;
}

export interface SavedMethod {
  id: string;
  handler_id: string;
  kind: 'card' | 'wallet';
  brand: string;
  /** At most 4 digits. Never a card number. */
  last_digits: string;
  label: string;
  /** YYYY-MM. */
  expires?: string;
  /** What paying by it needs of the page; absent = 'token'. A method whose exit the page cannot offer is not shown. */
  exit?: MethodExit;
}

/**
 * token: a call. wallet_sheet: the `payment` policy. popup: a window. slot: frames, for the provider's own button in
 * the sheet.
 */
export type MethodExit = 'token' | 'wallet_sheet' | 'popup' | 'slot';

export interface IssuedToken {
  token: string;
  /** A UCP payment credential, sent whole to sellers that speak UCP; absent = { type: 'token', token }. */
  credential?: { type: string; [member: string]: unknown };
}

export interface TokenRequest {
  handler: string;
  protocol: Protocol;
  method: string;
  /** The seller's name, as the sheet shows it. */
  payee: string;
  allowance: Allowance;
  /** SHA-256, 64 hex digits, of the tree the shopper saw. */
  consent: string;
  /**
   * Shows an element in the sheet, in the page's own light DOM, for methods whose exit is a slot; returns how to take
   * it away.
   */
  mount(element: HTMLElement): () => void;
}

/** What proves that a provider agreed: opaque, for the host's server alone. */
export interface Proof {
  provider: string;
  credential: string;
}

/**
 * Makes the seller's token of what a provider gave: the host's server, which alone holds the provider's secret key.
 * `proof` null = the method is saved at the host. `next_action`: what the provider's script still has to do with the
 * shopper.
 */
export type Exchange = (
  request: TokenRequest, proof: Proof | null, signal: AbortSignal,
) => Promise<IssuedToken & { next_action?: string }>;

export type AuthenticationOutcome =
  | 'authenticated' | 'attempt_acknowledged' | 'abandoned' | 'canceled' | 'denied'
  | 'informational' | 'internal_error' | 'not_supported' | 'processing_error' | 'rejected';

export interface Challenge {
  handler: string;
  session: string;
  token: string;
  /** The session's authentication_metadata, ACP section "3DS". */
  metadata: unknown;
  /** Shows an element in the sheet, in the page's own light DOM; returns how to take it away. */
  mount(element: HTMLElement): () => void;
  signal: AbortSignal;
}

export interface PaymentGateway {
  /** Ids of the payment handlers it serves, as sessions name them in capabilities.payment.handlers. */
  readonly handlers: readonly string[];
  /** Only what can be paid by here and now. What a later click must find ready is prepared here. */
  list(handlers: string[], signal: AbortSignal): Promise<SavedMethod[]>;
  /**
   * Called first and synchronously in the shopper's click. Reject with TokenRefused: then nothing can have been
   * charged.
   */
  requestToken(request: TokenRequest, signal: AbortSignal): Promise<IssuedToken>;
  /** `details` = ACP outcome_details, required where the outcome is a success. */
  authenticate?(challenge: Challenge): Promise<{ outcome: AuthenticationOutcome; details?: object }>;
  /** UCP: from where payment Actions (device data, a bank's check) of its handlers may be shown; absent = none. */
  readonly action_origins?: readonly string[];
}

// ---- the page: what it can do when it comes to paying ----

export type DisplayMode = 'inline' | 'fullscreen' | 'pip';

/**
 * What is left out is probed; in a frame of another site, frames and windows are taken to be refused until this says
 * otherwise.
 */
export interface HostStatement {
  /** The `payment` permission: sheets of the browser or the system may open. */
  payment?: boolean;
  /** Frames of payment providers may load here. */
  frames?: boolean;
  popups?: boolean;
  /** An address can be opened. */
  links?: boolean;
  /** A seller's own checkout may be shown in the sheet. */
  embedding?: boolean;
  /**
   * CSS px that the page gives the element at most. Up to 420 the carousel is compact: 396 high where its words allow
   * it. Below 640 a sheet asks for the whole screen where `available_display_modes` has it, and comes in two steps
   * while it has not; in less than 380 by 380 the shopper is sent on to the seller's own page, where there is one.
   */
  max_height?: number;
  /** How the page shows the element now; MCP Apps: hostContext.displayMode. */
  display_mode?: DisplayMode;
  /** What it may ask for by `till-display-mode`; MCP Apps: hostContext.availableDisplayModes. */
  available_display_modes?: readonly DisplayMode[];
  /**
   * CSS px of each side of the screen that are a notch's or a corner's, 0 or more: kept clear while `display_mode` is
   * 'fullscreen', as what the browser itself knows of is (env(safe-area-inset-…)). MCP Apps:
   * hostContext.safeAreaInsets.
   */
  safe_area_insets?: { top?: number; right?: number; bottom?: number; left?: number };
  /** Merchant ids that the bridge's requestCheckout serves; absent = every one. */
  sheet_sellers?: readonly string[];
}

// ---- the element ----

export type Phase = 'opened' | 'closed' | 'paying' | 'checking' | 'paid' | 'failed';

/** An order the merchant has confirmed; ACP section "Order". */
export interface OrderDetail {
  order: string;
  protocol: Protocol;
  number: string;
  session: string;
  merchant: string;
  permalink: string;
  /** Minor units. */
  total: number;
  currency: string;
}

/**
 * engine_unavailable, engine_stopped: the element shows a sentence and does nothing more; event_refused: one input was
 * malformed and changed nothing; unknown_effect: scripts and program do not belong together.
 */
export interface ErrorDetail {
  code: 'engine_unavailable' | 'engine_stopped' | 'event_refused' | 'unknown_effect';
  message: string;
}

/** For tests and diagnosis. */
export interface Stats {
  /** Pictures painted since the element was connected. */
  readonly frames: number;
  readonly engine: 'wasm' | 'js' | '';
  readonly mode: 'canvas' | 'dom' | '';
  /** SHA-256 of the canonical tree on the surface. */
  readonly hash: string;
  /** Size of the one atlas of painted words that all elements of the page share. */
  readonly atlas_bytes: number;
}

export interface TillEvents {
  'till-ready': CustomEvent<Record<string, never>>;
  'till-phase': CustomEvent<{ phase: Phase }>;
  'till-order': CustomEvent<OrderDetail>;
  /** Cancelable: prevent it to open the link yourself, or not at all. */
  'till-link': CustomEvent<{ url: string }>;
  'till-similar': CustomEvent<{ product: string }>;
  /**
   * A sheet that there is little room for wants the whole screen, or is closed and gives it back. Asked within the
   * shopper's click where one opened it; answer by setting `host` anew. Nothing is lost by not answering.
   */
  'till-display-mode': CustomEvent<{ mode: 'inline' | 'fullscreen' }>;
  'till-error': CustomEvent<ErrorDetail>;
}

/**
 * Attributes: `theme` a ready look (neutral | slate | paper | ink | aurora), a scheme (auto | light | dark), or both
 * ("paper dark") · `lang` BCP 47 · `store` key of the pending note · `engine` auto | wasm | js. CSS custom properties:
 * --till-surface, --till-text, --till-muted, --till-line, --till-accent, --till-on-accent, --till-merchant (the
 * seller's colour: the primary button and the mark, nothing else), --till-error, --till-success, --till-warning (any
 * CSS colour), --till-radius (px, 0 to 32) and --till-font (font stack). They go before the ready look. Without either
 * the style variables of MCP Apps hosts are taken (--color-background-primary, --color-text-primary,
 * --color-text-secondary, --color-text-info, --color-border-primary, --border-radius-lg, --font-sans …). Colours that
 * could not be read are corrected: 4.5:1 for words, 3:1 for the bounds of controls.
 */
export declare class TillCheckout extends HTMLElement {
  catalog: Catalog | null;
  bridge: CheckoutBridge | null;
  host: HostStatement | null;
  get gateways(): readonly PaymentGateway[];
  set gateways(gateways: Iterable<PaymentGateway> | null);
  readonly phase: Phase;
  readonly order: OrderDetail | null;
  readonly stats: Stats;
  /**
   * For tests and debugging: called with everything that reaches the surface, in order, and with every frame it draws.
   * From these a replay makes the same frames, effects and hashes. The entries hold what the shopper types.
   */
  log?: (entry: object) => void;
  /** What the newest frame described, for tests: its shape may change from version to version. */
  readonly tree: object | null;
  addEventListener<K extends keyof TillEvents>(
    type: K, listener: (this: TillCheckout, event: TillEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: TillCheckout, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof TillEvents>(
    type: K, listener: (this: TillCheckout, event: TillEvents[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'till-checkout': TillCheckout;
  }
}
