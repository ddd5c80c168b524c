// One worker, one database and one stream in memory for a test file, and their end.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { BulkActions } from '../../activities/bulk.ts';
import type { WorkerOptions } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { MemoryStream } from './memory-stream.ts';
import { RunningLeads } from './running-leads.ts';
import { temporaryDatabase } from './temporary-database.ts';
import type { TemporaryDatabase } from './temporary-database.ts';

export interface OwnLeadsOptions {
  /** Another server than the one of all tests, or another client of it. */
  readonly address?: () => string;
  readonly client?: () => Client;
  readonly settings?: Partial<WorkerOptions>;
  readonly bulkActions?: BulkActions;
}

/** Registers setup and teardown with the test file that calls it; the parts are there once its tests run. */
export class OwnLeads {
  readonly stream = new MemoryStream();
  #database: TemporaryDatabase | undefined;
  #leads: RunningLeads | undefined;

  constructor({ address, client, settings, bulkActions }: OwnLeadsOptions = {}) {
    beforeAll(async () => {
      this.#database = await temporaryDatabase(inject('databaseUrl'));
      this.#leads = await RunningLeads.open({
        address: address?.() ?? inject('temporalAddress'),
        bundlePath: inject('workflowBundlePath'),
        database: this.#database,
        publisher: this.stream,
        ...(client === undefined ? {} : { client: client() }),
        ...(bulkActions === undefined ? {} : { bulkActions }),
        ...(settings === undefined ? {} : { settings }),
      });
    });
    afterAll(async () => {
      await this.#leads?.close();
      await this.#database?.drop();
    });
  }

  get leads(): RunningLeads {
    return this.#leads!;
  }

  get database(): TemporaryDatabase {
    return this.#database!;
  }

  /** A new lead, as a door obtains it. */
  async obtained(): Promise<string> {
    const leadId = randomUUID();
    await this.leads.obtain(leadId);
    return leadId;
  }

  /** Resolves when the stream has acknowledged all that the lead has decided. */
  async published(leadId: string): Promise<void> {
    await expect.poll(async () => (await this.leads.progress(leadId)).outbox, { timeout: 60_000 }).toBe(0);
  }

  /** As `published`, and no task of it is under way: until then its history may still grow by itself. */
  async settled(leadId: string): Promise<void> {
    await this.published(leadId);
    const underWay = async (): Promise<number> => {
      const { raw } = await this.leads.handle(leadId).describe();
      return (raw.pendingActivities?.length ?? 0) + (raw.pendingWorkflowTask ? 1 : 0);
    };
    await expect.poll(underWay, { timeout: 60_000 }).toBe(0);
  }
}
