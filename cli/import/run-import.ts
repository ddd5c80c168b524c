// How does an export become leads? Row by row as a stream, many at once, each one batch; run again it goes on where it was.
import { pMapIterable } from 'p-map';
import type { Engine } from '../../doors/engine.ts';
import { leadIdOf } from '../../doors/ids.ts';
import { knownLeads } from '../../doors/known-leads.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { misuse } from '../failure.ts';
import type { CliFailure } from '../failure.ts';
import { noActivities, readActivities } from './activities.ts';
import type { Activities } from './activities.ts';
import { commandsOfRow } from './batch-of-row.ts';
import type { HistoryContext } from './batch-of-row.ts';
import { readText } from './cells/text.ts';
import { findColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { createDayReader } from './day-start.ts';
import { deliverRow } from './deliver-row.ts';
import type { Delivered, Delivery } from './deliver-row.ts';
import { createEarlierRows } from './earlier-rows.ts';
import { ImportCounter } from './import-report.ts';
import type { ImportReport } from './import-report.ts';
import { readLeadRow, RejectedRow } from './lead-row.ts';
import type { LeadField, Mapping } from './mapping.ts';
import { openCsv } from './records.ts';
import type { CsvRecord } from './records.ts';
import { rehearseRow } from './rehearse-row.ts';
import { openRejects } from './rejects.ts';

export interface ImportOrder {
  readonly file: string;
  readonly mapping: Mapping;
  readonly activitiesFile: string | null;
  readonly rejectsFile: string | null;
  /** Who runs it. */
  readonly personId: string;
  readonly dryRun: boolean;
  /** Rows to read at most; null reads all. */
  readonly limit: number | null;
  /** Leads on their way at once. */
  readonly concurrency: number;
  readonly onRow: (rows: number) => void;
}

const mandatory = ['externalId', 'obtainedOn', 'source', 'customerName'] as const;
/** Rows whose leads are asked for in one question. */
const chunk = 200;

interface ReadyRow extends Delivery {
  readonly record: CsvRecord;
  readonly activities: number;
}

/** @throws CliFailure, FileMistakes or DoorRejection when the import as a whole cannot go on */
export const runImport = async (engine: Engine, order: ImportOrder): Promise<ImportReport> => {
  const began = performance.now();
  const { mapping, file, dryRun } = order;
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const actor = actorOf(organisation, order.personId);
  const days = createDayReader(mapping, playbook.reporting.timeZone, new Date());
  const activities = await activitiesOf(order);
  const csv = await openCsv(file, mapping.delimiter);
  const asked: Record<LeadField, string | null> = mapping.columns;
  const columns = findColumns(csv.headers, asked, { mandatory, leftOut: mapping.leftOut, file });
  const rejects = await openRejects(order.rejectsFile, csv.headers);
  const counter = new ImportCounter();
  const history: HistoryContext = {
    ...{ organisation, days, importerId: order.personId },
    ...{ system: mapping.system, revenueCurrency: mapping.revenueCurrency },
  };
  const reject = (record: CsvRecord, column: string, reason: string): void => {
    const { row, line, cells } = record;
    const told = { line, row, externalId: idIn(columns, cells), column, reason };
    counter.countReject(told);
    rejects.write(told, cells);
  };

  const context = { mapping, columns, owners: ownersOf(organisation), today: days.today };
  const earlierRows = createEarlierRows();
  async function* readyRows(): AsyncGenerator<ReadyRow> {
    for await (const record of csv.records) {
      if (order.limit !== null && record.row > order.limit) return;
      counter.rows += 1;
      order.onRow(counter.rows);
      try {
        if (record.broken !== null) throw new RejectedRow('(row)', record.broken);
        const lead = readLeadRow(record.cells, context);
        const earlier = earlierRows.remember(record.row, lead);
        if (earlier?.because === 'same id') {
          counter.countRow(lead, earlier);
          continue;
        }
        const ofLead = activities.take(lead.externalId);
        const [broken] = ofLead.broken;
        if (broken !== undefined)
          throw new RejectedRow(`(activities) ${broken.column}`, `line ${broken.line}: ${broken.because}`);
        const suspects =
          earlier === null
            ? []
            : [
                {
                  leadId: leadIdOf(mapping.system, earlier.externalId),
                  because: `${earlier.because} as row ${earlier.row}`,
                },
              ];
        const commands = commandsOfRow({ lead, activities: ofLead.good, suspects }, history);
        counter.countRow(lead, earlier);
        const leadId = leadIdOf(mapping.system, lead.externalId);
        yield { record, leadId, externalId: lead.externalId, commands, activities: ofLead.good.length };
      } catch (failure) {
        if (!(failure instanceof RejectedRow)) throw failure;
        reject(record, failure.column, failure.message);
      }
    }
  }

  async function* freshRows(): AsyncGenerator<ReadyRow> {
    for await (const rows of inChunks(readyRows(), chunk)) {
      const known = await knownLeads(
        engine.pool,
        rows.map(({ leadId }) => leadId),
      );
      counter.alreadyThere += known.size;
      yield* rows.filter(({ leadId }) => !known.has(leadId));
    }
  }

  const stage = { organisation, playbook, actor, now: Date.now() };
  const deliver = async (row: ReadyRow): Promise<readonly [ReadyRow, Delivered]> => [
    row,
    dryRun ? rehearseRow(stage, row) : await deliverRow(engine, actor, row),
  ];
  try {
    const { concurrency } = order;
    for await (const [row, delivered] of pMapIterable(freshRows(), deliver, {
      concurrency,
      backpressure: concurrency * 2,
    })) {
      if (delivered.kind === 'rejected') reject(row.record, '(lead)', delivered.because);
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
      read: activities.count,
      imported: counter.activities,
      ofNoLead: activities.left().activities,
    },
    ignoredColumns: [...columns.ignored, ...activities.ignored],
    seconds: Math.round((performance.now() - began) / 100) / 10,
  });
};

const activitiesOf = async ({ activitiesFile, mapping }: ImportOrder): Promise<Activities> => {
  if (activitiesFile === null) return noActivities;
  if (mapping.activities === null) throw noMappingForActivities();
  return readActivities(activitiesFile, { ...mapping, activities: mapping.activities });
};

const noMappingForActivities = (): CliFailure =>
  misuse(
    'The mapping file says nothing about activities.',
    'Add a section `activities` to it, or leave --activities out.',
  );

const ownersOf = ({ people }: Organisation): ReadonlyMap<string, string> =>
  new Map(
    [...people.values()].flatMap(({ crmOwnerId, personId }) =>
      crmOwnerId === null ? [] : [[crmOwnerId, personId] as const],
    ),
  );

const idIn = (columns: Columns<LeadField>, cells: readonly string[]): string => {
  try {
    return readText(columns.cell(cells, 'externalId')) ?? '';
  } catch {
    return ''; // what cannot be read names nothing
  }
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
