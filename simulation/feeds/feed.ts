// Where do simulated events go? To whoever takes envelopes in their order.
import type { Envelope } from '../../events/envelope.ts';

export interface Feed {
  /** Resolves when they are kept. */
  take(envelopes: readonly Envelope[]): Promise<void>;
  /** Nothing more comes; what was taken is kept. */
  close(): Promise<void>;
}
