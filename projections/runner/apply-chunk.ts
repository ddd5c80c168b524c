// How does a chunk of one partition become rows? One transaction: fence, sift, read models, seqs, checkpoint.
import type { Pool, PoolClient } from 'pg';
import type { LeadChange } from '../read-model.ts';
import { advanceCheckpoint, holdAsGuest, holdCheckpoint } from './checkpoint.ts';
import type { Claim, Guest, SetOfTopic } from './checkpoint.ts';
import { knowLeads } from './know-leads.ts';
import type { LeadCache } from './lead-cache.ts';
import { advanceSeqs } from './lead-seq.ts';
import { dropRecords, holdRecords, parkLeads, unparkLeads } from './parked.ts';
import { isDataFault } from './postgres-faults.ts';
import type { ReadSet } from './read-set.ts';
import { rulingsOn } from './rulings.ts';
import { sift } from './sift.ts';
import type { Known, Parked, Sifted, SiftedAt } from './sift.ts';
import type { LeadRecord } from './stream-record.ts';
import { inSchema } from './in-schema.ts';
import { writeApart, writeTogether } from './write-models.ts';
import type { Refusal } from './write-models.ts';

export interface Applying {
  readonly pool: Pool;
  readonly set: ReadSet;
  readonly topic: string;
  readonly cache: LeadCache;
}

export interface ChunkOfRecords {
  readonly claim: Claim | Guest;
  /** In order of offset; what lies before the checkpoint is passed over, unless a guest brings it. */
  readonly records: readonly LeadRecord[];
  /** Where the checkpoint stands afterwards. */
  readonly nextOffset: number;
  /** Parked leads to try again although nothing came for them. */
  readonly retry: readonly string[];
}

/** What happened, for counts and for the log. */
export interface ChunkReport {
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: readonly { readonly leadId: string; readonly kind: string; readonly because: string }[];
  readonly released: readonly string[];
}

/**
 * Applies a chunk, or nothing of it.
 * @throws Fenced when the claim is void; any fault of the database, for the caller to try again
 */
export const applyChunk = async (applying: Applying, chunk: ChunkOfRecords): Promise<ChunkReport> => {
  try {
    return await attempt(applying, chunk, 'together');
  } catch (error) {
    if (!isDataFault(error)) throw error;
    return await attempt(applying, chunk, 'apart');
  }
};

interface Settled {
  readonly known: Known;
  readonly sifted: Sifted;
}

const attempt = async (
  { pool, set, topic, cache }: Applying,
  { claim, records, nextOffset, retry }: ChunkOfRecords,
  how: 'together' | 'apart',
): Promise<ChunkReport> => {
  const { partition } = claim;
  const setOfTopic: SetOfTopic = { setName: set.name, version: set.version, topic };
  const settled = await inSchema(pool, set.schema, async (client) => {
    const isGuest = 'guest' in claim;
    const standing = isGuest
      ? await holdAsGuest(client, setOfTopic, claim)
      : await holdCheckpoint(client, setOfTopic, claim);
    const next = standing.nextOffset;
    const fresh = isGuest ? records : records.filter(({ offset }) => offset >= next);
    const byLead = grouped(fresh, retry);
    let { late } = standing;
    const outcomes: Settled[] = [];
    for (const known of await knowLeads(client, { set, cache, byLead })) {
      const ofLead = byLead.get(known.leadId) ?? [];
      const at = { told: standing.told, late, retry: retry.includes(known.leadId) };
      const sifted = await siftAsRuled(client, known, { ofLead, at });
      late = sifted.late;
      outcomes.push({ known, sifted });
    }
    const final = await writeModels(client, outcomes, { set, partition, how });
    await writeSeqsAndParked(client, final, partition);
    await advanceCheckpoint(client, setOfTopic, {
      ...{ partition, late },
      nextOffset: Math.max(next, nextOffset),
    });
    return final;
  });
  for (const { known, sifted } of settled) {
    const last = sifted.applied.at(-1);
    if (last !== undefined) cache.put({ lead: last.after, latest: latestOf(known, sifted) });
  }
  return report(settled);
};

/** Most chunks have no conflict: only then is anybody asked who ruled on it. */
const siftAsRuled = async (
  client: PoolClient,
  known: Known,
  { ofLead, at }: { readonly ofLead: readonly LeadRecord[]; readonly at: SiftedAt },
): Promise<Sifted> => {
  const sifted = sift(known, ofLead, at);
  if (sifted.parked?.kind !== 'conflict') return sifted;
  const rulings = await rulingsOn(client, known.leadId);
  return rulings.size === 0 ? sifted : sift(known, ofLead, { ...at, rulings });
};

