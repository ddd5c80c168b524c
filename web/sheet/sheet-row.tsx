// How does one row of figures look? The first column is its head; figures stand to the right.
import { Table } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import { shownOf } from './shown.ts';

interface SheetRowProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  /** Where it stands among all, if only some of them are drawn. */
  readonly index?: number;
}

export const SheetRow = <Row,>({ columns, row, index }: SheetRowProps<Row>): JSX.Element => {
  const { i18n } = useTranslation();
  const rowIndex = index === undefined ? {} : { 'aria-rowindex': index + 2 }; // the head is the first one
  return (
    <Table.Tr {...rowIndex}>
      {columns.map((column, at) => {
        const content = column.show?.(row) ?? shownOf(column, row, i18n.language) ?? '–';
        return at === 0 ? (
          <Table.Th key={column.name} scope="row" fw={500}>
            {content}
          </Table.Th>
        ) : (
          <Table.Td key={column.name} className={column.kind === 'text' ? '' : 'figure'}>
            {content}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
};
