// How does what was built take the place of what answers? Both stand still, are compared and exchanged: one transaction.
import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { lockInstallation, requireSameTables, writeFacade } from '../runner/install.ts';
import { sqlStateOf } from '../runner/postgres-faults.ts';
import type { ReadSet } from '../runner/read-set.ts';
import { buildingSet, hasSchema } from './building-set.ts';
import { compareMoved, compareStanding, keepPlaces } from './compare.ts';
import type { RebuildDifference } from './compare.ts';
import type { Gate } from './gate.ts';

/** What was built does not say what answers now; neither was changed. */
export class RebuildDiffers extends Error {
  override readonly name = 'RebuildDiffers';
  readonly differences: readonly RebuildDifference[];

  constructor(differences: readonly RebuildDifference[]) {
    super(
      `The new read models differ from the old ones: ${differences.map(({ table, because }) => `${table} (${because})`).join(', ')}.`,
    );
    this.differences = differences;
  }
}

export interface HandOver {
  /** A connection that nothing else uses. */
  readonly client: PoolClient;
  readonly set: ReadSet;
  readonly topic: string;
  readonly gate: Gate;
  readonly acceptDifferences: boolean;
}

export interface HandedOver {
  /** Differences that were accepted. */
  readonly differences: readonly RebuildDifference[];
  /** Leads that go on now where they waited or lagged before. */
  readonly ahead: number;
  /** Null where nothing answered before. */
  readonly old: string | null;
  /** How long the old ones stood still, in milliseconds. */
  readonly stillMs: number;
}

/**
 * Hands over, or changes nothing. The projector of the old ones is fenced by it, and goes on in the new ones.
 * @throws RebuildDiffers; what Postgres answers
 */
export const handOver = async (order: HandOver): Promise<HandedOver> => {
  const { client, set, gate } = order;
  const next = buildingSet(set).schema;
  const isFirst = !(await hasSchema(client, set.schema));
  const schemas = { old: set.schema, next };
  const standing = isFirst
    ? []
    : await inTransaction(client, 'isolation level repeatable read', () => compareStanding(client, schemas));
  if (standing.length > 0 && !order.acceptDifferences) throw new RebuildDiffers(standing);
  await gate.close();
  const began = performance.now();
  try {
    return await inTransaction(client, '', async () => {
      await lockInstallation(client);
      const moved = isFirst ? { differences: [], ahead: 0 } : await standStill(order, schemas);
      const differences = [...standing, ...moved.differences];
      if (differences.length > 0 && !order.acceptDifferences) throw new RebuildDiffers(differences);
      await patiently(client, () => exchange(client, set, { isFirst }));
      const stillMs = Math.round(performance.now() - began);
      return { differences, ahead: moved.ahead, old: isFirst ? null : beforeOf(set), stillMs };
    });
  } catch (error) {
    gate.open(null);
    throw error;
  }
};

/** Where the tables lie that answered before, until they are dropped. */
export const beforeOf = ({ schema }: Pick<ReadSet, 'schema'>): string => `${schema}_before`;

/** Locks where the old ones stand, lets the build come as far, and compares what has moved since it was compared. */
const standStill = async (
  { client, set, topic, gate }: HandOver,
  schemas: { readonly old: string; readonly next: string },
): ReturnType<typeof compareMoved> => {
  const ends = await lockCheckpoints(client, schemas.old, set, topic);
  gate.open(ends);
  await until(async () => {
    const next = await offsetsIn(client, schemas.next, set, topic);
    return [...ends].every(([partition, end]) => (next.get(partition) ?? 0) >= end);
  });
  await gate.close();
  const compared = await compareMoved(client, schemas);
  await keepPlaces(client, schemas);
  return compared;
};

const exchange = async (
  client: PoolClient,
  set: ReadSet,
  { isFirst }: { readonly isFirst: boolean },
): Promise<void> => {
  const [next, before] = [buildingSet(set).schema, beforeOf(set)];
  if (!isFirst) {
    // Whoever waits for a row of the old table gets it when we commit, and must find that it is no longer theirs.
    await client.query(`update "${set.schema}".checkpoint set owner = gen_random_uuid(), epoch = epoch + 1`);
    await client.query(`drop schema if exists "${before}" cascade`);
    await client.query(`alter schema "${set.schema}" rename to "${before}"`);
  }
  await client.query(`alter schema "${next}" rename to "${set.schema}"`);
  await client.query(`set local search_path to "${set.schema}"`);
  await requireSameTables(client, set);
  await writeFacade(client, set);
};

/** Under Postgres' second of patience with a deadlock: a reader between two views must never be the one that is ended. */
const lockTimeoutMs = 300;
const attempts = 100;

/** Views that somebody reads right now cannot be dropped: gives up its locks soon, and tries again. */
const patiently = async (client: PoolClient, work: () => Promise<void>): Promise<void> => {
  await client.query(`set local lock_timeout = ${String(lockTimeoutMs)}`);
  for (let attempt = 1; ; attempt += 1) {
    await client.query('savepoint exchange');
    try {
      await work();
      return;
    } catch (error) {
      if (sqlStateOf(error) !== '55P03' || attempt === attempts) throw error;
      await client.query('rollback to savepoint exchange');
      await pause(50 + (attempt % 7) * 30);
    }
  }
};

const lockCheckpoints = async (
  client: PoolClient,
  schema: string,
  { name }: ReadSet,
  topic: string,
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await client.query<{ partition: number; next_offset: string }>(
    `select partition, next_offset from "${schema}".checkpoint where set_name = $1 and topic = $2
     order by partition for update`,
    [name, topic],
  );
  return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
};

const offsetsIn = async (
  client: PoolClient,
  schema: string,
  { name }: ReadSet,
  topic: string,
): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await client.query<{ partition: number; next_offset: string }>(
    `select partition, next_offset from "${schema}".checkpoint where set_name = $1 and topic = $2`,
    [name, topic],
  );
  return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
};

/** The build is less than a second behind when this begins. */
const tailMs = 60_000;

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const giveUpAt = performance.now() + tailMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt)
      throw new Error(
        `The build did not come to where the old read models stand within ${String(tailMs / 1000)} s.`,
      );
    await pause(10);
  }
};

const inTransaction = async <Result>(
  client: PoolClient,
  how: string,
  work: () => Promise<Result>,
): Promise<Result> => {
  await client.query(`begin ${how}`);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
};
