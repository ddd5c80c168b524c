// Which process runs the bare timers? A worker with the settings of the product's own.
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readConfiguration } from '../../workers/config.ts';
import { bareNames } from '../lifecycle/bare-names.ts';

const {
  temporalAddress: address,
  temporalNamespace: namespace,
  ...configuration
} = readConfiguration(process.env);
const { taskQueue } = bareNames(configuration);
Runtime.install({ logger: new DefaultLogger('WARN') });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  ...{ connection, namespace, taskQueue },
  workflowsPath: fileURLToPath(new URL('bare-timer.ts', import.meta.url)),
  maxCachedWorkflows: 1_000,
  maxConcurrentWorkflowTaskExecutions: 40,
  shutdownGraceTime: '5 s',
});
const running = worker.run();
console.log(`bare worker is ready: polling ${taskQueue} at ${address}`);
await running;
await connection.close();
