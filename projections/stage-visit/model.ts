// How long did leads stay in each stage, and where did they go? One row a visit; rests and ends are rows of their own kind.
import type { ClientBase } from 'pg';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { calendarsOf } from '../calendars.ts';
import { dwellCounts } from './dwell-counts.ts';
import type { DwellCount } from './dwell-counts.ts';
import { timesAfter, visitsOver } from './dwelt.ts';
import type { Dwelt, MoreTime } from './dwelt.ts';
import { cutNames, stayRows } from './stays.ts';
import type { LeftStay, Stay, StayCuts, StayRows } from './stays.ts';
import { notCounted, officesOf, workedIn, workedOf } from './working.ts';
import type { Worked } from './working.ts';

export const stageVisit = readModel({
  name: 'stage-visit',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: ['facade.sql', 'stood.sql', 'funnel.sql', 'dwell.sql', 'moved.sql']
    .map((name) => sqlFile(import.meta.url, name))
    .join('\n'),
  fold: ({ partition, changes }) => ({ partition, stays: stayRows(changes) }),
  write: async (client, { partition, stays: { begun, left, cut } }) => {
    const calendarAt = await calendarsOf(client, officesOf(begun, left));
    const workedBegun = begun.map((stay) => workedOf(stay, calendarAt));
    const workedLeft = left.map((stay) => workedIn(stay, calendarAt));
    await setCuts(client, cut);
    await setLeft(client, left, workedLeft);
    await insert(client, begun, workedBegun);
    // In the order in which they were made: what was open before the chunk is the first that a lead leaves in it.
    const visits = [...visitsOver(left, workedLeft), ...visitsOver(begun, workedBegun)];
    if (visits.length === 0) return;
    const times = timesAfter(await timesOf(client, left), visits);
    await writeTimes(client, times);
    await addCounts(client, partition, dwellCounts(visits, times));
  },
});

const columnsOf = (cuts: readonly StayCuts[]): unknown[][] =>
  cutNames.map((name) => cuts.map((row) => row[name]));

const setCuts = async (client: ClientBase, rows: StayRows['cut']): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update stage_visit v set
       tier = c.ti, office = c.oc, owner = c.ow, channel = c.ch, class = c.cl, grade = c.gr, kind = c.ki, industry = c.i,
       currency = c.cu, minor = c.mi, first_owner = c.fo, first_assigned_at = c.fa
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                 $10::text[], $11::bigint[], $12::text[], $13::timestamptz[])
       as c (id, ti, oc, ow, ch, cl, gr, ki, i, cu, mi, fo, fa)
     where v.lead_id = c.id and v.left_seq is null`,
    [rows.map(({ leadId }) => leadId), ...columnsOf(rows.map(({ cuts }) => cuts))],
  );
};

const setLeft = async (
  client: ClientBase,
  rows: readonly LeftStay[],
  worked: readonly Worked[],
): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `update stage_visit v set
       left_seq = c.se, left_at = c.at, left_recordedtime = c.re, to_place = c.pl, elapsed_ms = c.el, working_ms = c.wo,
       calendar = c.ca
     from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::bigint[], $7::bigint[],
                 $8::text[])
       as c (id, se, at, re, pl, el, wo, ca)
     where v.lead_id = c.id and v.left_seq is null`,
    [
      rows.map(({ leadId }) => leadId),
      rows.map(({ leaving }) => leaving.leftSeq),
      rows.map(({ leaving }) => leaving.leftAt),
      rows.map(({ leaving }) => leaving.leftRecordedTime),
      rows.map(({ leaving }) => leaving.toPlace),
      rows.map(({ leaving }) => leaving.elapsedMs),
      worked.map(({ workingMs }) => workingMs),
      worked.map(({ calendar }) => calendar),
    ],
  );
};

const stayColumns = [
  ...['lead_id', 'entered_seq', 'place', 'what', 'entered_at', 'entered_recordedtime', 'left_seq', 'left_at'],
  ...['left_recordedtime', 'to_place', 'elapsed_ms', 'working_ms', 'calendar', 'tier', 'office', 'owner'],
  ...[
    'channel',
    'class',
    'grade',
    'kind',
    'industry',
    'currency',
    'minor',
    'first_owner',
    'first_assigned_at',
  ],
];

const insert = async (
  client: ClientBase,
  stays: readonly Stay[],
  worked: readonly Worked[],
): Promise<void> => {
  const rows = new CopiedRows(stayColumns);
  for (const [index, stay] of stays.entries()) {
    const { leaving, cuts } = stay;
    const { workingMs, calendar } = worked[index] ?? notCounted;
    rows
      .row()
      .uuid(stay.leadId)
      .int(stay.enteredSeq)
      .text(stay.place)
      .text(stay.what)
      .instant(stay.enteredAt)
      .instant(stay.enteredRecordedTime)
      .int(leaving?.leftSeq ?? null)
      .instant(leaving?.leftAt ?? null)
      .instant(leaving?.leftRecordedTime ?? null)
      .text(leaving?.toPlace ?? null)
      .bigint(leaving?.elapsedMs ?? null)
      .bigint(workingMs)
      .text(calendar)
      .text(cuts.tier)
      .text(cuts.office)
      .text(cuts.owner)
      .text(cuts.channel)
      .text(cuts.class)
      .text(cuts.grade)
      .text(cuts.kind)
      .text(cuts.industry)
      .text(cuts.currency)
      .bigint(cuts.minor)
      .text(cuts.firstOwner)
      .instant(cuts.firstAssignedAt);
  }
  await rows.into(client, 'stage_visit');
};

/** Of leads that left where they were before the chunk; others have none. */
const timesOf = async (client: ClientBase, left: readonly LeftStay[]): Promise<readonly Dwelt[]> => {
  if (left.length === 0) return [];
  const { rows } = await client.query<TimeRow>(
    `select lead_id as "leadId", place, elapsed_ms as "elapsedMs", working_ms as "workingMs"
     from stage_time where lead_id = any($1::uuid[])`,
    [left.map(({ leadId }) => leadId)],
  );
  return rows.map(({ elapsedMs, workingMs, ...time }) => ({
    ...time,
    ...{ elapsedMs: Number(elapsedMs), workingMs: workingMs === null ? null : Number(workingMs) },
  }));
};

type TimeRow = Pick<Dwelt, 'leadId' | 'place'> & {
  readonly elapsedMs: string;
  readonly workingMs: string | null;
};

const writeTimes = async (client: ClientBase, times: readonly MoreTime[]): Promise<void> => {
  await client.query(
    `insert into stage_time (lead_id, place, elapsed_ms, working_ms)
     select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])
     on conflict (lead_id, place) do update set elapsed_ms = excluded.elapsed_ms, working_ms = excluded.working_ms`,
    [
      times.map(({ after }) => after.leadId),
      times.map(({ after }) => after.place),
      times.map(({ after }) => after.elapsedMs),
      times.map(({ after }) => after.workingMs),
    ],
  );
};

const addCounts = async (
  client: ClientBase,
  partition: number,
  rows: readonly DwellCount[],
): Promise<void> => {
  await client.query(
    `insert into dwell_count as c (partition, per, place, measure, bucket, lengths)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[])
     on conflict (per, place, measure, bucket, partition) do update set lengths = c.lengths + excluded.lengths`,
    [
      partition,
      rows.map(({ per }) => per),
      rows.map(({ place }) => place),
      rows.map(({ measure }) => measure),
      rows.map(({ bucket }) => bucket),
      rows.map(({ lengths }) => lengths),
    ],
  );
};
