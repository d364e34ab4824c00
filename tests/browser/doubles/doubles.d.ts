// What every double writes down, and how a test steers it. Knows nothing of any provider.

/** What the shopper at the provider, or the provider, does next. */
export type Will = 'approve' | 'cancel' | 'decline' | 'fail' | 'wait' | 'action';

export interface Recorder {
  calls: { call: string; shown: any; gesture: boolean; in_click: boolean }[];
  /** In order; nothing left = approve. */
  will: Will[];
  next(): Will;
  note(call: string, shown?: unknown): void;
  /** As the sandbox payment service takes it. */
  credential(provider: string, outcome?: string): string;
  /** Each double, by name. */
  make: Record<string, any>;
}

export interface Global { __doubles: Recorder }
