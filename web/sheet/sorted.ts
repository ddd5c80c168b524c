// In which order do rows stand when a column is sorted by? What has nothing to tell comes last either way.
import type { Column } from './column.ts';

export interface Sorting {
  /** Name of the column. */
  readonly by: string;
  readonly isDescending: boolean;
}

export const sorted = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sorting: Sorting | null,
  language: string,
): readonly Row[] => {
  const column = columns.find(({ name }) => name === sorting?.by);
  if (column === undefined || sorting === null) return rows;
  const order = comparing(column, new Intl.Collator(language, { numeric: true }));
  const told = rows.filter((row) => column.of(row) !== null);
  return [
    ...told.sort((one, other) => (sorting.isDescending ? order(other, one) : order(one, other))),
    ...rows.filter((row) => column.of(row) === null),
  ];
};

const comparing = <Row>(column: Column<Row>, words: Intl.Collator): ((one: Row, other: Row) => number) => {
  switch (column.kind) {
    case 'text':
      return (one, other) => words.compare(column.of(one) ?? '', column.of(other) ?? '');
    case 'count':
    case 'share':
    case 'span':
      return (one, other) => (column.of(one) ?? 0) - (column.of(other) ?? 0);
    case 'money':
      return (one, other) => {
        const [left, right] = [column.of(one), column.of(other)];
        if (left === null || right === null) return 0;
        // Amounts of different currencies have no order among themselves.
        if (left.currency !== right.currency) return words.compare(left.currency, right.currency);
        const difference = BigInt(left.minor) - BigInt(right.minor);
        return difference < 0n ? -1 : difference > 0n ? 1 : 0;
      };
  }
};

/** A click on a head: figures begin with the largest, words with the first; then the other way round. */
export const clicked = <Row>(column: Column<Row>, before: Sorting | null): Sorting =>
  before?.by === column.name
    ? { by: column.name, isDescending: !before.isDescending }
    : { by: column.name, isDescending: column.kind !== 'text' };
