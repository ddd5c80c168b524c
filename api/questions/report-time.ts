// As of when does a caller ask, and over which days? Days are cut in the zone of the reports.
import { z } from 'zod';
import { beginningOf, instantIn, isDay } from '../../doors/days.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

export const writtenTime = z
  .string()
  .max(40)
  .refine((text) => isDay(text) || instantIn(text) !== null, {
    error: 'write a day such as 2026-01-31, or an instant with its offset such as 2026-01-31T09:00Z',
  });

/** A day or an instant; a day counts to its end. */
export const asOfQuery = {
  as_of: writtenTime
    .optional()
    .describe('How it stood at the end of that day, or at an instant; now without it.'),
};
export const asKnownQuery = {
  as_known: writtenTime
    .optional()
    .describe('With what was recorded by the end of that day, or by an instant.'),
};
export const periodQuery = {
  from: writtenTime.optional().describe('From that day on.'),
  to: writtenTime.optional().describe('Up to that day, which counts.'),
};
export const reportTimeQuery = { ...asOfQuery, ...asKnownQuery, ...periodQuery };

/** UTC instants; the period is `[from, to)`, null is open. */
export interface ReportTime {
  readonly timeZone: string;
  readonly asOf: string;
  readonly asKnown: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a report says of the time it is about. */
export const reportTimeAnswer = {
  timeZone: z.string().describe('IANA zone in which days and months are cut.'),
  asOf: z.string(),
  asKnown: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
};

interface TimeQuery {
  readonly as_of?: string | undefined;
  readonly as_known?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** @throws Refusal `invalid_request` */
export const reportTimeFor = async (world: World, query: TimeQuery): Promise<ReportTime> => {
  const { timeZone } = (await world.engine.playbook('default')).reporting;
  const time = {
    timeZone,
    asOf: endOf(query.as_of, timeZone) ?? new Date(world.engine.now()).toISOString(),
    asKnown: endOf(query.as_known, timeZone),
    from: instantOf(query.from, timeZone, 0),
    to: instantOf(query.to, timeZone, 1),
  };
  if (time.from !== null && time.to !== null && time.to <= time.from)
    throw new Refusal(
      'invalid_request',
      'The period ends before it begins.',
      'Write `from` with the earlier day.',
    );
  return time;
};

/** The last millisecond of a day, or the instant itself; null where nothing was written. */
export const endOf = (text: string | undefined, timeZone: string): string | null =>
  text !== undefined && isDay(text)
    ? new Date(dayAt(text, timeZone, 1) - 1).toISOString()
    : instantOf(text, timeZone, 0);

/** The first instant of a day, or of one so many days later; an instant is itself. */
export const instantOf = (text: string | undefined, timeZone: string, later: number): string | null => {
  if (text === undefined) return null;
  return isDay(text) ? new Date(dayAt(text, timeZone, later)).toISOString() : instantIn(text);
};

const dayAt = (text: string, timeZone: string, later: number): number => {
  const at = beginningOf(text, timeZone, later);
  if (at === null)
    throw new Refusal('invalid_request', `There is no day ${text}.`, 'Write a day of the calendar.');
  return at;
};
