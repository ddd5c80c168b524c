// What does the set do with what the group hands over? Claims partitions, applies batches in chunks, never stops for data.
import type { Pool } from 'pg';
import { applyChunk } from './apply-chunk.ts';
import type { Applying, ChunkReport } from './apply-chunk.ts';
import { claimPartition, Fenced } from './checkpoint.ts';
import type { Claim } from './checkpoint.ts';
import type { DeadLetter, DeadLetters } from './dead-letters.ts';
import { requireSameTables } from './install.ts';
import { unfoldableLeads } from './parked.ts';
import type { PartitionBatch, PartitionHandler } from './partitioned-consumer.ts';
import { sentenceOf } from './postgres-faults.ts';
import type { ProjectorCounts, ProjectorLog } from './projector-log.ts';
import type { ProjectorWatch } from './projector-watch.ts';
import { retryInPlace, Stopping } from './retry-in-place.ts';
import { readRecord } from './stream-record.ts';
import type { LeadRecord } from './stream-record.ts';
import { inSchema } from './in-schema.ts';

export interface PartitionWork extends Applying {
  readonly pool: Pool;
  readonly owner: string;
  readonly letters: DeadLetters;
  readonly counts: ProjectorCounts;
  readonly watch: ProjectorWatch;
  readonly log: ProjectorLog;
  /** Records a transaction. */
  readonly chunkSize: number;
}

/** A claim, and whether Kafka was already asked to read from where it stands. */
interface Held {
  readonly claim: Claim;
  sought: number;
}

export const partitionHandler = (work: PartitionWork): PartitionHandler => {
  const held = new Map<number, Held>();

  const claim = async (
    partition: number,
    keepAlive: () => Promise<void>,
    isRunning: () => boolean,
  ): Promise<Held> => {
    // What another wrote meanwhile, perhaps into tables built anew, is read again.
    work.cache.clear();
    const taken = await inPlace(work, partition, {
      ...{ keepAlive, isRunning },
      work: () => claimAndRetryParked(work, partition),
    });
    const mine = { claim: taken, sought: taken.nextOffset };
    held.set(partition, mine);
    work.watch.positions.set(partition, taken.nextOffset);
    return mine;
  };

  return {
    assigned: async (partitions, isRunning) => {
      held.clear();
      work.watch.positions.clear();
      const offsets = new Map<number, number>();
      // The group was joined this moment: no heartbeat is due before a session has passed, and batches wait for us.
      for (const partition of [...partitions].sort((a, b) => a - b)) {
        const { sought } = await claim(partition, async () => undefined, isRunning);
        offsets.set(partition, sought);
      }
      return offsets;
    },

    batch: async (batch) => {
      const { partition, heartbeat, isRunning } = batch;
      const first = batch.records[0]?.offset ?? batch.nextOffset;
      let mine = held.get(partition);
      try {
        mine ??= await claim(partition, heartbeat, isRunning);
        // Kafka's commit may be ahead of Postgres, after a restore or a rebuild: go back, once; a hole that stays is Kafka's.
        if (first > mine.sought) {
          const back = mine.sought;
          mine.sought = first;
          return back;
        }
        await applyBatch(work, mine.claim, batch);
        mine.sought = Math.max(mine.sought, batch.nextOffset);
        return batch.nextOffset;
      } catch (error) {
        if (error instanceof Stopping) return first;
        if (!(error instanceof Fenced)) throw error;
        work.counts.fenced += 1;
        work.log.warn({ partition }, 'Another projector took this partition over; joining the group again.');
        await heartbeat(); // a member that the group has dropped learns it here and rejoins
        const renewed = held.get(partition);
        if (renewed !== undefined && renewed !== mine) return renewed.sought;
        return (await claim(partition, heartbeat, isRunning)).sought;
      }
    },
  };
};

const applyBatch = async (work: PartitionWork, claim: Claim, batch: PartitionBatch): Promise<void> => {
  const { partition, records, heartbeat, isRunning } = batch;
  for (let from = 0; from < records.length; from += work.chunkSize) {
    const part = records.slice(from, from + work.chunkSize);
    const last = from + work.chunkSize >= records.length;
    const nextOffset = last ? batch.nextOffset : (part.at(-1)?.offset ?? 0) + 1;
    const leads: LeadRecord[] = [];
    const letters: DeadLetter[] = [];
    for (const record of part) {
      const read = readRecord(record);
      if (read.kind === 'lead') leads.push(read.record);
      else letters.push(read);
    }
    const report = await inPlace(work, partition, {
      ...{ keepAlive: heartbeat, isRunning },
      work: async (attempt) => {
        if (letters.length > 0) await work.letters.send(letters, attempt);
        const began = performance.now();
        const applied = await applyChunk(work, { claim, records: leads, nextOffset, retry: [] });
        work.watch.transactionTook((performance.now() - began) / 1000);
        return applied;
      },
    });
    work.watch.positions.set(partition, nextOffset);
    tell(work, report, letters);
    await heartbeat();
  }
};

/** Until it succeeds; meanwhile the partition counts as waiting. */
const inPlace = async <Result>(
  watched: PartitionWork,
  partition: number,
  hold: {
    readonly keepAlive: () => Promise<void>;
    readonly isRunning: () => boolean;
    readonly work: (attempt: number) => Promise<Result>;
  },
): Promise<Result> => {
  const { waiting } = watched.watch;
  const failed = (error: unknown, attempt: number): void => {
    waiting.add(partition);
    tellRetry(watched, error, { partition, attempt });
  };
  return retryInPlace(hold.work, { ...hold, failed }).finally(() => waiting.delete(partition));
};

const claimAndRetryParked = async (work: PartitionWork, partition: number): Promise<Claim> => {
  const { pool, set, topic, owner } = work;
  const [claim, retry] = await inSchema(pool, set.schema, async (client) => {
    await requireSameTables(client, set);
    const taken = await claimPartition(
      client,
      { setName: set.name, version: set.version, topic },
      { partition, owner },
    );
    return [taken, await unfoldableLeads(client, partition)] as const;
  });
  if (retry.length > 0)
    tell(work, await applyChunk(work, { claim, records: [], nextOffset: claim.nextOffset, retry }), []);
  return claim;
};

const tell = (work: PartitionWork, report: ChunkReport, letters: readonly DeadLetter[]): void => {
  const { counts, log } = work;
  counts.chunks += 1;
  counts.applied += report.applied;
  counts.duplicates += report.duplicates;
  counts.parked += report.parked.length;
  counts.released += report.released.length;
  counts.deadLetters += letters.length;
  for (const { leadId, kind, because } of report.parked)
    // A gap most often fills by itself within moments; the alarm speaks when it does not.
    if (kind !== 'gap') log.error({ leadId, kind }, `Lead ${leadId} is parked: ${because}.`);
  for (const leadId of report.released) log.info({ leadId }, `Lead ${leadId} goes on.`);
  for (const { record, because } of letters)
    log.error(
      { partition: record.partition, offset: record.offset },
      `An unreadable record went to ${work.letters.topic}: ${because}.`,
    );
};

const tellRetry = (
  { counts, log }: PartitionWork,
  error: unknown,
  at: { readonly partition: number; readonly attempt: number },
): void => {
  counts.retries += 1;
  if (at.attempt === 1 || at.attempt % 10 === 0)
    log.warn(at, `Partition ${at.partition} waits and tries again: ${sentenceOf(error)}`);
};
