// Which activities belong to a lead? The second file is read once and kept by lead, because it is sorted by day.
import type { FollowUpKind, FollowUpOutcome } from '../../events/vocabulary.ts';
import { readDay } from './cells/day.ts';
import { readText } from './cells/text.ts';
import { UnreadableCell } from './cells/unreadable-cell.ts';
import { findColumns } from './columns.ts';
import { RejectedRow, oneOf } from './lead-row.ts';
import type { ActivityField, Mapping } from './mapping.ts';
import { openCsv } from './records.ts';
import type { CsvRecord } from './records.ts';

export interface Activity {
  readonly line: number;
  readonly on: string;
  readonly kind: FollowUpKind;
  /** `touch` where the export names nobody. */
  readonly outcome: FollowUpOutcome;
}

export interface BrokenActivity {
  readonly line: number;
  readonly column: string;
  readonly because: string;
}

export interface Activities {
  readonly count: number;
  /** Activities of a lead in the order of the file, and takes them out: what is left belongs to no lead. */
  take(externalId: string): {
    readonly good: readonly Activity[];
    readonly broken: readonly BrokenActivity[];
  };
  /** Rows that name no lead at all. */
  readonly homeless: readonly BrokenActivity[];
  /** Activities whose lead was not taken, by now. */
  readonly left: () => { readonly activities: number; readonly leads: number };
  readonly ignored: readonly string[];
}

const nothing = { good: [], broken: [] };

/** When there is no second file. */
export const noActivities: Activities = {
  count: 0,
  take: () => nothing,
  homeless: [],
  left: () => ({ activities: 0, leads: 0 }),
  ignored: [],
};

/**
 * Reads the whole file: memory grows with it, about 100 bytes an activity.
 * @throws ImportTrouble when it cannot be read or lacks a column
 */
export const readActivities = async (
  file: string,
  mapping: Mapping & { readonly activities: NonNullable<Mapping['activities']> },
): Promise<Activities> => {
  const csv = await openCsv(file, mapping.delimiter);
  const asked: Record<ActivityField, string | null> = mapping.activities.columns;
  const columns = findColumns(csv.headers, asked, { mandatory: ['lead', 'on', 'kind'], leftOut: [], file });
  const byLead = new Map<string, { good: Activity[]; broken: BrokenActivity[] }>();
  const homeless: BrokenActivity[] = [];
  let count = 0;

  const cell = (record: CsvRecord, field: ActivityField): string | null => {
    try {
      return readText(columns.cell(record.cells, field));
    } catch (failure) {
      throw rejected(columns.headerOf(field), failure);
    }
  };
  const demand = <Value>(record: CsvRecord, field: ActivityField, reader: (text: string) => Value): Value => {
    const text = cell(record, field);
    if (text === null) throw new RejectedRow(columns.headerOf(field), 'it is mandatory and empty');
    try {
      return reader(text);
    } catch (failure) {
      throw rejected(columns.headerOf(field), failure);
    }
  };

  for await (const record of csv.records) {
    count += 1;
    const { line } = record;
    const leadId = record.broken === null ? columns.cell(record.cells, 'lead').trim() : '';
    const ofLead = byLead.get(leadId) ?? { good: [], broken: [] };
    if (leadId !== '') byLead.set(leadId, ofLead);
    try {
      if (record.broken !== null) throw new RejectedRow('(row)', record.broken);
      if (record.cells.length !== columns.width)
        throw new RejectedRow(
          '(row)',
          `it has ${record.cells.length} cells and the header has ${columns.width}`,
        );
      demand(record, 'lead', String);
      const by = cell(record, 'by');
      ofLead.good.push({
        line,
        on: demand(record, 'on', readDay),
        kind: demand(record, 'kind', oneOf(mapping.activities.kind)),
        outcome: by === null ? 'touch' : demand(record, 'outcome', oneOf(mapping.activities.outcome)),
      });
    } catch (failure) {
      if (!(failure instanceof RejectedRow)) throw failure;
      const broken = { line, column: failure.column, because: failure.message };
      if (leadId === '') homeless.push(broken);
      else ofLead.broken.push(broken);
    }
  }
  return {
    count,
    homeless,
    ignored: columns.ignored,
    take(externalId) {
      const taken = byLead.get(externalId) ?? nothing;
      byLead.delete(externalId);
      return taken;
    },
    left: () => ({
      leads: byLead.size,
      activities: [...byLead.values()].reduce(
        (sum, { good, broken }) => sum + good.length + broken.length,
        0,
      ),
    }),
  };
};

const rejected = (column: string, failure: unknown): unknown =>
  failure instanceof UnreadableCell ? new RejectedRow(column, failure.message) : failure;
