// How are all read models built anew while the old ones answer? From offset 0, beside them; then handed over at once.
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Admin } from 'kafkajs';
import type { Pool, PoolClient } from 'pg';
import { deadLetters } from '../runner/dead-letters.ts';
import { runProjector } from '../runner/projector.ts';
import type { Projector } from '../runner/projector.ts';
import type { ProjectorLog } from '../runner/projector-log.ts';
import type { ReadSet } from '../runner/read-set.ts';
import { liveSet } from '../set.ts';
import { beginBuilding, buildingSet, groupOf, rebuildLock } from './building-set.ts';
import type { Begun } from './building-set.ts';
import { gate } from './gate.ts';
import type { Gate } from './gate.ts';
import { beforeOf, handOver } from './hand-over.ts';
import type { HandedOver } from './hand-over.ts';
import { lateLetters } from './late-letters.ts';
import { buildStands, Pace } from './progress.ts';
import type { RebuildProgress } from './progress.ts';

export interface RebuildOptions {
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrl: string;
  /** For the work beside the build; closed by the caller. */
  readonly pool: Pool;
  readonly topic: string;
  readonly log: ProjectorLog;
  /** @defaultValue the live set */
  readonly set?: ReadSet;
  /** Drops what an earlier call began. */
  readonly anew: boolean;
  /** Hands over although the new ones say something else. */
  readonly acceptDifferences: boolean;
  readonly began: (how: Begun) => void;
  readonly told: (progress: RebuildProgress) => void;
  /** Aborted: stops building; another call goes on from there. */
  readonly signal: AbortSignal;
}

export interface Rebuilt extends HandedOver {
  readonly records: number;
  readonly seconds: number;
}

/** Somebody builds already. */
export class RebuildRuns extends Error {
  override readonly name = 'RebuildRuns';
}

const lookEveryMs = 250;

/**
 * Builds and hands over.
 * @throws RebuildRuns; RebuildDiffers, after which another call compares again what is built; the signal's reason
 */
export const rebuild = async (options: RebuildOptions): Promise<Rebuilt> => {
  const { pool, set = liveSet } = options;
  const place = await builderPlace(pool);
  try {
    options.began(await beginBuilding(pool, buildingSet(set), { anew: options.anew }));
    const rebuilt = await buildAndHandOver(options, place);
    await pool.query(`drop schema if exists "${beforeOf(set)}" cascade`);
    return rebuilt;
  } finally {
    await place.leave();
  }
};

/** The place of the one who builds. */
interface BuilderPlace {
  /** The connection that holds it; another one where Postgres has ended the first. */
  client(): Promise<PoolClient>;
  leave(): Promise<void>;
}

const builderPlace = async (pool: Pool): Promise<BuilderPlace> => {
  let isBroken = false;
  const take = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    client.on('error', () => (isBroken = true));
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      rebuildLock,
    ]);
    if (rows[0]?.alone === true) return client;
    client.release(true);
    throw new RebuildRuns('Another rebuild is at work. Follow it with `leadcycle rebuild --watch`.');
  };
  let held = await take();
  return {
    client: async () => {
      if (!isBroken) return held;
      held.release(true);
      isBroken = false;
      return (held = await take());
    },
    leave: async () => {
      await held.query('select pg_advisory_unlock($1)', [rebuildLock]).catch(() => undefined);
      held.release(true); // with its temporary tables, and whatever state it is in
    },
  };
};

const buildAndHandOver = async (options: RebuildOptions, place: BuilderPlace): Promise<Rebuilt> => {
  const { topic, pool, acceptDifferences, set = liveSet } = options;
  const building = buildingSet(set);
  const groupId = groupOf(topic, set);
  const kafka = new Kafka({
    clientId: 'leadcycle-rebuild',
    brokers: [...options.kafkaBrokers],
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const held = gate();
  const letters = deadLetters(kafka, { topic, consumer: set.name, groupId, version: set.version });
  const began = performance.now();
  const projector = await runProjector({
    ...{ kafkaBrokers: options.kafkaBrokers, databaseUrl: options.databaseUrl, topic, groupId },
    ...{ set: building, log: options.log },
    building: { letters: lateLetters(letters, { pool, schema: set.schema, topic }), around: held.around },
  });
  try {
    const records = await catchUp(options, { admin, projector, building });
    const client = await place.client();
    const handedOver = await handOver({ client, set, topic, gate: held, acceptDifferences });
    return { ...handedOver, records, seconds: (performance.now() - began) / 1000 };
  } finally {
    await stopBehind(held, projector);
    await admin.deleteGroups([groupId]).catch(() => undefined); // it holds nothing: where a build stands is in its tables
    await admin.disconnect();
  }
};

/** What is built must not be written any more, whoever owns it now. */
const stopBehind = async (held: Gate, projector: Projector): Promise<void> => {
  await held.close();
  await projector.stop();
};

/** @returns the records that were there, once the build is less than a second behind */
const catchUp = async (
  { pool, topic, told, signal }: RebuildOptions,
  {
    admin,
    projector,
    building,
  }: { readonly admin: Admin; readonly projector: Projector; readonly building: ReadSet },
): Promise<number> => {
  const pace = new Pace();
  const look = async (): Promise<number> => {
    while (true) {
      signal.throwIfAborted();
      const stands = await buildStands(pool, admin, { schema: building.schema, topic });
      if (stands === null) throw new Error(`The schema ${building.schema} was dropped while it was built.`);
      const progress = pace.progress(stands.done, stands.total, performance.now());
      told(progress);
      if (progress.secondsLeft !== null && progress.secondsLeft < 1) return stands.total;
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined); // told above
    }
  };
  return Promise.race([look(), projector.died]);
};
