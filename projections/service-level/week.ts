// In which hours of the week do targets end, and are they missed? Hours as the clock on the wall of one zone has them.
import type { Pool } from 'pg';
import { filterText } from '../lead/filter.ts';
import type { LeadFilter } from '../lead/filter.ts';

export interface WeekQuestion {
  readonly only: LeadFilter;
  /** Null takes all. */
  readonly clock: string | null;
  /** IANA. */
  readonly timeZone: string;
  /** UTC, `[from, to)`; null is open. */
  readonly from: string;
  readonly to: string | null;
}

/** An hour without any is left out. */
export interface WeekHour {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23: from then until the next one. */
  readonly hour: number;
  readonly due: number;
  readonly breached: number;
}

export const serviceLevelWeek = async (
  pool: Pool,
  { only, clock, timeZone, from, to }: WeekQuestion,
): Promise<readonly WeekHour[]> => {
  const { rows } = await pool.query<WeekHour>(
    `select weekday, hour, due::int as due, breached::int as breached
     from read.service_level_week($1, $2::timestamptz, $3::timestamptz, $4, read.which($5::jsonb))
     order by weekday, hour`,
    [timeZone, from, to ?? 'infinity', clock, filterText(only)],
  );
  return rows;
};
