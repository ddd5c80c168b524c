// Which clocks run on which leads, until when, and how did those end that have run? Every cycle, and every call for help.
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { changedRun, countsBetween, isCounted } from './counts.ts';
import type { ChangedRun, ClockCount, CountedRun } from './counts.ts';
import { escalations } from './escalations.ts';
import type { Acknowledgement, EscalationRow } from './escalations.ts';
import { clockRuns } from './runs.ts';
import type { ClockRun, ClockRunChange } from './runs.ts';

export const serviceLevel = readModel({
  name: 'service-level',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ partition, changes }) => ({
    ...{ partition, runs: clockRuns(changes), calls: escalations(changes) },
  }),
  write: async (client, { partition, runs, calls }) => {
    const changed = await changedRuns(client, runs.changed.filter(isCounted));
    await insertRuns(client, runs.begun);
    await updateRuns(client, runs.changed);
    await addCounts(
      client,
      partition,
      countsBetween([...runs.begun.map((after) => ({ before: null, after })), ...changed]),
    );
    await insertEscalations(client, calls.raised);
    await updateEscalations(client, calls.acknowledged);
  },
});

/** With the runs as they are stored, before these changes. */
const changedRuns = async (
  client: ClientBase,
  changes: readonly ClockRunChange[],
): Promise<readonly ChangedRun[]> => {
  if (changes.length === 0) return [];
  const { rows } = await client.query<StoredRun>(
    `select c.n, r.clock, r.started_at as "startedAt", r.office, r.owner, r.tier, r.result, r.breached_at as "breachedAt",
            r.excused_at as "excusedAt"
     from unnest($1::uuid[], $2::text[], $3::int[]) with ordinality as c (id, cl, cy, n)
     join clock_run r on r.lead_id = c.id and r.clock = c.cl and r.cycle = c.cy`,
    which(changes),
  );
  return rows.flatMap(({ n, startedAt, breachedAt, excusedAt, ...row }) => {
    const change = changes[Number(n) - 1];
    const before = {
      ...{ ...row, startedAt: startedAt.toISOString(), breachedAt: breachedAt?.toISOString() ?? null },
      excusedAt: excusedAt?.toISOString() ?? null,
    };
    return change === undefined ? [] : [changedRun(before, change)];
  });
};

type StoredRun = Omit<CountedRun, 'startedAt' | 'breachedAt' | 'excusedAt'> & {
  readonly n: string;
  readonly startedAt: Date;
  readonly breachedAt: Date | null;
  readonly excusedAt: Date | null;
};