const writeModels = async (
  client: PoolClient,
  outcomes: readonly Settled[],
  { set, partition, how }: { set: ReadSet; partition: number; how: 'together' | 'apart' },
): Promise<readonly Settled[]> => {
  const changes = outcomes.filter(({ sifted }) => sifted.applied.length > 0).map(changeOf);
  const place = { models: set.models, partition };
  if (how === 'together') {
    await writeTogether(client, changes, place);
    return outcomes;
  }
  const refusals = await writeApart(client, changes, place);
  return outcomes.map((outcome) => {
    const refusal = refusals.get(outcome.known.leadId);
    return refusal === undefined ? outcome : { ...outcome, sifted: heldBack(outcome, refusal) };
  });
};

const writeSeqsAndParked = async (
  client: PoolClient,
  settled: readonly Settled[],
  partition: number,
): Promise<void> => {
  await advanceSeqs(
    client,
    settled.flatMap(({ known: { leadId, isNew }, sifted }) => {
      const to = sifted.applied.at(-1)?.seq;
      if (to !== undefined) return [{ leadId, isNew, to }];
      return isNew && sifted.toHold.length > 0 ? [{ leadId, isNew, to: 0 }] : [];
    }),
  );
  await holdRecords(
    client,
    settled.flatMap(({ sifted }) => sifted.toHold),
  );
  await dropRecords(
    client,
    settled.flatMap(({ sifted }) => sifted.drained),
  );
  await parkLeads(
    client,
    partition,
    settled.flatMap(({ known: { leadId }, sifted: { parked } }) =>
      parked === null ? [] : [{ leadId, parked }],
    ),
  );
  await unparkLeads(
    client,
    settled.filter(released).map(({ known }) => known.leadId),
  );
};

const changeOf = ({ known, sifted }: Settled): LeadChange => ({
  leadId: known.leadId,
  before: known.lead,
  latestBefore: known.latest,
  events: sifted.applied,
});

/** What was written stays applied; the rest waits with the lead. */
const heldBack = ({ known, sifted }: Settled, { written, because }: Refusal): Sifted => {
  const placeOf = ({ partition, offset }: { partition: number; offset: number }): string =>
    `${partition}:${offset}`;
  const refused = sifted.applied.slice(written);
  const refusedPlaces = new Set(refused.map(placeOf));
  const heldBefore = new Set(known.held.map(placeOf));
  const back: LeadRecord[] = refused
    .filter((event) => !heldBefore.has(placeOf(event)))
    .map(({ partition, offset, value, leadId, seq, republished, envelope, event }) => ({
      ...{ partition, offset, value, leadId, seq, republished },
      decoded: { kind: 'event', leadId, seq, envelope, event },
    }));
  const parked: Parked = { kind: 'unfoldable', fromSeq: known.last + written + 1, because };
  return {
    ...sifted,
    applied: sifted.applied.slice(0, written),
    drained: sifted.drained.filter((record) => !refusedPlaces.has(placeOf(record))),
    toHold: [...back, ...sifted.toHold],
    parked: sifted.parked?.kind === 'conflict' ? sifted.parked : parked,
  };
};

const grouped = (
  records: readonly LeadRecord[],
  retry: readonly string[],
): ReadonlyMap<string, readonly LeadRecord[]> => {
  const byLead = new Map<string, LeadRecord[]>(retry.map((leadId) => [leadId, []]));
  for (const record of records) {
    const others = byLead.get(record.leadId);
    if (others === undefined) byLead.set(record.leadId, [record]);
    else others.push(record);
  }
  return byLead;
};

const latestOf = ({ latest }: Known, { applied }: Sifted): string =>
  applied.reduce((late, { event }) => (event.time > late ? event.time : late), latest ?? '');

const released = ({ known, sifted }: Settled): boolean => known.parked !== null && sifted.parked === null;

const report = (settled: readonly Settled[]): ChunkReport => ({
  applied: settled.reduce((sum, { sifted }) => sum + sifted.applied.length, 0),
  duplicates: settled.reduce((sum, { sifted }) => sum + sifted.duplicates, 0),
  parked: settled.flatMap(({ known, sifted: { parked } }) =>
    parked === null || (known.parked?.kind === parked.kind && known.parked.fromSeq === parked.fromSeq)
      ? []
      : [{ leadId: known.leadId, kind: parked.kind, because: parked.because }],
  ),
  released: settled.filter(released).map(({ known }) => known.leadId),
});
