// What does the sender need of a channel? Something that takes a message to its receiver and says how it went.
import type { MessageKind } from '../next-message.ts';
import type { Notice } from '../notice.ts';

export interface ToldDelivery {
  readonly deliveryId: string;
  readonly subscriptionId: string;
  readonly notice: Notice;
}

export interface Message {
  /** The same however often it is tried: a receiver that has seen it may drop it. */
  readonly messageId: string;
  readonly kind: MessageKind | 'test';
  /** A person's id, or a webhook's. */
  readonly receiver: string;
  /** In the order in which they are to be read. */
  readonly deliveries: readonly ToldDelivery[];
  /** When it was made; epoch milliseconds. */
  readonly madeAt: number;
}

export type Outcome =
  | { readonly kind: 'taken' }
  /** The receiver is there and does not take this message: others are tried meanwhile. */
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody is there: everything for this receiver waits. */
  | { readonly kind: 'away'; readonly because: string; readonly retryAfterMs: number | null }
  /** The receiver wants nothing more, ever. */
  | { readonly kind: 'gone'; readonly because: string }
  /** It cannot work until somebody changes something. */
  | { readonly kind: 'impossible'; readonly because: string };

/** Never throws: what went wrong is an outcome. */
export type SendMessage = (message: Message, now: number) => Promise<Outcome>;
