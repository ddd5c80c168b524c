// What would become of each of these rows? In the order of the file: the lead that it would be, or why it would be none.
import type { Lead } from '../../domain/lead.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { ExportRows, ReadyRow } from './ready-rows.ts';
import { playRow } from './rehearse-row.ts';
import type { Stage } from './rehearse-row.ts';

export interface RehearsedRow {
  /** 1 is the first after the header. */
  readonly row: number;
  /** Null where the row repeats the id of an earlier one. */
  readonly line: number | null;
  readonly externalId: string;
  readonly becomes: 'lead' | 'there already' | 'repeated' | 'rejected';
  /** Null but for a lead. */
  readonly lead: {
    readonly customer: string | null;
    readonly product: string | null;
    readonly stage: string;
    readonly owner: string | null;
    readonly amount: { readonly minor: number; readonly currency: string } | null;
    readonly events: number;
  } | null;
  /** Which column a rejected row fails at, and why; null for all others. */
  readonly column: string | null;
  readonly reason: string | null;
}

const neither = { lead: null, column: null, reason: null } as const;

/** @param known which of these leads are there already */
export const rehearsedRows = async (
  rows: ExportRows,
  stage: Stage,
  known: (leadIds: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly RehearsedRow[]> => {
  const found: RehearsedRow[] = [];
  const ready: ReadyRow[] = [];
  let row = 0;
  const listener = {
    onRow: () => (row += 1),
    onRead: (
      { externalId }: { readonly externalId: string },
      earlier: { readonly because: string } | null,
    ) => {
      if (earlier?.because === 'same id')
        found.push({ row, line: null, externalId, becomes: 'repeated', ...neither });
    },
    onReject: ({ line, externalId, column, reason }: ReturnType<ExportRows['rejectOf']>) =>
      found.push({ row, line, externalId, becomes: 'rejected', lead: null, column, reason }),
  };
  for await (const one of rows.read(listener)) ready.push(one);
  const there = await known(ready.map(({ leadId }) => leadId));
  for (const one of ready) found.push(there.has(one.leadId) ? alreadyThere(one) : played(one, stage));
  return found.sort((a, b) => a.row - b.row);
};

const alreadyThere = ({ record: { row, line }, externalId }: ReadyRow): RehearsedRow => ({
  ...{ row, line, externalId },
  ...{ becomes: 'there already', ...neither },
});

const played = (one: ReadyRow, stage: Stage): RehearsedRow => {
  const place = { row: one.record.row, line: one.record.line, externalId: one.externalId };
  const rehearsed = playRow(stage, one);
  if (rehearsed.kind === 'rejected')
    return { ...place, becomes: 'rejected', lead: null, column: '(lead)', reason: rehearsed.because };
  const { lead, events } = rehearsed;
  return { ...place, becomes: 'lead', lead: toldOf(lead, one, events.length), column: null, reason: null };
};

const toldOf = (lead: Lead | null, { lead: cells }: ReadyRow, events: number): RehearsedRow['lead'] => ({
  ...{ customer: cells.customerName, product: cells.product, amount: cells.amount, events },
  stage: lead?.standing.stage ?? 'obtain',
  owner: lead === null ? null : (ownershipOf(lead)?.owner.personId ?? null),
});
