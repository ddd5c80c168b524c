// What stands above the columns? Their names; a click sorts by one.
import { Table, UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import type { Column } from './column.ts';
import { clicked } from './sorted.ts';
import type { Sorting } from './sorted.ts';

interface SheetHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | null;
  readonly sortBy: (sorting: Sorting) => void;
}

export const SheetHead = <Row,>({ columns, sorting, sortBy }: SheetHeadProps<Row>): JSX.Element => (
  <Table.Thead>
    <Table.Tr>
      {columns.map((column) => {
        const way =
          sorting?.by === column.name ? (sorting.isDescending ? 'descending' : 'ascending') : 'none';
        return (
          <Table.Th
            key={column.name}
            scope="col"
            aria-sort={way}
            ta={column.kind === 'text' ? 'left' : 'right'}
          >
            <UnstyledButton fz="sm" fw={600} onClick={() => sortBy(clicked(column, sorting))}>
              {column.name}
              <span aria-hidden> {arrows[way]}</span>
            </UnstyledButton>
          </Table.Th>
        );
      })}
    </Table.Tr>
  </Table.Thead>
);

const arrows = { ascending: '↑', descending: '↓', none: '' } as const;
