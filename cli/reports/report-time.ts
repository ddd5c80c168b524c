// As of when is a report asked for, and over which days?
import type { Command } from 'commander';
import { misuse } from '../failure.ts';
import { afterEndOf, endOf, localDay, localTime, startOf } from '../moments.ts';

export interface ReportTimeOptions {
  readonly asOf?: string;
  readonly asKnown?: string;
  readonly from?: string;
  readonly to?: string;
}

/** UTC instants; the period is `[from, to)`, null is open. */
export interface ReportTime {
  readonly asOf: string;
  readonly asKnown: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** @param what what lies in the period, such as `leads obtained` */
export const addReportTimeOptions = (command: Command, what: string): Command =>
  command
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant (default: now)')
    .option('--as-known <day>', 'with what was recorded by the end of that day')
    .option('--from <day>', `${what} from that day on`)
    .option('--to <day>', `${what} up to that day, which counts`);

/** @param now epoch milliseconds @throws CliFailure (misuse) */
export const reportTimeOf = (
  { asOf, asKnown, from, to }: ReportTimeOptions,
  timeZone: string,
  now: number,
): ReportTime => {
  const time = {
    asOf: asOf === undefined ? new Date(now).toISOString() : endOf(asOf, timeZone, '--as-of'),
    asKnown: asKnown === undefined ? null : endOf(asKnown, timeZone, '--as-known'),
    from: from === undefined ? null : startOf(from, timeZone, '--from'),
    to: to === undefined ? null : afterEndOf(to, timeZone, '--to'),
  };
  if (time.from !== null && time.to !== null && time.to <= time.from)
    throw misuse('The period ends before it begins.', 'Write --from with the earlier day.');
  return time;
};

/** `as of 2026-07-31 23:59 in UTC, from 2026-01-01 to 2026-06-30`. */
export const reportTimeWords = ({ asOf, asKnown, from, to }: ReportTime, timeZone: string): string =>
  [
    `as of ${localTime(asOf, timeZone)} in ${timeZone}`,
    ...(asKnown === null ? [] : [`as known at ${localTime(asKnown, timeZone)}`]),
    ...(from === null && to === null
      ? []
      : [
          [
            ...(from === null ? [] : [`from ${localDay(from, timeZone)}`]),
            ...(to === null
              ? []
              : [`up to ${localDay(new Date(Date.parse(to) - 1).toISOString(), timeZone)}`]),
          ].join(' '),
        ]),
  ].join(', ');
