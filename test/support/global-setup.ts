// Where do the integration tests find Temporal, Kafka and Postgres?
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStack } from '../../stack/stack.ts';
import './provided.ts';

/** Starts what the environment does not name, once for all files, and hands its addresses to the tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const stateFolder = await mkdtemp(join(tmpdir(), 'leadcycle-test-'));
  const { addresses, stop } = await startStack({
    stateFolder,
    cacheFolder: process.env['LEADCYCLE_CACHE'] ?? join(homedir(), '.cache', 'leadcycle'),
    environment: process.env,
    detached: false,
    timeSkipping: true,
    report: ({ service, message }) => console.log(`  ${service} ${message}`),
  });
  provide('temporalAddress', addresses.temporalAddress);
  provide('kafkaBrokers', addresses.kafkaBrokers);
  provide('databaseUrl', addresses.databaseUrl);
  return async () => {
    await stop();
    await rm(stateFolder, { recursive: true, force: true });
  };
}
