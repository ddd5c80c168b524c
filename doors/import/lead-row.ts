// What does one record of the export say of a lead, once every cell is read? And if it cannot be read: which cell, and why.
import type { Band, Money } from '../../events/values.ts';
import type { Level, Relation } from '../../events/vocabulary.ts';
import { readAmount } from './cells/amount.ts';
import { readBand } from './cells/band.ts';
import { readCurrency } from './cells/currency.ts';
import { readDay } from './cells/day.ts';
import { readEmail } from './cells/email.ts';
import { atMost, readText } from './cells/text.ts';
import { UnreadableCell } from './cells/unreadable-cell.ts';
import type { Columns } from './columns.ts';
import type { LeadField, Mapping, StagePlace } from './mapping.ts';

export interface LeadRow {
  readonly externalId: string;
  readonly obtainedOn: string;
  readonly source: Mapping['values']['source'][string];
  readonly customerName: string;
  readonly customerId: string | null;
  readonly industry: string | null;
  readonly employees: Band | null;
  readonly revenue: Band | null;
  readonly territory: string | null;
  readonly contact: ContactCells;
  readonly product: string | null;
  readonly amount: Money | null;
  /** The person of the organisation behind the owner column. */
  readonly ownerId: string | null;
  readonly stage: StagePlace;
  /** The stage in the words of the export, for counts. */
  readonly stageWord: string | null;
  readonly opportunityOn: string | null;
  readonly closedOn: string | null;
  readonly note: string | null;
}

export interface ContactCells {
  readonly id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly title: string | null;
  readonly level: Level | null;
  readonly relation: Relation | null;
}

/** Why a row is not imported: the column in the words of the file, and a reason that repeats no cell. */
export class RejectedRow extends Error {
  override readonly name = 'RejectedRow';
  readonly column: string;

  constructor(column: string, reason: string) {
    super(reason);
    this.column = column;
  }
}

export interface RowContext {
  readonly mapping: Mapping;
  readonly columns: Columns<LeadField>;
  /** Person by the id that the export gives its owners. */
  readonly owners: ReadonlyMap<string, string>;
  /** The day of the import, `2026-01-05`. */
  readonly today: string;
}

/** @throws RejectedRow for the first cell that is wrong */
export const readLeadRow = (cells: readonly string[], context: RowContext): LeadRow => {
  const { columns, mapping, owners, today } = context;
  if (cells.length !== columns.width)
    throw new RejectedRow('(row)', `it has ${cells.length} cells and the header has ${columns.width}`);

  const read = <Value>(field: LeadField, reader: (text: string) => Value): Value | null => {
    try {
      const text = readText(columns.cell(cells, field));
      return text === null ? null : reader(text);
    } catch (failure) {
      if (failure instanceof UnreadableCell) throw new RejectedRow(columns.headerOf(field), failure.message);
      throw failure;
    }
  };
  const demand = <Value>(field: LeadField, reader: (text: string) => Value): Value => {
    const value = read(field, reader);
    if (value === null) throw new RejectedRow(columns.headerOf(field), 'it is mandatory and empty');
    return value;
  };

  const externalId = demand('externalId', upTo(200));
  const obtainedOn = demand('obtainedOn', readDay);
  if (obtainedOn < '2000-01-01') throw new RejectedRow(columns.headerOf('obtainedOn'), 'it lies before 2000');
  if (obtainedOn > today) throw new RejectedRow(columns.headerOf('obtainedOn'), 'it lies after today');
  const closedOn = read('closedOn', readDay);
  if (closedOn !== null && closedOn < obtainedOn)
    throw new RejectedRow(columns.headerOf('closedOn'), 'it lies before the day the lead was created');
  if (closedOn !== null && closedOn > today)
    throw new RejectedRow(columns.headerOf('closedOn'), 'it lies after today');
  const { source: sources, stage: stages, contactLevel, contactRelation } = mapping.values;
  const currency = read('currency', readCurrency);
  return {
    externalId,
    obtainedOn,
    source: demand('source', oneOf(sources)),
    customerName: demand('customerName', upTo(500)),
    customerId: read('customerId', upTo(200)),
    industry: read('industry', upTo(100)),
    employees: read('employees', readBand),
    revenue: read('revenue', readBand),
    territory: read('territory', upTo(100)),
    contact: {
      id: read('contactId', upTo(200)),
      name: read('contactName', upTo(10_000)),
      email: read('contactEmail', readEmail),
      title: read('contactTitle', upTo(200)),
      level: read('contactLevel', oneOf(contactLevel)),
      relation: read('contactRelation', oneOf(contactRelation)),
    },
    product: read('product', upTo(200)),
    amount: read('amount', (text) => readAmount(text, currency)),
    ownerId: read('owner', (text) => {
      const person = owners.get(text);
      if (person === undefined) throw new UnreadableCell('nobody of the organisation has this crm_owner_id');
      return person;
    }),
    stage: read('stage', oneOf(stages)) ?? 'unstated',
    stageWord: read('stage', (text) => text.toLowerCase()),
    opportunityOn: read('opportunityOn', readDay),
    closedOn,
    note: read('note', upTo(10_000)),
  };
};

const upTo =
  (length: number) =>
  (text: string): string =>
    atMost(length, text);

/** Looks a word up as the mapping lists it, in any case. */
export const oneOf =
  <Value>(words: Readonly<Record<string, Value>>) =>
  (text: string): Value => {
    const word = Object.keys(words).find((candidate) => candidate.toLowerCase() === text.toLowerCase());
    const value = word === undefined ? undefined : words[word];
    if (value === undefined) throw new UnreadableCell('the mapping file does not know this word');
    return value;
  };
