// What do the records of an export read as: each with its verdict, as the importer reaches it?
import { createEarlierRows } from '../../../doors/import/earlier-rows.ts';
import { findColumns } from '../../../doors/import/columns.ts';
import { readLeadRow, RejectedRow } from '../../../doors/import/lead-row.ts';
import type { LeadRow } from '../../../doors/import/lead-row.ts';
import { readMapping } from '../../../doors/import/mapping.ts';
import { openCsv } from '../../../doors/import/records.ts';

export interface Verdict {
  readonly row: number;
  readonly line: number;
  /** `accepted`, `rejected` or `possible duplicate of row N`. */
  readonly verdict: string;
  readonly column: string | null;
  readonly reason: string | null;
  readonly lead: LeadRow | null;
}

export interface Judged {
  readonly verdicts: ReadonlyMap<number, Verdict>;
  readonly ignored: readonly string[];
}

/** The ids that the sample export gives its ten owners. */
const owners = new Map(
  Array.from({ length: 10 }, (_, index) => [
    `rep_${String(index + 1).padStart(6, '0')}`,
    `person-${index + 1}`,
  ]),
);

export const judge = async (file: string, today = '2026-11-23'): Promise<Judged> => {
  const mapping = await readMapping('examples/crm-export.mapping.yaml');
  const csv = await openCsv(file, mapping.delimiter);
  const columns = findColumns(csv.headers, mapping.columns, {
    mandatory: ['externalId', 'obtainedOn', 'source', 'customerName'],
    leftOut: mapping.leftOut,
    file,
  });
  const earlier = createEarlierRows();
  const verdicts = new Map<number, Verdict>();
  for await (const { row, line, cells } of csv.records) {
    try {
      const lead = readLeadRow(cells, { mapping, columns, owners, today });
      const before = earlier.remember(row, lead);
      const verdict = before === null ? 'accepted' : `possible duplicate of row ${before.row}`;
      verdicts.set(row, { row, line, verdict, column: null, reason: before?.because ?? null, lead });
    } catch (failure) {
      if (!(failure instanceof RejectedRow)) throw failure;
      const { column, message } = failure;
      verdicts.set(row, { row, line, verdict: 'rejected', column, reason: message, lead: null });
    }
  }
  return { verdicts, ignored: columns.ignored };
};
