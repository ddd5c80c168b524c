// Which clocks are open, which calls for help wait for an answer, and which share of the targets was kept?
import type { Pool } from 'pg';
import { filterText } from '../lead/filter.ts';
import type { RiskBound } from '../lead/board.ts';
import { clockOf } from './due-clocks.ts';
import type { DueClock, DueRow } from './due-clocks.ts';
import type { LeadFilter } from '../lead/filter.ts';
import type { EscalationRow } from './escalations.ts';

export interface ClockFilter {
  /** As the lead stood when the clock started. */
  readonly only: LeadFilter;
  /** Null takes all. */
  readonly clock: string | null;
}

export interface OpenClock extends DueClock {
  /** Of the lead as it stands now. */
  readonly stage: string;
}

const chosenClock = '($2::text is null or clock = $2)';
const isOpen = `state <> 'stopped' and ${chosenClock} and read.is_among(
  read.which($1::jsonb), office, owner, first_owner, channel, tier, class, grade, kind, industry, currency)`;
const valuesOf = ({ only, clock }: ClockFilter): unknown[] => [filterText(only), clock];

/**
 * Open runs of clocks, the earliest due first.
 * @param limit null: all of them
 */
export const openClocks = async (
  pool: Pool,
  filter: ClockFilter,
  limit: number | null,
): Promise<readonly OpenClock[]> => {
  const { rows } = await pool.query<DueRow & Pick<OpenClock, 'stage'>>(
    `select r.lead_id as "leadId", r.clock, r.cycle, r.state, l.stage, r.office, r.owner, r.tier, r.grade,
            r.target_ms as "targetMs", r.started_at as "startedAt", r.due_at as "dueAt", r.paused_until as "pausedUntil",
            r.breached_at as "breachedAt", r.excused_because as "excusedBecause"
     from (select * from read.clock_run where ${isOpen} order by due_at, lead_id, clock limit $3) r
     join read.lead l using (lead_id)
     order by r.due_at, r.lead_id, r.clock`,
    [...valuesOf(filter), limit],
  );
  return rows.map(clockOf);
};

export interface OpenCounts {
  readonly late: number;
  readonly atRisk: number;
  readonly inTime: number;
  readonly paused: number;
}

/**
 * How many clocks are open, and how many of them late or at risk? Looks at each, in the database.
 * @param now UTC
 * @param bounds of every pair of `openTargets`
 */
export const countOpenClocks = async (
  pool: Pool,
  filter: ClockFilter,
  { now, bounds }: { readonly now: string; readonly bounds: readonly RiskBound[] },
): Promise<OpenCounts> => {
  const { rows } = await pool.query<OpenCounts>(
    `select count(*) filter (where state = 'paused')::int as paused,
            count(*) filter (where state = 'running' and due_at <= $3)::int as late,
            count(*) filter (where state = 'running' and due_at > $3 and due_at < b.until)::int as "atRisk",
            count(*) filter (where state = 'running' and due_at > $3 and (b.until is null or due_at >= b.until))::int as "inTime"
     from (select state, due_at, office, target_ms from read.clock_run where ${isOpen}) r
     left join unnest($4::text[], $5::bigint[], $6::timestamptz[]) as b (of_office, target, until)
       on b.of_office = r.office and b.target = r.target_ms`,
    [
      ...[...valuesOf(filter), now],
      bounds.map(({ office }) => office),
      bounds.map(({ targetMs }) => targetMs),
      bounds.map(({ until }) => until),
    ],
  );
  return rows[0] ?? { late: 0, atRisk: 0, inTime: 0, paused: 0 };
};

/** To which targets do open clocks run, and in whose hours? */
export const openTargets = async (
  pool: Pool,
  filter: ClockFilter,
): Promise<readonly { readonly office: string; readonly targetMs: number }[]> => {
  const { rows } = await pool.query<{ office: string; targetMs: string }>(
    `select distinct office, target_ms as "targetMs" from read.clock_run where ${isOpen} and state = 'running'`,
    valuesOf(filter),
  );
  return rows.map(({ office, targetMs }) => ({ office, targetMs: Number(targetMs) }));
};

