// How does the triangle of cohorts read on a terminal? A table each for orders, losses and what is open, months downwards.
import type { Triangle, TriangleCell, TriangleRow } from '../../projections/churn/triangle.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';

/** Months of age that are shown; JSON has all of them. */
const shownAges = [1, 2, 3, 4, 6, 9, 12, 18, 24, 36];

const parts = { won: 'Won', lost: 'Lost', open: 'Open' } as const satisfies Partial<
  Record<keyof TriangleCell, string>
>;
type Part = keyof typeof parts;

export const triangleTables = ({ rows, total }: Triangle): readonly string[] => {
  const ages = shownAges.filter((age) => age < total.cells.length);
  if (ages.length === 0) return ['No month has leads that are all a month old.'];
  const headings = ['obtained in', 'base', ...ages.map((age) => `${String(age)} m`)];
  return (['won', 'lost', 'open'] as const).map((part) =>
    [
      `${parts[part]} when the leads were so many months old`,
      table(
        headings,
        [...rows, total].map((row) => rowOf(row, part, ages)),
      ),
    ].join('\n'),
  );
};

const rowOf = ({ month, base, cells }: TriangleRow, part: Part, ages: readonly number[]): readonly Cell[] => [
  ...[month ?? 'all', base],
  ...ages.map((age) => cellWords(cells[age], part)),
];

/** `12.5 % (3/24)`, of those of that age; `–` before all of them are so old. */
const cellWords = (cell: TriangleCell | undefined, part: Part): string =>
  cell === undefined || cell.base === 0
    ? '–'
    : `${((cell[part] / cell.base) * 100).toFixed(1)} % (${String(cell[part])}/${String(cell.base)})`;
