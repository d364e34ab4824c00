// What crosses the boundary between the program and its shell: effects out, envelopes in. Names and fields are those of
// core/wire/effects.cpp, core/wire/envelope.cpp and core/wire/input.cpp; tests/layering holds them to each other.
// Knows nothing of what either side does with them.
import type { Allowance, AuthenticationOutcome, Phase, Protocol, SavedMethod } from '../till.js';

// ---- effects: what the program asks of its shell ----

export interface CallEffect {
  effect: 'call';
  request: number;
  operation: 'create' | 'get' | 'update' | 'complete';
  merchant: string;
  session: string;
  /** Exact bytes; secrets stand in it as {"$handle":"…"}. */
  body: string;
  idempotency_key: string;
  timeout_ms: number;
  protocol: Protocol;
}

/** Sends the payment that a page before this one kept. */
export interface RepeatEffect { effect: 'repeat'; request: number; session: string; timeout_ms: number }

export interface RequestTokenEffect {
  effect: 'request_token';
  request: number;
  protocol: Protocol;
  handler: string;
  method: string;
  payee: string;
  allowance: Allowance;
  consent: string;
}

export interface RequestCheckoutEffect {
  effect: 'request_checkout';
  request: number;
  protocol: Protocol;
  session: string;
  consent: string;
}


export interface AuthenticateEffect {
  effect: 'authenticate';
  request: number;
  session: string;
  handler: string;
  /** Of the token. */
  handle: string;
  /** The session's own JSON, as text. */
  metadata: string;
  title: string;
}

export interface OpenEmbeddedEffect {
  effect: 'open_embedded';
  request: number;
  session: string;
  url: string;
  title: string;
}

export interface AskBuyerEffect { effect: 'ask_buyer'; request: number }
export interface ListMethodsEffect { effect: 'list_methods'; request: number; handlers: string[] }
export interface TimerEffect { effect: 'timer'; timer: number; after_ms: number }
export interface ForgetEffect { effect: 'forget'; request: number }
/** An empty note deletes. */
export interface RememberEffect { effect: 'remember'; note: string }
export interface RecallEffect { effect: 'recall'; request: number }
export interface OpenLinkEffect { effect: 'open_link'; url: string }
export interface DisplayModeEffect { effect: 'display_mode'; mode: 'inline' | 'fullscreen' }
/** Key path of a node. */
export interface FocusEffect { effect: 'focus'; key: string }
export interface FindSimilarEffect { effect: 'find_similar'; product: string }

export interface OrderEffect {
  effect: 'order';
  order: string;
  number: string;
  session: string;
  merchant: string;
  permalink: string;
  total: number;
  currency: string;
  protocol: Protocol;
}

export interface PhaseEffect { effect: 'phase'; phase: Phase }
export interface LoadImageEffect { effect: 'load_image'; image: number; url: string }
/** The colours that the surface is drawn in, "#rrggbb" by token. */
export interface ApplyThemeEffect { effect: 'apply_theme'; dark: boolean; colors: Record<string, string> }

export type Effect =
  | CallEffect | RepeatEffect | RequestTokenEffect | RequestCheckoutEffect | AuthenticateEffect | OpenEmbeddedEffect
  | AskBuyerEffect | ListMethodsEffect | TimerEffect | ForgetEffect | RememberEffect | RecallEffect | OpenLinkEffect
  | DisplayModeEffect | FocusEffect | FindSimilarEffect | OrderEffect | PhaseEffect | LoadImageEffect
  | ApplyThemeEffect;

/** An effect that is answered by an envelope with its request. */
export type Question = Extract<Effect, { request: number }>;

// ---- answers: what a question comes to. The shell adds the request ----

export interface ReplyAnswer { type: 'reply'; status: number; protocol: Protocol; body: unknown }
export interface RefusedAnswer {
  type: 'refused';
  status: number;
  protocol?: Protocol;
  body: unknown;
  retry_after_s?: number;
}

