// Which process runs the leads? It connects, refuses what is unfit, says when it is ready, and ends with its work put down.
//
// It survives its servers: polls to Temporal are retried, publishes and statements wait for Kafka and Postgres as retries of
// their activities. What it does not survive (a namespace that is gone) ends it with exit code 1, for a supervisor.
// TEMPORAL_DEPLOYMENT_NAME and TEMPORAL_WORKER_BUILD_ID, as Temporal's own tools set them, switch Worker Versioning on;
// without them, as in local use, it is off.
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { KafkaPublisher } from '../activities/kafka-publisher.ts';
import { extendCalendars } from '../doors/organisation/extend-calendars.ts';
import { bulkActions, workersDoor } from './bulk-actions.ts';
import { readConfiguration } from './config.ts';
import { createLifecycleWorker } from './lifecycle-worker.ts';
import { requireFitNamespace, UnfitNamespace } from './namespace.ts';
import { createPool } from './postgres-pool.ts';
import { runProcess } from './run-process.ts';
import { untilItAnswers } from './until-it-answers.ts';
import { bundleLeadWorkflows } from './workflow-bundle.ts';

await runProcess(async () => {
  const configuration = readConfiguration(process.env);
  const { temporalAddress: address, temporalNamespace: namespace, taskQueue, topic } = configuration;
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const bundlePath = await bundleLeadWorkflows();
  const connection = await untilItAnswers('Temporal', () => NativeConnection.connect({ address }));
  const isUnfit = (error: unknown): boolean => error instanceof UnfitNamespace;
  await untilItAnswers('the namespace', () => requireFitNamespace(connection, namespace), isUnfit);
  const pool = createPool(configuration.databaseUrl, 'leadcycle lifecycle');
  const publisher = new KafkaPublisher({
    brokers: configuration.kafkaBrokers,
    topic,
    clientId: 'leadcycle-lifecycle',
  });
  const door = workersDoor(configuration);
  const deployment = deploymentFrom(process.env);
  const worker = await createLifecycleWorker({
    ...{ connection, namespace, taskQueue, bundlePath, publisher, pool, deployment },
    bulkActions: bulkActions(door.open),
    extendCalendars: async () => extendCalendars(await door.open()),
    masterKey: configuration.masterKey,
  });
  const running = worker.run();
  console.log(`lifecycle is ready: polling ${taskQueue} at ${address}`);
  await running.finally(() => Promise.all([publisher.close(), pool.end(), door.close()]));
  await connection.close();
});

function deploymentFrom(environment: NodeJS.ProcessEnv): { name: string; buildId: string } | null {
  const { TEMPORAL_DEPLOYMENT_NAME: name, TEMPORAL_WORKER_BUILD_ID: buildId } = environment;
  return name === undefined || buildId === undefined ? null : { name, buildId };
}
