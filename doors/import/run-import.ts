// How does an export become leads? Row by row as a stream, many at once, each one batch; run again it goes on where it was.
import { pMapIterable } from 'p-map';
import type { Engine } from '../engine.ts';
import { knownLeads } from '../known-leads.ts';
import type { Sending } from '../lead-batch.ts';
import { sendObtained } from '../lead-door.ts';
import { actorOf } from '../organisation/organisation.ts';
import { deliverRow } from './deliver-row.ts';
import type { Delivered } from './deliver-row.ts';
import { ImportCounter } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { createPatience } from './patience.ts';
import { openRows } from './ready-rows.ts';
import type { ExportFiles, ReadyRow } from './ready-rows.ts';
import { rehearseRow } from './rehearse-row.ts';
import { withKnownDuplicates } from './known-duplicates.ts';
import { openRejects } from './rejects.ts';
import type { Reject } from './rejects.ts';

export interface ImportOrder extends ExportFiles {
  readonly rejectsFile: string | null;
  /** Who runs it. */
  readonly personId: string;
  readonly dryRun: boolean;
  /** Leads on their way at once. */
  readonly concurrency: number;
  readonly onRow: (rows: number) => void;
  /** A sentence about what holds the import up. */
  readonly onNotice: (sentence: string) => void;
}

/** Leads on their way at once, unless somebody wants it otherwise. */
export const leadsAtOnce = 16;

/** Rows whose leads are asked for in one question. */
const chunk = 200;

/** @throws ImportTrouble, FileMistakes or DoorRejection when the import as a whole cannot go on */
export const runImport = async (engine: Engine, order: ImportOrder): Promise<ImportReport> => {
  const began = performance.now();
  const { dryRun, personId, concurrency } = order;
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const actor = actorOf(organisation, personId);
  const { timeZone } = playbook.reporting;
  const rows = await openRows(order, { organisation, timeZone, importerId: personId });
  const rejects = await openRejects(order.rejectsFile, rows.headers);
  const counter = new ImportCounter();
  const reject = (rejected: Reject, cells: readonly string[]): void => {
    counter.countReject(rejected);
    rejects.write(rejected, cells);
  };
  const readyRows = rows.read({
    onRow: () => {
      counter.rows += 1;
      order.onRow(counter.rows);
    },
    onRead: (lead, earlier) => counter.countRow(lead, earlier),
    onReject: reject,
  });

  const ofTheFile = new Set<string>();
  async function* freshRows(): AsyncGenerator<ReadyRow> {
    for await (const ready of inChunks(readyRows, chunk)) {
      const known = await knownLeads(
        engine.pool,
        ready.map(({ leadId }) => leadId),
      );
      counter.alreadyThere += known.size;
      const fresh = ready.filter(({ leadId }) => !known.has(leadId));
      if (dryRun) {
        yield* fresh;
        continue;
      }
      for (const { leadId } of ready) ofTheFile.add(leadId);
      // Made in one statement, and remembered until the rows are on their way.
      await engine.keys.keysFor(fresh.map(({ leadId }) => leadId));
      for (const { row, found } of await withKnownDuplicates(engine, fresh, ofTheFile)) {
        if (found > 0) counter.suspected += 1;
        yield row;
      }
    }
  }

  const patience = createPatience({ imported: () => counter.imported, tell: order.onNotice });
  const round = { actor, patience, send: (sending: Sending) => sendObtained(engine, sending) };
  const stage = { organisation, playbook, actor, now: Date.now() };
  const deliver = async (row: ReadyRow): Promise<readonly [ReadyRow, Delivered]> => [
    row,
    dryRun ? rehearseRow(stage, row) : await deliverRow(round, row),
  ];
  try {
    for await (const [row, delivered] of pMapIterable(freshRows(), deliver, {
      concurrency,
      backpressure: concurrency * 2,
    })) {
      if (delivered.kind === 'rejected')
        reject(rows.rejectOf(row.record, '(lead)', delivered.because), row.record.cells);
      if (delivered.kind === 'there already') counter.alreadyThere += 1;
      if (delivered.kind !== 'imported') continue;
      counter.imported += 1;
      counter.activities += row.activities;
      counter.events += delivered.events;
    }
  } finally {
    await rejects.close();
  }
  return counter.report({
    dryRun,
    activities: {
      read: rows.activities.count,
      imported: counter.activities,
      ofNoLead: rows.activities.left().activities,
    },
    ignoredColumns: rows.ignoredColumns,
    seconds: Math.round((performance.now() - began) / 100) / 10,
  });
};

async function* inChunks<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let collected: Item[] = [];
  for await (const item of items) {
    collected.push(item);
    if (collected.length < size) continue;
    yield collected;
    collected = [];
  }
  if (collected.length > 0) yield collected;
}
