// What had become of each cohort when its leads were one month old, two, three …?
import type { Pool } from 'pg';
import { valuesOf, withPeriod } from '../lead/question.ts';
import type { ChurnQuestion } from './queries.ts';

export interface TriangleCell {
  /** Months since obtained. */
  readonly age: number;
  /** Leads of that age: what the shares are of. */
  readonly base: number;
  readonly won: number;
  readonly lost: number;
  /** All others: resting ones, and ones that were only later what they are, are among them. */
  readonly open: number;
}

export interface TriangleRow {
  /** `2026-01`; null for all months that have reached the age. */
  readonly month: string | null;
  readonly base: number;
  /** By age, from 0; only ages that all leads of the month have reached. */
  readonly cells: readonly TriangleCell[];
}

export interface Triangle {
  readonly rows: readonly TriangleRow[];
  readonly total: TriangleRow;
}

interface Row {
  readonly month: string;
  readonly age: number | null;
  readonly base: string;
  readonly won: string;
  readonly lost: string;
  readonly open: string;
}

export const churnTriangle = async (pool: Pool, question: ChurnQuestion): Promise<Triangle> => {
  const { rows } = await pool.query<Row>(
    `select t.*, to_char(month, 'YYYY-MM') as month from read.churn_triangle(${withPeriod}, time_zone => $6) t`,
    [...valuesOf(question), question.timeZone],
  );
  const months = [...new Set(rows.map(({ month }) => month))].map((month): TriangleRow => {
    const own = rows.filter((row) => row.month === month);
    return { month, base: Number(own[0]?.base ?? 0), cells: own.flatMap(cellOf) };
  });
  return { rows: months, total: totalOf(months) };
};

const cellOf = ({ age, base, won, lost, open }: Row): readonly TriangleCell[] =>
  age === null ? [] : [{ age, base: Number(base), won: Number(won), lost: Number(lost), open: Number(open) }];

const totalOf = (months: readonly TriangleRow[]): TriangleRow => {
  const ages = Math.max(0, ...months.map(({ cells }) => cells.length));
  const sum = (cells: readonly TriangleCell[], of: 'base' | 'won' | 'lost' | 'open'): number =>
    cells.reduce((so, cell) => so + cell[of], 0);
  return {
    month: null,
    base: months.reduce((so, { base }) => so + base, 0),
    cells: Array.from({ length: ages }, (_, age) => {
      const cells = months.flatMap((row) => row.cells.filter((cell) => cell.age === age));
      return {
        ...{ age, base: sum(cells, 'base'), won: sum(cells, 'won') },
        ...{ lost: sum(cells, 'lost'), open: sum(cells, 'open') },
      };
    }),
  };
};
