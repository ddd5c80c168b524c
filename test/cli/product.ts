// A whole product for a test: a namespace, a database, a topic and workers of its own on the shared servers, and its command line.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { emptyDatabase } from '../../bench/empty-database.ts';
import { nodeArguments } from '../../stack/product-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Answered {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Product {
  /** What its processes are told: for a door of the test's own. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs `leadcycle <words>` to its end. */
  leadcycle(...words: readonly string[]): Promise<Answered>;
  /** The same with `--json`; fails unless it ends with 0 and one JSON value. */
  json<Value>(...words: readonly string[]): Promise<Value>;
  /** Begins `leadcycle <words>` and leaves it running. */
  begin(...words: readonly string[]): ChildProcess;
  close(): Promise<void>;
}

interface Servers {
  readonly temporalAddress: string;
  readonly kafkaBrokers: string;
  readonly databaseUrl: string;
}

export const startProduct = async ({
  temporalAddress,
  kafkaBrokers,
  databaseUrl,
}: Servers): Promise<Product> => {
  const name = `product_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const [database] = await Promise.all([
    emptyDatabase(databaseUrl),
    registerNamespace(temporalAddress, name),
  ]);
  const env = {
    ...process.env,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: name,
    KAFKA_BROKERS: kafkaBrokers,
    DATABASE_URL: database.url,
    LEADCYCLE_TOPIC: `test.${name}`,
    LEADCYCLE_TASK_QUEUE: name,
    LEADCYCLE_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
    LEADCYCLE_AS: '',
  };
  const run = (words: readonly string[], standard: 'pipe' | 'ignore' = 'pipe'): ChildProcess =>
    spawn(process.execPath, words, { ...{ cwd: root, env }, stdio: ['ignore', standard, standard] });
  const runWorker = async (worker: string): Promise<ChildProcess> =>
    run(await nodeArguments(join(root, 'workers', `${worker}.ts`)));
  const toEnd = async (child: ChildProcess): Promise<Answered> => {
    const said = Promise.all([text(child.stdout!), text(child.stderr!)]);
    const [code] = (await once(child, 'exit')) as [number | null];
    const [stdout, stderr] = await said;
    return { code, stdout, stderr };
  };
  const leadcycle: Product['leadcycle'] = (...words) => toEnd(run(['cli/leadcycle.mjs', ...words]));

  const migrated = await toEnd(await runWorker('migrate'));
  if (migrated.code !== 0) throw new Error(`migrate ended with ${migrated.code}: ${migrated.stderr}`);
  const workers = await Promise.all(
    ['lifecycle', 'projector'].map(async (worker) => ready(await runWorker(worker))),
  );
  return {
    environment: env,
    leadcycle,
    json: async (...words) => {
      const { code, stdout, stderr } = await leadcycle(...words, '--json');
      if (code !== 0) throw new Error(`leadcycle ${words.join(' ')} ended with ${code}: ${stderr}${stdout}`);
      return JSON.parse(stdout);
    },
    begin: (...words) => run(['cli/leadcycle.mjs', ...words], 'ignore'),
    close: async () => {
      await Promise.all(
        workers.map(async (worker) => {
          const ended = once(worker, 'exit');
          worker.kill('SIGTERM');
          await ended;
        }),
      );
      await database.drop();
    },
  };
};

/** Two products that import one file make the same ids of leads: in one namespace they would share the workflows. */
const registerNamespace = async (address: string, namespace: string): Promise<void> => {
  const connection = await Connection.connect({ address });
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: config!.workflowExecutionRetentionTtl!,
  });
  await connection.close();
};

const ready = async (child: ChildProcess): Promise<ChildProcess> => {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('ready')) resolve();
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', (code) => reject(new Error(`A worker ended with ${code}: ${said}`)));
  });
  return child;
};
