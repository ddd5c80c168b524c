// A database in which a simulated company has lived, and the command line that exports from it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ensureDefaultPlaybook } from '../../doors/playbook/publish-playbook.ts';
import type { Envelope } from '../../events/envelope.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { root } from '../architecture/tree.ts';
import { feeder } from '../projections/apply.ts';
import { recordOf } from '../projections/tables.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';

export interface Answered {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface OwnCompany {
  readonly database: TemporaryDatabase;
  feed(envelopes: readonly Envelope[]): Promise<void>;
  /** Runs `leadcycle <words>`, which finds Postgres and nothing else. */
  leadcycle(words: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Answered>;
}

export const ownCompany = async (databaseUrl: string): Promise<OwnCompany> => {
  const database = await temporaryDatabase(databaseUrl);
  await ensureDefaultPlaybook(database.pool);
  await installReadSet(database.pool, liveSet);
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, TEMPORAL_ADDRESS: 'nowhere:1', KAFKA_BROKERS: 'nowhere:1' },
    LEADCYCLE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const { feed } = feeder(database.pool);
  let offset = 0;
  return {
    database,
    feed: async (envelopes) => {
      await feed(envelopes.map((envelope) => recordOf(envelope, 0, offset++)));
    },
    leadcycle: async (words, environment = {}) => {
      const child = spawn(process.execPath, ['cli/leadcycle.mjs', ...words], {
        ...{ cwd: root, env: { ...env, ...environment } },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = Promise.all([text(child.stdout), text(child.stderr)]);
      const [code] = (await once(child, 'exit')) as [number];
      const [stdout, stderr] = await said;
      return { code, stdout, stderr };
    },
  };
};
