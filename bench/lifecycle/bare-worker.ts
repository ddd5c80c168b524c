// Which process runs the bare workflow? A worker with the settings and the publisher of the product's own.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { KafkaPublisher } from '../../activities/kafka-publisher.ts';
import { createPublishActivities } from '../../activities/publish.ts';
import { readConfiguration } from '../../workers/config.ts';
import { loadedOnce } from '../../workers/workflow-bundle.ts';
import { bareNames } from './bare-names.ts';

const {
  temporalAddress: address,
  temporalNamespace: namespace,
  ...configuration
} = readConfiguration(process.env);
const { taskQueue, topic } = bareNames(configuration);
Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address });
const publisher = new KafkaPublisher({ brokers: configuration.kafkaBrokers, topic, clientId: 'bench-bare' });
const { workflowsPath, preloadModules } = loadedOnce(
  fileURLToPath(new URL('bare-workflow.ts', import.meta.url)),
);
const worker = await Worker.create({
  ...{ connection, namespace, taskQueue },
  workflowsPath,
  bundlerOptions: { preloadModules },
  activities: createPublishActivities({ publisher }),
  maxCachedWorkflows: 1_000,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentActivityTaskExecutions: 200,
  shutdownGraceTime: '5 s',
});
const running = worker.run();
console.log(`bare worker is ready: polling ${taskQueue} at ${address}`);
await running.finally(() => publisher.close());
await connection.close();