const addCounts = async (
  client: ClientBase,
  partition: number,
  rows: readonly ClockCount[],
): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into clock_count as c (partition, cut, clock, day, value, met, met_late, breached_open, open_in_time, cancelled,
                                   excused)
     select $1, * from unnest($2::text[], $3::text[], $4::date[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
                              $9::bigint[], $10::bigint[], $11::bigint[])
     on conflict (cut, day, clock, value, partition) do update set
       met = c.met + excluded.met, met_late = c.met_late + excluded.met_late,
       breached_open = c.breached_open + excluded.breached_open, open_in_time = c.open_in_time + excluded.open_in_time,
       cancelled = c.cancelled + excluded.cancelled, excused = c.excused + excluded.excused`,
    [
      partition,
      rows.map((row) => row.cut),
      rows.map((row) => row.clock),
      rows.map((row) => row.day),
      rows.map((row) => row.value),
      rows.map((row) => row.met),
      rows.map((row) => row.metLate),
      rows.map((row) => row.breachedOpen),
      rows.map((row) => row.openInTime),
      rows.map((row) => row.cancelled),
      rows.map((row) => row.excused),
    ],
  );
};

const runColumns = [
  ...['lead_id', 'clock', 'cycle', 'state', 'office', 'owner', 'tier', 'grade', 'channel', 'class', 'kind'],
  ...[
    'industry',
    'currency',
    'first_owner',
    'target_ms',
    'started_at',
    'due_at',
    'paused_until',
    'paused_ms',
  ],
  ...['breached_at', 'stopped_at', 'result', 'late_entry', 'excused_at', 'excused_because'],
];

const insertRuns = async (client: ClientBase, runs: readonly ClockRun[]): Promise<void> => {
  const rows = new CopiedRows(runColumns);
  for (const run of runs)
    rows
      .row()
      .uuid(run.leadId)
      .text(run.clock)
      .int(run.cycle)
      .text(run.state)
      .text(run.office)
      .text(run.owner)
      .text(run.tier)
      .text(run.grade)
      .text(run.channel)
      .text(run.class)
      .text(run.kind)
      .text(run.industry)
      .text(run.currency)
      .text(run.firstOwner)
      .bigint(run.targetMs)
      .instant(run.startedAt)
      .instant(run.dueAt)
      .instant(run.pausedUntil)
      .bigint(run.pausedMs)
      .instant(run.breachedAt)
      .instant(run.stoppedAt)
      .text(run.result)
      .boolean(run.lateEntry)
      .instant(run.excusedAt)
      .text(run.excusedBecause);
  await rows.into(client, 'clock_run');
};

/** Nothing of a run is ever taken back: what is null here stays as it was, but for a pause, which goes with the state. */
const updateRuns = async (client: ClientBase, rows: readonly ClockRunChange[]): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update clock_run r set
       state = coalesce(c.st, r.state), due_at = coalesce(c.du, r.due_at),
       paused_until = case when c.st is null then r.paused_until else c.pu end, paused_ms = r.paused_ms + coalesce(c.pm, 0),
       breached_at = coalesce(r.breached_at, c.br), stopped_at = coalesce(c.so, r.stopped_at),
       result = coalesce(c.re, r.result), late_entry = coalesce(c.la, r.late_entry),
       excused_at = coalesce(c.ex, r.excused_at), excused_because = coalesce(c.eb, r.excused_because)
     from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::bigint[],
                 $8::timestamptz[], $9::timestamptz[], $10::text[], $11::boolean[], $12::timestamptz[], $13::text[])
       as c (id, cl, cy, st, du, pu, pm, br, so, re, la, ex, eb)
     where r.lead_id = c.id and r.clock = c.cl and r.cycle = c.cy`,
    [...which(rows), rows.map((row) => row.state ?? null), ...changeable(rows)],
  );
};

const which = (rows: readonly Pick<ClockRun, 'leadId' | 'clock' | 'cycle'>[]): unknown[] => [
  rows.map((row) => row.leadId),
  rows.map((row) => row.clock),
  rows.map((row) => row.cycle),
];

const changeable = (rows: readonly Partial<ClockRun>[]): unknown[] => [
  rows.map((row) => row.dueAt ?? null),
  rows.map((row) => row.pausedUntil ?? null),
  rows.map((row) => row.pausedMs ?? null),
  rows.map((row) => row.breachedAt ?? null),
  rows.map((row) => row.stoppedAt ?? null),
  rows.map((row) => row.result ?? null),
  rows.map((row) => row.lateEntry ?? null),
  rows.map((row) => row.excusedAt ?? null),
  rows.map((row) => row.excusedBecause ?? null),
];

const insertEscalations = async (client: ClientBase, rows: readonly EscalationRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into escalation (lead_id, escalation_id, clock, cycle, office, receivers, raised_at, acknowledged_at,
                             acknowledged_by)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::text[], $6::jsonb[], $7::timestamptz[],
                          $8::timestamptz[], $9::text[])`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.escalationId),
      rows.map((row) => row.clock),
      rows.map((row) => row.cycle),
      rows.map((row) => row.office),
      rows.map((row) => JSON.stringify(row.receivers)),
      rows.map((row) => row.raisedAt),
      rows.map((row) => row.acknowledgedAt),
      rows.map((row) => row.acknowledgedBy),
    ],
  );
};

const updateEscalations = async (client: ClientBase, rows: readonly Acknowledgement[]): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update escalation e set acknowledged_at = a.at, acknowledged_by = a.by
     from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[]) as a (id, es, at, by)
     where e.lead_id = a.id and e.escalation_id = a.es`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.escalationId),
      rows.map((row) => row.acknowledgedAt),
      rows.map((row) => row.acknowledgedBy),
    ],
  );
};