/** Whether a clock of this name has run on any lead. Looks at all runs where it has not. */
export const hasEverRun = async (pool: Pool, clock: string): Promise<boolean> => {
  const { rows } = await pool.query<{ has: boolean }>(
    'select exists (select 1 from read.clock_run where clock = $1) as has',
    [clock],
  );
  return rows[0]?.has ?? false;
};

export const attainmentCuts = [
  ...(['clock', 'office', 'owner', 'tier', 'grade', 'channel', 'class', 'kind', 'industry'] as const),
];
export type AttainmentCut = (typeof attainmentCuts)[number];

export interface Attainment {
  /** Null where the runs have none. */
  readonly cut: string | null;
  readonly met: number;
  readonly metLate: number;
  readonly breachedOpen: number;
  readonly openInTime: number;
  readonly cancelled: number;
  /** Of those breached: excused afterwards. They stay breached. */
  readonly excused: number;
  /** met ÷ (met + met late + breached and open), 0 to 1; null where there is nothing to divide by. */
  readonly attainment: number | null;
}

export interface AttainmentQuestion extends ClockFilter {
  /** UTC instant, inclusive; null: by all that has happened. */
  readonly asOf: string | null;
  /** Period `[from, to)` in which the runs started; null is open. */
  readonly from: string | null;
  readonly to: string | null;
}

/** How the runs of a period were kept, by one cut and in all (`cut` null in `total`). */
export const attainmentBy = async (
  pool: Pool,
  by: AttainmentCut,
  question: AttainmentQuestion,
): Promise<{ readonly rows: readonly Attainment[]; readonly total: Attainment }> => {
  const { rows } = await pool.query<AttainmentRow>(
    `select value as cut, grouping(value) = 1 as is_total, coalesce(sum(met), 0)::int as met,
            coalesce(sum(met_late), 0)::int as "metLate", coalesce(sum(breached_open), 0)::int as "breachedOpen",
            coalesce(sum(open_in_time), 0)::int as "openInTime", coalesce(sum(cancelled), 0)::int as cancelled,
            coalesce(sum(excused), 0)::int as excused
     from read.attainment_by($6, $2, $3::timestamptz, $4::timestamptz, $5::timestamptz, read.which($1::jsonb))
     group by grouping sets ((value), ()) order by value collate "C" nulls last`,
    [
      ...valuesOf(question),
      ...[question.from ?? '-infinity', question.to ?? 'infinity', question.asOf ?? 'infinity', by],
    ],
  );
  const counted = rows.map(({ is_total: isTotal, ...row }) => {
    const base = row.met + row.metLate + row.breachedOpen;
    return { isTotal, row: { ...row, attainment: base === 0 ? null : row.met / base } };
  });
  const total = counted.find(({ isTotal }) => isTotal)?.row ?? nothing;
  return { rows: counted.filter(({ isTotal }) => !isTotal).map(({ row }) => row), total };
};

const nothing: Attainment = {
  ...{ cut: null, met: 0, metLate: 0, breachedOpen: 0, openInTime: 0, cancelled: 0, excused: 0 },
  attainment: null,
};

type AttainmentRow = Omit<Attainment, 'attainment'> & { readonly is_total: boolean };

/** Escalations that nobody has acknowledged and whose clock still runs, the oldest first. */
export const openEscalations = async (
  pool: Pool,
  offices: readonly string[] | null,
): Promise<readonly EscalationRow[]> => {
  const { rows } = await pool.query<Omit<EscalationRow, 'raisedAt'> & { readonly raisedAt: Date }>(
    `select e.lead_id as "leadId", e.escalation_id as "escalationId", e.clock, e.cycle, e.office, e.receivers,
            e.raised_at as "raisedAt", null as "acknowledgedAt", null as "acknowledgedBy"
     from read.escalation e join read.clock_run r using (lead_id, clock, cycle)
     where e.acknowledged_at is null and r.state <> 'stopped'
       and ($1::text[] is null or e.office = any($1))
     order by e.raised_at, e.lead_id, e.escalation_id`,
    [offices],
  );
  return rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));
};
