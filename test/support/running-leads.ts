// A worker in this process with a task queue of its own, and what a test says to leads that run on it.
import { randomUUID } from 'node:crypto';
import { Client, Connection, WithStartWorkflowOperation, WorkflowNotFoundError } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Worker, WorkerOptions } from '@temporalio/worker';
import type { BulkActions } from '../../activities/bulk.ts';
import type { EventPublisher } from '../../activities/event-publisher.ts';
import type { Lead } from '../../domain/lead.ts';
import { currentLead } from '../../doors/current-lead.ts';
import { lostItsTask } from '../../doors/update-failures.ts';
import type { Batch, Receipt } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import { createLifecycleWorker } from '../../workers/lifecycle-worker.ts';
import type { leadLifecycle } from '../../workflows/lead-lifecycle.ts';
import { executeUpdate, progressQuery } from '../../workflows/messages.ts';
import type { Progress } from '../../workflows/messages.ts';
import type { LeadInput } from '../../workflows/run-state.ts';
import { batchOf } from './batch.ts';
import { obtain, policy } from './domain-world.ts';
import type { Name } from './domain-world.ts';
import { installQuietRuntime } from './quiet-runtime.ts';
import type { TemporaryDatabase } from './temporary-database.ts';

export interface RunningLeadsOptions {
  readonly address: string;
  readonly bundlePath: string;
  readonly database: TemporaryDatabase;
  /** Null where the worker is a process of its own. */
  readonly publisher: EventPublisher | null;
  readonly settings?: Partial<WorkerOptions>;
  readonly bulkActions?: BulkActions;
  /** Through which leads are started; a plain one where none is given. */
  readonly client?: Client;
}

export class RunningLeads {
  readonly client: Client;
  readonly taskQueue: string;
  readonly #connection: Connection | null;
  readonly #options: RunningLeadsOptions;
  #native: NativeConnection | undefined;
  #worker: Worker | undefined;
  #running: Promise<void> | undefined;

  private constructor(options: RunningLeadsOptions, client: Client, connection: Connection | null) {
    this.#options = options;
    this.client = client;
    this.#connection = connection;
    this.taskQueue = `leads-${randomUUID()}`;
  }

  static async open(options: RunningLeadsOptions): Promise<RunningLeads> {
    installQuietRuntime();
    const connection =
      options.client === undefined ? await Connection.connect({ address: options.address }) : null;
    const client = options.client ?? new Client({ connection: connection! });
    const leads = new RunningLeads(options, client, connection);
    await leads.startWorker();
    return leads;
  }

  async startWorker(): Promise<void> {
    const { address, bundlePath, database, publisher, settings, bulkActions = {} } = this.#options;
    if (publisher === null) return;
    this.#native = await NativeConnection.connect({ address });
    this.#worker = await createLifecycleWorker({
      ...{ connection: this.#native, namespace: 'default', taskQueue: this.taskQueue, bundlePath, publisher },
      ...{ pool: database.pool, masterKey: Buffer.alloc(32, 7), deployment: null, bulkActions },
      ...{ settings: { shutdownGraceTime: '1 s', ...settings } },
    });
    this.#running = this.#worker.run();
  }

  async stopWorker(): Promise<void> {
    if (this.#worker?.getState() === 'RUNNING') this.#worker.shutdown();
    await this.#running;
    await this.#native?.close();
  }

  async close(): Promise<void> {
    await this.stopWorker();
    await this.#connection?.close();
  }

  /** Obtains a lead as a door would. */
  async obtain(leadId: string, ...commands: LeadCommand[]): Promise<Receipt> {
    const batch = batchOf('ada', commands.length === 0 ? [obtain()] : commands);
    return this.sendWithStart(leadId, batch, { leadId, policy, wake: false, carry: null });
  }

  /** Sends one command by a person to a lead that runs or rests, and gives its answer. */
  do(leadId: string, who: Name, ...commands: LeadCommand[]): Promise<Receipt> {
    return this.send(leadId, batchOf(who, commands));
  }

  /** Sends a batch as a door would: to the running lead, else it wakes the resting one. */
  async send(leadId: string, batch: Batch, updateId = batch.commandId): Promise<Receipt> {
    for (;;) {
      try {
        return await this.#sendOnce(leadId, batch, updateId);
      } catch (error) {
        if (!lostItsTask(error)) throw error;
      }
    }
  }

  async #sendOnce(leadId: string, batch: Batch, updateId: string): Promise<Receipt> {
    try {
      return await this.handle(leadId).executeUpdate(executeUpdate, { args: [batch], updateId });
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
      return this.sendWithStart(leadId, batch, { leadId, policy: null, wake: true, carry: null }, updateId);
    }
  }

  /** Sends past the server's own memory of update ids, which knows one run only: the lead itself has to remember. */
  sendAgain(leadId: string, batch: Batch): Promise<Receipt> {
    return this.send(leadId, batch, randomUUID());
  }

  sendWithStart(
    leadId: string,
    batch: Batch,
    input: LeadInput,
    updateId = batch.commandId,
  ): Promise<Receipt> {
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof leadLifecycle>('leadLifecycle', {
      workflowId: `lead-${leadId}`,
      taskQueue: this.taskQueue,
      args: [input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: input.wake ? 'ALLOW_DUPLICATE' : 'ALLOW_DUPLICATE_FAILED_ONLY',
    });
    return this.client.workflow.executeUpdateWithStart(executeUpdate, {
      startWorkflowOperation,
      args: [batch],
      updateId,
    });
  }

  handle(leadId: string) {
    return this.client.workflow.getHandle<typeof leadLifecycle>(`lead-${leadId}`);
  }

  lead(leadId: string): Promise<Lead> {
    const { pool } = this.#options.database;
    return currentLead({ client: this.client, pool, answerWithinMs: 20_000 }, leadId);
  }

  progress(leadId: string): Promise<Progress> {
    return this.handle(leadId).query(progressQuery);
  }

  /** What happened in the latest run: types of history events, and for an activity that was scheduled its name. */
  async history(leadId: string): Promise<readonly string[]> {
    const { events } = await this.handle(leadId).fetchHistory();
    return (events ?? []).map((event) => {
      const activity = event.activityTaskScheduledEventAttributes?.activityType?.name;
      return activity ?? attributesName(event);
    });
  }
}

/** `timerStarted` for an event that has `timerStartedEventAttributes`. */
const attributesName = (event: object): string =>
  Object.entries(event)
    .find(([name, value]) => name.endsWith('EventAttributes') && value !== null && value !== undefined)?.[0]
    .replace('EventAttributes', '') ?? 'unknown';
