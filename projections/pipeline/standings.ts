// How do standings over time follow the stream? New rows at the end; a fact that came late rewrites its lead's rows.
import type { ClientBase } from 'pg';
import { decode } from '../../events/codec.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { CopiedRows } from '../../postgres/copy-rows.ts';
import { standingOf } from '../lead/standing.ts';
import type { LeadChange } from '../read-model.ts';
import { historyOf, intervalsOf } from './intervals.ts';
import type { Interval, Reached } from './intervals.ts';

export interface LeadIntervals {
  readonly leadId: string;
  /** Nothing is stored of it yet. */
  readonly isNew: boolean;
  readonly intervals: readonly Interval[];
}

export interface StandingRows {
  /** Intervals that follow what is stored of a lead; the open one is closed where the first begins. */
  readonly appended: readonly LeadIntervals[];
  /** Leads of which an event happened before an earlier one, or that stand elsewhere since the very instant of the latest one. */
  readonly rewritten: readonly string[];
}

export const standingRows = (changes: readonly LeadChange[]): StandingRows => {
  const appended: LeadIntervals[] = [];
  const rewritten: string[] = [];
  for (const change of changes) {
    const { leadId, before, latestBefore } = change;
    // What held before takes part without an instant of its own, so that a standing that goes on makes no row.
    const past = before === null ? [] : [{ at: '', standing: standingOf(before) }];
    const intervals = intervalsOf([...past, ...reachedIn(change)]).filter(({ from }) => from !== '');
    // What is left in the instant in which it was reached held never: the one before it may go on.
    const isAtOnce = intervals[0] !== undefined && intervals[0].from === latestBefore;
    if (isAtOnce || !inOrder(change)) rewritten.push(leadId);
    else if (intervals.length > 0) appended.push({ leadId, isNew: before === null, intervals });
  }
  return { appended, rewritten };
};

export const writeStandings = async (client: ClientBase, rows: StandingRows): Promise<void> => {
  const known = rows.appended.filter(({ isNew }) => !isNew);
  if (known.length > 0)
    await client.query(
      `update standing s set to_time = n.at from unnest($1::uuid[], $2::timestamptz[]) as n (lead_id, at)
       where s.lead_id = n.lead_id and s.to_time = 'infinity'`,
      [known.map(({ leadId }) => leadId), known.map(({ intervals }) => intervals[0]?.from)],
    );
  const rewritten = await rewrite(client, rows.rewritten);
  await insert(client, known);
  await copy(client, [...rows.appended.filter(({ isNew }) => isNew), ...rewritten]);
};

/** Leads whose events are held at once. */
const lot = 100;

const rewrite = async (client: ClientBase, leadIds: readonly string[]): Promise<readonly LeadIntervals[]> => {
  if (leadIds.length === 0) return [];
  await client.query('delete from standing where lead_id = any($1::uuid[])', [leadIds]);
  const histories: LeadIntervals[] = [];
  for (let from = 0; from < leadIds.length; from += lot) {
    const { rows } = await client.query<{ lead_id: string; values: readonly Buffer[] }>(
      `select lead_id, array_agg(value order by seq) as values from event where lead_id = any($1::uuid[])
       group by lead_id`,
      [leadIds.slice(from, from + lot)],
    );
    for (const { lead_id: leadId, values } of rows)
      histories.push({ leadId, isNew: true, intervals: historyOf(leadId, eventsIn(values)) });
  }
  return histories;
};

const eventsIn = (values: readonly Buffer[]): readonly LeadEvent[] =>
  values.flatMap((value) => {
    const decoded = decode(value.toString('utf8'));
    return decoded.kind === 'event' ? [decoded.event] : [];
  });

const insert = async (client: ClientBase, leads: readonly LeadIntervals[]): Promise<void> => {
  const rows = leads.flatMap(({ leadId, intervals }) =>
    intervals.map((interval) => ({ leadId, ...interval })),
  );
  if (rows.length === 0) return;
  await client.query(
    `insert into standing (lead_id, from_time, to_time, stage, tier, office, owner, channel, class, grade, kind,
                           industry, currency, minor)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[])
     on conflict (lead_id, from_time) do update set
       to_time = excluded.to_time, stage = excluded.stage, tier = excluded.tier, office = excluded.office,
       owner = excluded.owner, channel = excluded.channel, class = excluded.class, grade = excluded.grade,
       kind = excluded.kind, industry = excluded.industry, currency = excluded.currency, minor = excluded.minor`,
    [
      rows.map((row) => row.leadId),
      rows.map((row) => row.from),
      rows.map((row) => row.to ?? 'infinity'),
      rows.map((row) => row.standing.stage),
      rows.map((row) => row.standing.tier),
      rows.map((row) => row.standing.office),
      rows.map((row) => row.standing.owner),
      rows.map((row) => row.standing.channel),
      rows.map((row) => row.standing.class),
      rows.map((row) => row.standing.grade),
      rows.map((row) => row.standing.kind),
      rows.map((row) => row.standing.industry),
      rows.map((row) => row.standing.currency),
      rows.map((row) => row.standing.minor),
    ],
  );
};

const columns = [
  ...[
    'lead_id',
    'from_time',
    'to_time',
    'stage',
    'tier',
    'office',
    'owner',
    'channel',
    'class',
    'grade',
    'kind',
  ],
  ...['industry', 'currency', 'minor'],
];

const copy = async (client: ClientBase, leads: readonly LeadIntervals[]): Promise<void> => {
  const rows = new CopiedRows(columns);
  for (const { leadId, intervals } of leads)
    for (const { from, to, standing } of intervals)
      rows
        .row()
        .uuid(leadId)
        .instant(from)
        .instant(to ?? 'infinity')
        .text(standing.stage)
        .text(standing.tier)
        .text(standing.office)
        .text(standing.owner)
        .text(standing.channel)
        .text(standing.class)
        .text(standing.grade)
        .text(standing.kind)
        .text(standing.industry)
        .text(standing.currency)
        .bigint(standing.minor);
  await rows.into(client, 'standing');
};

/** All intervals of a lead whose whole life is in the change. */
export const intervalsOfLife = (change: LeadChange): readonly Interval[] =>
  inOrder(change)
    ? intervalsOf(reachedIn(change))
    : historyOf(
        change.leadId,
        change.events.map(({ event }) => event),
      );

const reachedIn = ({ events }: LeadChange): readonly Reached[] =>
  events.map(({ event, after }) => ({ at: event.time, standing: standingOf(after) }));

const inOrder = ({ latestBefore, events }: LeadChange): boolean => {
  let latest = latestBefore ?? '';
  return events.every(({ event: { time } }) => {
    if (time < latest) return false;
    latest = time;
    return true;
  });
};
