// How far is a rebuild that somebody else runs? Looked at until it has handed over.
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import type { Pool } from 'pg';
import { liveSet } from '../set.ts';
import { buildingSet } from './building-set.ts';
import { buildStands, Pace } from './progress.ts';
import type { RebuildProgress } from './progress.ts';

const lookEveryMs = 500;

/** @returns false where nothing is being built */
export const watchRebuild = async (order: {
  readonly pool: Pool;
  readonly kafkaBrokers: readonly string[];
  readonly topic: string;
  readonly told: (progress: RebuildProgress) => void;
}): Promise<boolean> => {
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
    for (let seen = false; ; seen = true) {
      const stands = await buildStands(pool, admin, { schema, topic });
      if (stands === null) return seen;
      told(pace.progress(stands.done, stands.total, performance.now()));
      await pause(lookEveryMs);
    }
  } finally {
    await admin.disconnect();
  }
};
