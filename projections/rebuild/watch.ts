// How far is a rebuild that somebody else runs? Looked at until it has handed over.
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Pool } from 'pg';
import { liveSet } from '../set.ts';
import { buildingSet, isBuilding } from './building-set.ts';
import { buildStands, Pace } from './progress.ts';
import type { RebuildProgress } from './progress.ts';

const lookEveryMs = 500;

/** none: nothing is built. over: it has handed over, or was thrown away. left: what was built stands, and nobody builds on. */
export type Watched = 'none' | 'over' | 'left';

/** Looks until nothing more happens. */
export const watchRebuild = async (order: {
  readonly pool: Pool;
  readonly kafkaBrokers: readonly string[];
  readonly topic: string;
  readonly told: (progress: RebuildProgress) => void;
}): Promise<Watched> => {
  const { pool, topic, told } = order;
  const kafka = new Kafka({
    clientId: 'leadcycle-rebuild',
    brokers: [...order.kafkaBrokers],
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  const pace = new Pace();
  const { schema } = buildingSet(liveSet);
  try {
    // One who lost its connection comes back at once: only who is missed twice has gone.
    for (let [seen, missed] = [false, 0]; ; seen = true) {
      const stands = await buildStands(pool, admin, { schema, topic });
      if (stands === null) return seen ? 'over' : 'none';
      missed = (await isBuilding(pool)) ? 0 : missed + 1;
      if (missed === 2) return 'left';
      told(pace.progress(stands.done, stands.total, performance.now()));
      await pause(lookEveryMs);
    }
  } finally {
    await admin.disconnect();
  }
};
