// Which clocks are open, a page at a time, those due first? However many there are, a page costs what it shows.
import type { Pool } from 'pg';

/** UTC instants. */
export interface DueClock {
  readonly leadId: string;
  readonly clock: string;
  readonly cycle: number;
  readonly state: 'running' | 'paused';
  readonly office: string;
  readonly owner: string | null;
  readonly tier: string | null;
  readonly grade: string | null;
  /** Working time. */
  readonly targetMs: number;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly pausedUntil: string | null;
  readonly breachedAt: string | null;
  readonly excusedBecause: string | null;
}

export interface DuePlace {
  readonly dueAt: string;
  readonly leadId: string;
  readonly clock: string;
}

export interface DueQuestion {
  /** Null takes all. */
  readonly offices: readonly string[] | null;
  readonly owner: string | null;
  readonly clock: string | null;
  readonly state: 'running' | 'paused' | null;
  /** Due at that instant or later, and before that one; null is open. */
  readonly from: string | null;
  readonly before: string | null;
  readonly after: DuePlace | null;
  readonly limit: number;
}

/** By due instant, lead and clock: of a lead no clock is open twice. */
export const dueClocks = async (pool: Pool, question: DueQuestion): Promise<readonly DueClock[]> => {
  const { offices, owner, clock, state, from, before, after, limit } = question;
  const { rows } = await pool.query<DueRow>(
    `select lead_id as "leadId", clock, cycle, state, office, owner, tier, grade, target_ms as "targetMs",
            started_at as "startedAt", due_at as "dueAt", paused_until as "pausedUntil", breached_at as "breachedAt",
            excused_because as "excusedBecause"
     from read.clock_run
     where state <> 'stopped' and ($1::text[] is null or office = any($1)) and ($2::text is null or owner = $2)
       and ($3::text is null or clock = $3) and ($4::text is null or state = $4)
       and due_at >= greatest($5::timestamptz, $7::timestamptz) and due_at < coalesce($6::timestamptz, 'infinity')
       and ($7::timestamptz is null or (due_at, lead_id, clock) > ($7, $8::uuid, $9::text))
     order by due_at, lead_id, clock limit $10`,
    [
      ...[offices, owner, clock, state, from ?? '-infinity', before],
      ...[after?.dueAt ?? null, after?.leadId ?? null, after?.clock ?? null, limit],
    ],
  );
  return rows.map(clockOf);
};

/** As the driver gives it: numbers of 64 bits as text, instants as dates. */
export type DueRow = Omit<DueClock, 'targetMs' | 'startedAt' | 'dueAt' | 'pausedUntil' | 'breachedAt'> & {
  readonly targetMs: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly pausedUntil: Date | null;
  readonly breachedAt: Date | null;
};

export const clockOf = <Row extends DueRow>(row: Row): Omit<Row, keyof DueClock> & DueClock => ({
  ...row,
  targetMs: Number(row.targetMs),
  startedAt: row.startedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  pausedUntil: row.pausedUntil?.toISOString() ?? null,
  breachedAt: row.breachedAt?.toISOString() ?? null,
});
