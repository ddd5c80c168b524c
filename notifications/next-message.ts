// What is a receiver sent next? One delivery, the backlog of one lead, a day's digest, or a summary of all that is too much.
import type { Pace } from './told-when.ts';

/** A delivery that waits, as far as the choice needs it. */
export interface Waiting {
  /** Grows in the order in which things happened on a lead. */
  readonly no: number;
  readonly leadId: string;
  readonly pace: Pace;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

export type MessageKind = 'single' | 'backlog' | 'summary' | 'digest';

export interface Choice<Of extends Waiting> {
  readonly kind: MessageKind;
  readonly deliveries: readonly Of[];
}

export interface Lane<Of extends Waiting> {
  /** In order of `no`. */
  readonly waiting: readonly Of[];
  /** Leads of messages that were made and are still tried: nothing else of these leads may overtake. */
  readonly busyLeads: ReadonlySet<string>;
  /** When the receiver's messages of the last minute were made, in order; epoch milliseconds. */
  readonly madeAt: readonly number[];
  /** Messages a minute. */
  readonly cap: number;
}

const minuteMs = 60_000;

/** Null where nothing may be sent now. @param now epoch milliseconds */
export const nextMessage = <Of extends Waiting>(lane: Lane<Of>, now: number): Choice<Of> | null => {
  const ready = readyOf(lane).filter(({ dueAt }) => dueAt <= now);
  const [first] = ready;
  const free = lane.cap - madeLately(lane, now).length;
  if (first === undefined || free <= 0) return null;
  if (first.pace === 'digest')
    return { kind: 'digest', deliveries: ready.filter(({ pace }) => pace === 'digest') };
  const plain = ready.filter(({ pace }) => pace !== 'digest');
  // What came in between goes along, and what fell due last: nobody is told more than once a lead for a backlog.
  const own = first.pace === 'late' ? plain.filter(({ leadId }) => leadId === first.leadId) : [first];
  // The last message of the minute takes along all that would come after it.
  if (free === 1 && own.length < plain.length) return { kind: 'summary', deliveries: plain };
  return { kind: own.length === 1 ? 'single' : 'backlog', deliveries: own };
};

/** When there is something to send next; null where nothing waits that could be sent. */
export const nextAt = <Of extends Waiting>(lane: Lane<Of>, now: number): number | null => {
  const due = readyOf(lane).map(({ dueAt }) => dueAt);
  if (due.length === 0) return null;
  const lately = madeLately(lane, now);
  const opens = lately.length < lane.cap ? now : (lately[lately.length - lane.cap] ?? now) + minuteMs;
  return Math.max(Math.min(...due), opens);
};

const madeLately = <Of extends Waiting>({ madeAt }: Lane<Of>, now: number): readonly number[] =>
  madeAt.filter((at) => at > now - minuteMs);

/** Nothing overtakes what waits on the same lead; a digest alone is put off on purpose, and holds up nobody. */
const readyOf = <Of extends Waiting>({ waiting, busyLeads }: Lane<Of>): readonly Of[] => {
  const heldUpUntil = new Map<string, number>();
  return waiting.flatMap((delivery) => {
    const { leadId, pace, dueAt } = delivery;
    if (busyLeads.has(leadId)) return [];
    if (pace === 'digest') return [delivery];
    const at = Math.max(dueAt, heldUpUntil.get(leadId) ?? dueAt);
    heldUpUntil.set(leadId, at);
    return [{ ...delivery, dueAt: at }];
  });
};
