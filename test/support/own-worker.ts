// A lifecycle worker as a process of its own, over a database and a topic of its own, for tests that kill it.
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { createTopics } from '../../workers/topics.ts';
import { startLifecycle } from './lifecycle-process.ts';
import type { LifecycleProcess } from './lifecycle-process.ts';
import { RunningLeads } from './running-leads.ts';
import { temporaryDatabase } from './temporary-database.ts';
import type { TemporaryDatabase } from './temporary-database.ts';
import { topicRecords } from './topic-records.ts';

/** Registers setup and teardown with the test file that calls it; the parts are there once its tests run. */
export class OwnWorker {
  readonly #topic = `leads-${randomUUID()}`;
  readonly #masterKey = randomBytes(32).toString('base64');
  #database: TemporaryDatabase | undefined;
  #leads: RunningLeads | undefined;
  #worker: LifecycleProcess | undefined;

  constructor() {
    beforeAll(async () => {
      this.#database = await temporaryDatabase(inject('databaseUrl'));
      await createTopics({ brokers: this.#brokers, topic: this.#topic, partitions: 3 });
      this.#leads = await RunningLeads.open({
        ...{ address: inject('temporalAddress'), bundlePath: inject('workflowBundlePath') },
        ...{ database: this.#database, publisher: null },
      });
      await this.#start();
    });
    afterAll(async () => {
      await this.#worker?.kill();
      await this.#leads?.close();
      await this.#database?.drop();
    });
  }

  get leads(): RunningLeads {
    return this.#leads!;
  }

  /** Everything that the topic holds by now. */
  records(): ReturnType<typeof topicRecords> {
    return topicRecords(this.#brokers, this.#topic);
  }

  /** The process dies in the middle of whatever it does, and another one takes its place. */
  async kill(): Promise<void> {
    await this.dies();
    await this.comesBack();
  }

  /** The process dies, and nobody is there. */
  async dies(): Promise<void> {
    await this.#worker?.kill();
  }

  comesBack(): Promise<void> {
    return this.#start();
  }

  /** The process is asked to stop, and another one takes its place. @returns its exit code */
  async stop(): ReturnType<LifecycleProcess['stop']> {
    const code = await this.#worker!.stop();
    await this.#start();
    return code;
  }

  get #brokers(): string[] {
    return inject('kafkaBrokers').split(',');
  }

  async #start(): Promise<void> {
    this.#worker = await startLifecycle({
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      KAFKA_BROKERS: inject('kafkaBrokers'),
      DATABASE_URL: this.#database!.url,
      LEADCYCLE_TOPIC: this.#topic,
      LEADCYCLE_TASK_QUEUE: this.leads.taskQueue,
      LEADCYCLE_MASTER_KEY: this.#masterKey,
    });
  }
}
