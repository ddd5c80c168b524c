// Which of very many rows are drawn? Those in sight and a few around; what is above and below is only as high as they would be.
import { useVirtualizer } from '@tanstack/react-virtual';
import type { JSX } from 'react';
import type { Column } from './column.ts';
import { SheetRow } from './sheet-row.tsx';

interface LongRowsProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What scrolls. */
  readonly place: HTMLElement | null;
}

const rowHeight = 30;

export const LongRows = <Row,>({ columns, rows, keyOf, place }: LongRowsProps<Row>): JSX.Element => {
  const { getVirtualItems, getTotalSize } = useVirtualizer({
    ...{ count: rows.length, getScrollElement: () => place, estimateSize: () => rowHeight, overscan: 12 },
  });
  const drawn = getVirtualItems();
  const above = drawn[0]?.start ?? 0;
  const below = getTotalSize() - (drawn.at(-1)?.end ?? 0);
  return (
    <>
      <Gap height={above} />
      {drawn.flatMap(({ index }) => {
        const row = rows[index];
        return row === undefined
          ? []
          : [<SheetRow key={keyOf(row)} columns={columns} row={row} index={index} />];
      })}
      <Gap height={below} />
    </>
  );
};

const Gap = ({ height }: { readonly height: number }): JSX.Element | null =>
  height <= 0 ? null : (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  );