/** Whether anything happened is unknown. */
export interface LostAnswer { type: 'lost' }
export interface RecalledAnswer { type: 'recalled'; note: string }
export interface MethodsAnswer { type: 'methods'; methods: SavedMethod[] }
export interface TokenAnswer { type: 'token'; handle: string }
export interface TokenRefusedAnswer { type: 'token_refused'; code: string }
export interface AuthenticationAnswer { type: 'authentication'; outcome: AuthenticationOutcome; handle: string }
export interface EmbeddedAnswer { type: 'embedded' }
export interface BuyerAnswer { type: 'buyer'; buyer: unknown }

export type Answer =
  | ReplyAnswer | RefusedAnswer | LostAnswer | RecalledAnswer | MethodsAnswer | TokenAnswer | TokenRefusedAnswer
  | AuthenticationAnswer | EmbeddedAnswer | BuyerAnswer;

// ---- what happens at the page ----

export interface LocaleEnvelope { type: 'locale'; locale: object; words?: Record<string, string> }
/** The page's catalog as it was set: the program checks it. */
export interface CatalogEnvelope { type: 'catalog'; catalog: object }
export interface HostEnvelope { type: 'host'; host: HostFacts }
export interface ConnectivityEnvelope { type: 'connectivity'; online: boolean }
/** The page is seen again. */
export interface ReturnedEnvelope { type: 'returned' }
/** What the keys do is shown, or hidden again. */
export interface KeysAskedEnvelope { type: 'keys_asked' }
export interface TimerEnvelope { type: 'timer'; timer: number }

export interface HostFacts {
  host_sheet: boolean;
  payment_policy: boolean;
  frames: boolean;
  popups: boolean;
  links: boolean;
  embedding: boolean;
  fullscreen: boolean;
  fullscreen_offered: boolean;
  sheet_sellers: string[];
}

export type Happening =
  | LocaleEnvelope | CatalogEnvelope | HostEnvelope | ConnectivityEnvelope | ReturnedEnvelope | KeysAskedEnvelope
  | TimerEnvelope;

// ---- inputs: what reaches the surface and not the core's decisions ----

/** CSS px; max_height 0 = unlimited. */
export interface ResizeInput { type: 'resize'; width: number; max_height: number; scale: number }
/** Flat: colours "#rrggbb" by token, and the rest of the look. */
export interface ThemeInput { type: 'theme'; theme: { font: string } & Record<string, string | number | boolean> }
export interface PointerInput { type: 'pointer'; x: number; y: number; down: boolean; inside: boolean }
/** node 0 = none. */
export interface FocusInput { type: 'focus'; node: number; visible: boolean }
/** CSS px from the reading start. */
export interface ScrollInput { type: 'scroll'; node: number; offset: number }
/** 0 x 0 = it could not be loaded. */
export interface ImageInput { type: 'image'; image: number; width: number; height: number }
/** The shell holds the picture no more. */
export interface ImageDroppedInput { type: 'image_dropped'; image: number }
/** The newest frame stands on the screen. */
export interface FrameShownInput { type: 'frame_shown' }
export interface ActivateInput { type: 'activate'; node: number }
/** The whole text of a field. */
export interface TypedInput { type: 'typed'; node: number; text: string }

export type Input =
  | ResizeInput | ThemeInput | PointerInput | FocusInput | ScrollInput | ImageInput | ImageDroppedInput
  | FrameShownInput | ActivateInput | TypedInput;

// ---- the one door ----

/** All that can be told to a surface. */
export type Message = Happening | Input | (Answer & { request: number });
/** `at`: ms since 1970-01-01T00:00Z. */
export type Envelope = { at: number } & Message;
/** What a log of a surface holds: with it, every frame and every effect can be repeated. */
export type LogEntry = Envelope | { type: 'drawn'; ms: number };

/** status: 0 done, 1 done and another frame is wanted, below 0 refused (web/program/exports.cpp). */
export interface Outcome { status: number; effects: Effect[]; problem: string }
