// Which rows of an export can be told to a lead? Read as a stream; each good row with its commands, each other with why not.
import { leadIdOf } from '../ids.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { ImportTrouble } from './import-trouble.ts';
import { noActivities, readActivities } from './activities.ts';
import type { Activities } from './activities.ts';
import { commandsOfRow } from './batch-of-row.ts';
import type { HistoryContext } from './batch-of-row.ts';
import { readText } from './cells/text.ts';
import { findColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import { createDayReader } from './day-start.ts';
import type { Delivery } from './deliver-row.ts';
import { createEarlierRows } from './earlier-rows.ts';
import type { EarlierRow } from './earlier-rows.ts';
import { readLeadRow, RejectedRow } from './lead-row.ts';
import type { LeadRow } from './lead-row.ts';
import type { LeadField, Mapping } from './mapping.ts';
import { openCsv } from './records.ts';
import type { CsvRecord, CsvText } from './records.ts';
import type { Reject } from './rejects.ts';

export interface ExportFiles {
  readonly file: string | CsvText;
  readonly mapping: Mapping;
  readonly activitiesFile: string | null;
  /** Rows to read at most; null reads all. */
  readonly limit: number | null;
}

export interface RowsContext {
  readonly organisation: Organisation;
  /** IANA zone in which the playbook cuts months. */
  readonly timeZone: string;
  /** Who runs the import. */
  readonly importerId: string;
}

export interface ReadyRow extends Delivery {
  readonly record: CsvRecord;
  /** Its cells, read. */
  readonly lead: LeadRow;
  readonly activities: number;
}

/** Told while the rows go by. */
export interface RowsListener {
  readonly onRow: () => void;
  readonly onRead: (lead: LeadRow, earlier: EarlierRow | null) => void;
  readonly onReject: (reject: Reject, cells: readonly string[]) => void;
}

export interface ExportRows {
  readonly headers: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly activities: Activities;
  read(listener: RowsListener): AsyncGenerator<ReadyRow>;
  /** The rejection of a record, for one that is refused later. */
  rejectOf(record: CsvRecord, column: string, reason: string): Reject;
}

export const mandatory = ['externalId', 'obtainedOn', 'source', 'customerName'] as const;

/** @throws ImportTrouble when a file cannot be read or lacks a column */
export const openRows = async (
  { file, mapping, activitiesFile, limit }: ExportFiles,
  { organisation, timeZone, importerId }: RowsContext,
): Promise<ExportRows> => {
  const days = createDayReader(mapping, timeZone, new Date());
  const activities = await activitiesOf(activitiesFile, mapping);
  const csv = await openCsv(file, mapping.delimiter);
  const asked: Record<LeadField, string | null> = mapping.columns;
  const columns = findColumns(csv.headers, asked, {
    ...{ mandatory, leftOut: mapping.leftOut },
    file: typeof file === 'string' ? file : file.name,
  });
  const history: HistoryContext = {
    ...{ organisation, days, importerId },
    ...{ system: mapping.system, revenueCurrency: mapping.revenueCurrency },
  };
  const context = { mapping, columns, owners: ownersOf(organisation), today: days.today };
  const rejectOf: ExportRows['rejectOf'] = ({ row, line, cells }, column, reason) => ({
    ...{ line, row, column, reason },
    externalId: idIn(columns, cells),
  });

  const readyRow = (record: CsvRecord, lead: LeadRow, earlier: EarlierRow | null): ReadyRow => {
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
    const { externalId } = lead;
    const leadId = leadIdOf(mapping.system, externalId);
    return { record, lead, leadId, externalId, commands, activities: ofLead.good.length };
  };

  async function* read(listener: RowsListener): AsyncGenerator<ReadyRow> {
    const earlierRows = createEarlierRows();
    for await (const record of csv.records) {
      if (limit !== null && record.row > limit) return;
      listener.onRow();
      try {
        if (record.broken !== null) throw new RejectedRow('(row)', record.broken);
        const lead = readLeadRow(record.cells, context);
        const earlier = earlierRows.remember(record.row, lead);
        const ready = earlier?.because === 'same id' ? null : readyRow(record, lead, earlier);
        listener.onRead(lead, earlier);
        if (ready !== null) yield ready;
      } catch (failure) {
        if (!(failure instanceof RejectedRow)) throw failure;
        listener.onReject(rejectOf(record, failure.column, failure.message), record.cells);
      }
    }
  }

  const ignoredColumns = [...columns.ignored, ...activities.ignored];
  return { headers: csv.headers, ignoredColumns, activities, read, rejectOf };
};

const activitiesOf = async (file: string | null, mapping: Mapping): Promise<Activities> => {
  if (file === null) return noActivities;
  if (mapping.activities === null) throw noMappingForActivities();
  return readActivities(file, { ...mapping, activities: mapping.activities });
};

const noMappingForActivities = (): ImportTrouble =>
  new ImportTrouble(
    'The mapping file says nothing about activities.',
    'Add a section `activities` to it, or leave --activities out.',
    { code: 'misuse' },
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
