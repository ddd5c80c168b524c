// What has become of each lead so far? One row a lead, so that reports on all leads need not look into their histories.
import type { ClientBase } from 'pg';
import { measuresOf } from '../follow-up/measures.ts';
import type { CountedContact, FollowUpMeasures } from '../follow-up/measures.ts';
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { columns, lifeOf } from './columns.ts';
import { countsBetween, summed } from './counts.ts';
import type { LifeCount } from './counts.ts';
import { toCountIn } from './counted-in.ts';
import { livedOn } from './life-row.ts';
import type { Life } from './life-row.ts';
import { lifeStepOf } from './steps.ts';
import type { LifeStep } from './steps.ts';

export const life = readModel({
  name: 'life',
  tables: sqlFile(import.meta.url, 'tables.sql'),
  facade: sqlFile(import.meta.url, 'facade.sql'),
  fold: ({ partition, changes }) => ({ partition, steps: changes.flatMap((one) => lifeStepOf(one) ?? []) }),
  write: async (client, { partition, steps }) => {
    if (steps.length === 0) return;
    const before = await livesOf(
      client,
      steps.map(({ leadId }) => leadId),
    );
    const followUps = await followUpsOf(
      client,
      steps.filter(({ followed }) => followed).map(({ leadId }) => leadId),
    );
    const refuted = await refutedOf(
      client,
      steps.filter(({ verified }) => verified).map(({ leadId }) => leadId),
    );
    const lives = steps.map((step) => ({
      step,
      before: before.get(step.leadId) ?? null,
      after: livedOn(before.get(step.leadId) ?? null, step, {
        followUp: followUps.get(step.leadId),
        refuted: step.verified ? refuted.has(step.leadId) : undefined,
      }),
    }));
    await writeLives(
      client,
      lives.map(({ after }) => after),
    );
    await addCounts(client, partition, countsBetween(lives, await toCountIn(client)));
    await advanceHorizon(client, partition, steps);
  },
});

const livesOf = async (
  client: ClientBase,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Life>> => {
  const { rows } = await client.query<Record<string, unknown> & { lead_id: string }>(
    `select ${columns.map(({ name }) => name).join(', ')} from life where lead_id = any($1::uuid[])`,
    [leadIds],
  );
  return new Map(rows.map((row) => [row.lead_id, lifeOf(row)]));
};

/** Read model `follow-up` is written before this one. */
const followUpsOf = async (
  client: ClientBase,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, FollowUpMeasures>> => {
  if (leadIds.length === 0) return new Map();
  const { rows } = await client.query<ContactRow>(
    `select lead_id, seq, at, person, owner, ownership_no as "ownershipNo", place,
            first_assigned_at as "firstAssignedAt", working_ms as "workingMs", first_working_ms as "firstWorkingMs"
     from follow_up where counts and lead_id = any($1::uuid[])`,
    [leadIds],
  );
  const byLead = new Map<string, CountedContact[]>();
  for (const { lead_id: leadId, ...row } of rows) {
    const contacts = byLead.get(leadId) ?? [];
    contacts.push({
      ...row,
      ...{ at: row.at.toISOString(), firstAssignedAt: row.firstAssignedAt?.toISOString() ?? null },
      ...{ workingMs: numberOf(row.workingMs), firstWorkingMs: numberOf(row.firstWorkingMs) },
    });
    byLead.set(leadId, contacts);
  }
  return new Map([...byLead].map(([leadId, contacts]) => [leadId, measuresOf(contacts)]));
};

type ContactRow = Omit<CountedContact, 'at' | 'firstAssignedAt' | 'workingMs' | 'firstWorkingMs'> & {
  readonly lead_id: string;
  readonly at: Date;
  readonly firstAssignedAt: Date | null;
  readonly workingMs: string | null;
  readonly firstWorkingMs: string | null;
};

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

/** Of these leads, those with a finding that stands against them. Read model `finding` is written before this one. */
const refutedOf = async (client: ClientBase, leadIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (leadIds.length === 0) return new Set();
  const { rows } = await client.query<{ lead_id: string }>(
    `select distinct lead_id from finding
     where lead_id = any($1::uuid[]) and result = 'refuted' and superseded_seq is null`,
    [leadIds],
  );
  return new Set(rows.map(({ lead_id: leadId }) => leadId));
};

const writeLives = async (client: ClientBase, rows: readonly Life[]): Promise<void> => {
  const names = columns.map(({ name }) => name);
  await client.query(
    `insert into life (${names.join(', ')})
     select * from unnest(${columns.map(({ type }, index) => `$${String(index + 1)}::${type}[]`).join(', ')})
     on conflict (lead_id) do update set
       ${names
         .slice(1)
         .map((name) => `${name} = excluded.${name}`)
         .join(', ')}`,
    columns.map(({ of }) => rows.map((row) => row[of])),
  );
};

const addCounts = async (
  client: ClientBase,
  partition: number,
  rows: readonly LifeCount[],
): Promise<void> => {
  if (rows.length === 0) return;
  await client.query(
    `insert into life_count as c (partition, cut, month, value, state, ${summed.join(', ')})
     select $1, * from unnest($2::text[], $3::int[], $4::text[], $5::text[],
                              ${summed.map((_, index) => `$${String(index + 6)}::bigint[]`).join(', ')})
     on conflict (cut, month, value, state, partition) do update set
       ${summed.map((name) => `${name} = c.${name} + excluded.${name}`).join(', ')}`,
    [
      partition,
      rows.map((row) => row.cut),
      rows.map((row) => row.month),
      rows.map((row) => row.value),
      rows.map((row) => row.state),
      ...summed.map((name) => rows.map((row) => row[name])),
    ],
  );
};

const advanceHorizon = async (
  client: ClientBase,
  partition: number,
  steps: readonly LifeStep[],
): Promise<void> => {
  await client.query(
    `insert into life_horizon as h (partition, latest_at, settled_at)
     select $1, max(l), max(s) from unnest($2::timestamptz[], $3::timestamptz[]) u (l, s)
     on conflict (partition) do update set
       latest_at = greatest(h.latest_at, excluded.latest_at), settled_at = greatest(h.settled_at, excluded.settled_at)
     where h.latest_at < excluded.latest_at or h.settled_at < excluded.settled_at`,
    [partition, steps.map(({ latestAt }) => latestAt), steps.map(({ settledAt }) => settledAt)],
  );
};
