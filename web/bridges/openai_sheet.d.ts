// Types of ChatGPT's payment sheet for hosts. Knows nothing of its implementation.
import type { CheckoutBridge } from '../till.js';

export interface SheetProvider {
  /** "stripe", "adyen", … */
  provider: string;
  merchant_id: string;
  supported_payment_methods: (string | { type: string; allowed_card_brands?: string[] })[];
}

/** For `bridge.requestCheckout`; undefined where window.openai has no such sheet. `provider` null = not by this sheet. */
export function openai_sheet(
  options: { provider: (session: unknown) => SheetProvider | null; mode: 'live' | 'test' },
  page?: { openai?: { requestCheckout?: (session: object) => Promise<unknown> } },
): NonNullable<CheckoutBridge['requestCheckout']> | undefined;
