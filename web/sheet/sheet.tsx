// How does a table of figures look? Sorted by a click on a head, saved as it is shown, and as quick with many rows as with few.
import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';
import { LongRows } from './long-rows.tsx';
import { saveSheet } from './save-sheet.ts';
import { SheetHead } from './sheet-head.tsx';
import { SheetRow } from './sheet-row.tsx';
import { sorted } from './sorted.ts';
import type { Sorting } from './sorted.ts';

export interface SheetProps<Row> {
  /** What the table is of, for who does not see it. */
  readonly name: string;
  /** The first one tells what a row is about. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What tells rows apart. */
  readonly keyOf: (row: Row) => string;
  /** Below all others, whatever is sorted by: sums. */
  readonly foot?: readonly Row[];
  /** Name of the saved file, as in `churn-by-owner`. */
  readonly file: string;
  /** How it is sorted before anybody clicked; without it rows stand as they came. */
  readonly sortedBy?: Sorting;
}

/** From so many rows on, only those in sight are drawn. */
const longFrom = 100;

export const Sheet = <Row,>(props: SheetProps<Row>): JSX.Element => {
  const { name, columns, keyOf, foot = [], file, sortedBy = null } = props;
  const { t, i18n } = useTranslation();
  const [sorting, setSorting] = useState<Sorting | null>(sortedBy);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const rows = sorted(columns, props.rows, sorting, i18n.language);
  const isLong = rows.length >= longFrom;
  const save = (): void => saveSheet(file, { columns, rows: [...rows, ...foot], language: i18n.language });
  return (
    <div>
      <Group justify="space-between" mb={4} gap="xs">
        <Text size="xs" c="dimmed">
          {t('sheet.rows', { count: rows.length })}
        </Text>
        <Button size="compact-xs" variant="default" onClick={save} aria-label={t('sheet.csvOf', { name })}>
          CSV
        </Button>
      </Group>
      <div
        ref={setPlace}
        className={isLong ? 'sheet sheet-long' : 'sheet'}
        role="region"
        aria-label={name}
        tabIndex={0}
      >
        <Table
          withTableBorder
          stickyHeader
          verticalSpacing={4}
          aria-label={name}
          {...(isLong ? { 'aria-rowcount': rows.length + foot.length + 1 } : {})}
        >
          <SheetHead columns={columns} sorting={sorting} sortBy={setSorting} />
          <Table.Tbody>
            {isLong ? (
              <LongRows columns={columns} rows={rows} keyOf={keyOf} place={place} />
            ) : (
              rows.map((row) => <SheetRow key={keyOf(row)} columns={columns} row={row} />)
            )}
          </Table.Tbody>
          {foot.length > 0 && (
            <Table.Tfoot>
              {foot.map((row) => (
                <SheetRow key={keyOf(row)} columns={columns} row={row} />
              ))}
            </Table.Tfoot>
          )}
        </Table>
      </div>
    </div>
  );
};
