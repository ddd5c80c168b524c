// How late did clocks fire since yesterday? When each step was due, and when its lead told of it.
import type { Pool } from 'pg';

export interface ClocksFired {
  readonly fired: number;
  /** Milliseconds; null where none fired. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** Events of each partition that are looked through, the latest first: a busy day has more, and then it is the last hours. */
const lookedThrough = 5_000;

/**
 * Steps that were past when their clock was started or scheduled anew are late by that, and no fault of the timers.
 * By the keys of partition and lead alone, so it takes the same time whatever is stored.
 */
const findLateness = `
  with fired as materialized (
    select e.lead_id, e.seq, e.time, e.recordedtime
      from (select distinct partition from read.checkpoint where topic = $1) p
     cross join lateral (
       select partition, lead_id, seq, type, time, recordedtime, origin from read.event
        where partition = p.partition order by kafka_offset desc limit $3) e
     where e.type in ('ClockThresholdReached', 'ClockBreached') and e.origin = 'live' and e.recordedtime >= $2),
  late as (
    select extract(epoch from f.recordedtime - f.time) * 1000 as ms from fired f
     where not exists (
       select from read.event s
        where s.lead_id = f.lead_id and s.seq < f.seq and s.recordedtime > f.time
          and s.type in ('ClockStarted', 'ClockRescheduled', 'ClockResumed', 'CalendarAdopted')))
  select count(*)::int as fired, percentile_cont(0.5) within group (order by ms) as p50,
         percentile_cont(0.99) within group (order by ms) as p99, max(ms) as max
    from late`;

export const clocksFired = async (
  pool: Pool,
  { topic, since }: { readonly topic: string; readonly since: number },
): Promise<ClocksFired> => {
  const { rows } = await pool.query<Record<keyof ClocksFired, string | number | null>>(findLateness, [
    ...[topic, new Date(since), lookedThrough],
  ]);
  const [row] = rows;
  const whole = (value: string | number | null | undefined): number | null =>
    value === null || value === undefined ? null : Math.round(Number(value));
  return {
    fired: whole(row?.fired) ?? 0,
    ...{ p50: whole(row?.p50), p99: whole(row?.p99), max: whole(row?.max) },
  };
};
