// What does the engine need of a stream? To append a lead's events in order, and to know when they are kept.
import type { Envelope } from '../events/envelope.ts';

export interface EventPublisher {
  /**
   * Resolves when the stream has acknowledged all of them, in their order. May be repeated: a repeat has the same bytes.
   * @param batch of one lead, in order of seq
   * @param signal once aborted, nothing is sent that is not on its way yet; the promise rejects with its reason
   * @throws when it is not known whether the stream has them
   */
  append(batch: readonly Envelope[], signal: AbortSignal): Promise<void>;
}
