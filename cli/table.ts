// How do rows of figures look on a terminal? As a plain table, figures to the right.
import Table from 'cli-table3';

export type Cell = string | number | null;

const bare = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
};

/** Rows under their headings; columns of numbers are set to the right, nothing known is `–`. */
export const table = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const figures = headings.map((_, column) =>
    rows.every((row) => typeof row[column] === 'number' || row[column] === null),
  );
  const drawn = new Table({
    chars: bare,
    head: [...headings],
    colAligns: figures.map((isFigure) => (isFigure && rows.length > 0 ? 'right' : 'left')),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) drawn.push(row.map(shown));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
};

const shown = (cell: Cell): string => {
  if (cell === null) return '–';
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
};
