// How long do read models take from nothing to the last event of the topic? As the projector follows it, and as a rebuild.
import { setTimeout as pause } from 'node:timers/promises';
import { rebuild } from '../../projections/rebuild/rebuild.ts';
import { runProjector } from '../../projections/runner/projector.ts';
import type { ReadSet } from '../../projections/runner/read-set.ts';
import { liveSet } from '../../projections/set.ts';
import { check } from '../benchmark.ts';
import type { OwnDatabase } from './own-database.ts';

export interface Source {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly groupId: string;
  readonly events: number;
}

const silent = (): void => undefined;
const log = { info: silent, warn: silent, error: silent };

/** Milliseconds from an empty set of read models, joining the group included, until the last event is committed. */
export const followedMs = async (
  database: OwnDatabase,
  { brokers, topic, groupId, events }: Source,
  set: ReadSet = liveSet,
): Promise<number> => {
  await database.reset(set);
  const began = performance.now();
  const projector = await runProjector({
    ...{ kafkaBrokers: brokers, databaseUrl: database.url, topic, groupId, set, log },
  });
  while (projector.counts.applied < events && performance.now() - began < 300_000) await pause(5);
  const ms = performance.now() - began;
  await projector.stop();
  check(
    projector.counts.applied === events,
    `Only ${projector.counts.applied} of ${events} events were applied.`,
  );
  return ms;
};

/** Milliseconds of a rebuild beside read models that hold everything, the comparison and the exchange included. */
export const rebuiltMs = async (
  { url, pool }: OwnDatabase,
  { brokers, topic, events }: Omit<Source, 'groupId'>,
): Promise<number> => {
  const began = performance.now();
  const { records } = await rebuild({
    ...{ kafkaBrokers: brokers, databaseUrl: url, pool, topic, log },
    ...{ anew: true, acceptDifferences: false, began: silent, told: silent },
    signal: new AbortController().signal,
  });
  const ms = performance.now() - began;
  check(records === events, `The rebuild took in ${records} of ${events} records.`);
  return ms;
};
