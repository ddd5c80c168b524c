// When is a receiver told? At once, when their working day begins, or with all the others of the day.
import { Temporal } from 'temporal-polyfill';
import type { OfficeRecord } from '../doors/organisation/organisation.ts';
import { addWorking, workingBetween } from '../domain/working-time/arithmetic.ts';
import type { Subscription } from './subscription.ts';

export type Pace = 'at_once' | 'late' | 'digest';

/** What happened longer ago than this is old news: it is told together with whatever else is late on its lead. */
export const lateAfterMs = 15 * 60_000;
/** So long late news waits for the rest of its backlog. */
export const settleMs = 60_000;

const dayMs = 86_400_000;

/** @param happenedAt when it happened, or fell due; `now` both epoch milliseconds */
export const paceOf = (
  { digestAt }: Pick<Subscription, 'digestAt'>,
  happenedAt: number,
  now: number,
): Pace => (digestAt !== null ? 'digest' : now - happenedAt > lateAfterMs ? 'late' : 'at_once');

/**
 * The instant from which a person may be told. Quiet are the hours outside the working time of their office, but not
 * for what is urgent, nor for a log, which wakes nobody.
 */
export const dueForPerson = (
  subscription: Subscription,
  office: OfficeRecord | undefined,
  { pace, now }: { readonly pace: Pace; readonly now: number },
): number => {
  const { digestAt, channel, urgency } = subscription;
  if (digestAt !== null) return nextDigest(digestAt, office, now);
  const earliest = dueForSystem(pace, now);
  return office === undefined || channel === 'log' || urgency === 'urgent'
    ? earliest
    : firstWorkingInstant(office, earliest);
};

/** The instant from which a system may be told. */
export const dueForSystem = (pace: Pace, now: number): number => (pace === 'late' ? now + settleMs : now);

/** The instant itself within working time, else the one at which it begins again. */
const firstWorkingInstant = ({ calendar }: OfficeRecord, at: number): number =>
  addWorking(calendar, at, 1) - 1;

/** The next time of that local minute, on a day that has working time. */
const nextDigest = (minutes: number, office: OfficeRecord | undefined, now: number): number => {
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(office?.timeZone ?? 'UTC')
    .startOfDay();
  for (let day = today; ; day = day.add({ days: 1 })) {
    const at = day.withPlainTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 }).epochMilliseconds;
    if (at <= now) continue;
    const begins = day.epochMilliseconds;
    const ends = day.add({ days: 1 }).epochMilliseconds;
    // A calendar that never opens must not be asked for ever: after a month of closed days it is told all the same.
    const isOpen = office === undefined || workingBetween(office.calendar, begins, ends) > 0;
    if (isOpen || at - now > 31 * dayMs) return at;
  }
};
