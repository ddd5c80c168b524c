// Which events does the stream lack, as far as somebody knows of them? Asked of the audit, by lead and seq.
import type { Pool } from 'pg';
import { waitingRecords } from '../dead-letters/parked-leads.ts';
import type { Difference } from '../audit/difference.ts';
import { inSchema } from '../runner/in-schema.ts';
import { liveSet } from '../set.ts';
import type { EventId } from './places.ts';

/** Leads in order of their ids, the seqs of each that the stream lacks, ascending. */
export const lackingEvents = async (
  pool: Pool,
  { differences, lost }: { readonly differences: readonly Difference[]; readonly lost: readonly EventId[] },
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const lacking = new Map<string, Set<number>>();
  const add = (leadId: string, seqs: readonly number[]): void => {
    const known = lacking.get(leadId) ?? new Set<number>();
    for (const seq of seqs) known.add(seq);
    lacking.set(leadId, known);
  };
  for (const { leadId, seq } of lost) add(leadId, [seq]);
  for (const { kind, leadId, seq } of differences) {
    if (leadId === null || seq === null) continue;
    if (kind === 'not_in_stream') add(leadId, [seq]);
    if (kind === 'gap_in_stream') add(leadId, await holesOf(pool, leadId, seq));
    if (kind === 'missing_in_stream') add(leadId, range((await lastSeq(pool, leadId)) + 1, seq));
  }
  return new Map(
    [...lacking.keys()]
      .sort()
      .map((leadId) => [leadId, [...(lacking.get(leadId) ?? [])].sort((one, other) => one - other)]),
  );
};

/** What is missing between the seq that a lead waits for and the last one that waits. */
const holesOf = async (pool: Pool, leadId: string, fromSeq: number): Promise<readonly number[]> => {
  const held = new Set((await waitingRecords(pool, liveSet.schema, leadId)).map(({ seq }) => seq));
  return range(fromSeq, Math.max(fromSeq, ...held)).filter((seq) => !held.has(seq));
};

const lastSeq = (pool: Pool, leadId: string): Promise<number> =>
  inSchema(pool, liveSet.schema, async (client) => {
    const { rows } = await client.query<{ seq: number }>('select seq from lead_seq where lead_id = $1', [
      leadId,
    ]);
    return rows[0]?.seq ?? 0;
  });

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
