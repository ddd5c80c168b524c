// Which queries does the page for analysts show, and how are their answers held against reports?
import { textOf } from '../architecture/tree.ts';

export type Row = Readonly<Record<string, unknown>>;

/** The query below each heading of the page. */
export const workedQueries = new Map(
  textOf('docs/how-to/ask-with-sql.md')
    .split('\n## ')
    .flatMap((section): [string, string][] => {
      const sql = /```sql\n([^]*?)```/.exec(section)?.[1];
      return sql === undefined ? [] : [[section.split('\n')[0]!, sql]];
    }),
);

/** As SQL rounds it, one digit. */
export const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1_000 + 1e-9) / 10;
export const numbers = (rows: readonly Row[], ...names: readonly string[]): readonly Row[] =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(names.map((name) => [name, row[name] === null ? null : Number(row[name])])),
  }));
