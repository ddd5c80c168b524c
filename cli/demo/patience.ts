// How does the demo live through the loss of a server? What cannot be had now is asked again, under the same id.
import { setTimeout as pause } from 'node:timers/promises';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { DoorCode } from '../../doors/door-rejection.ts';
import { StoryStopped } from './stage.ts';

/** A killed server and the ones that lean on it are back well before that. */
export const patienceMs = 180_000;

/**
 * Codes that say "not now". A server that is coming up may also not know its leads for a moment, or fail in its own ways;
 * a place that was held while nobody answered has expired.
 */
const passing: ReadonlySet<DoorCode> = new Set<DoorCode>([
  'engine_unavailable',
  'too_busy',
  'stream_unavailable',
  'lead_not_found',
  'reservation_expired',
  'defect',
]);

/** Whether asking again may help: not for a refusal of the lead, and not for a mistake of ours. */
export const mayPass = (failure: unknown): boolean => {
  if (failure instanceof DoorRejection) return passing.has(failure.code);
  if (failure instanceof StoryStopped) return false;
  return !(
    failure instanceof TypeError ||
    failure instanceof ReferenceError ||
    failure instanceof RangeError
  );
};

/** Does it until it is done, refused, or three minutes have gone by. @throws the last failure, or a StoryStopped that tells it */
export const patiently = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const giveUpAt = Date.now() + patienceMs;
  for (let waitMs = 200; ; waitMs = Math.min(waitMs * 1.6, 3_000)) {
    try {
      return await work();
    } catch (failure) {
      if (!mayPass(failure)) throw failure;
      if (Date.now() > giveUpAt) throw asSentence(failure);
      await pause(waitMs);
    }
  }
};

/** A refusal tells what to do already; what a client says of its server does not. */
const asSentence = (failure: unknown): unknown =>
  failure instanceof Error && 'remedy' in failure
    ? failure
    : new StoryStopped(
        `For ${patienceMs / 1_000} s this did not pass: ${failure instanceof Error ? failure.message : String(failure)}`,
        { cause: failure },
      );
