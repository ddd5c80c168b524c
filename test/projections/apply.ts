// How does a test feed the runner without a broker? Batches handed straight to the partition handler, as Kafka would.
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { DeadLetter, DeadLetters } from '../../projections/runner/dead-letters.ts';
import { LeadCache } from '../../projections/runner/lead-cache.ts';
import { partitionHandler } from '../../projections/runner/partition-worker.ts';
import type { PartitionHandler } from '../../projections/runner/partitioned-consumer.ts';
import { noCounts } from '../../projections/runner/projector-log.ts';
import type { ProjectorCounts } from '../../projections/runner/projector-log.ts';
import { projectorWatch } from '../../projections/runner/projector-watch.ts';
import type { ReadSet } from '../../projections/runner/read-set.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { liveSet } from '../../projections/set.ts';

export interface Feeder {
  readonly handler: PartitionHandler;
  readonly counts: ProjectorCounts;
  readonly letters: DeadLetter[];
  readonly said: string[];
  /** Hands over records of one partition as one batch. */
  feed(records: readonly StreamRecord[]): Promise<number>;
}

export const feeder = (pool: Pool, settings: { chunkSize?: number; set?: ReadSet } = {}): Feeder => {
  const counts = noCounts();
  const letters: DeadLetter[] = [];
  const said: string[] = [];
  const say = (_: unknown, sentence: string): void => void said.push(sentence);
  const memory: DeadLetters = {
    topic: 'memory.dlq',
    send: async (sent) => void letters.push(...sent),
    close: async () => undefined,
  };
  const handler = partitionHandler({
    ...{ pool, set: settings.set ?? liveSet, topic: 'memory', counts, letters: memory, owner: randomUUID() },
    watch: projectorWatch(),
    log: { info: say, warn: say, error: say },
    cache: new LeadCache(100),
    chunkSize: settings.chunkSize ?? 2_000,
  });
  return {
    ...{ handler, counts, letters, said },
    feed: async (records) => {
      const [first, last] = [records[0], records.at(-1)];
      if (first === undefined || last === undefined) return 0;
      return handler.batch({
        ...{ partition: first.partition, records, nextOffset: last.offset + 1 },
        heartbeat: async () => undefined,
        isRunning: () => true,
      });
    },
  };
};
