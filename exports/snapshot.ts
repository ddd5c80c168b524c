// How are many rows read of one instant, without holding them? By cursors in one transaction that only reads.
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { inTransaction } from '../postgres/transaction.ts';

/** The database as it was at one instant, however long it is read. */
export interface Snapshot {
  /** Rows as they are asked for, some thousand at a time. */
  rows<Row extends QueryResultRow>(query: Query): AsyncGenerator<Row>;
}

export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

const rowsAtOnce = 2_000;

/** What is read to its end is planned for its end, and sorted in more than the four megabytes of a small query. */
const begin = `
  begin isolation level repeatable read read only;
  set local cursor_tuple_fraction = 1;
  set local work_mem = '64MB'`;

/** @throws whatever Postgres answers, or the work throws */
export const withSnapshot = <Result>(
  pool: Pool,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> =>
  inTransaction(
    pool,
    (client) => {
      let cursors = 0;
      return work({ rows: (query) => pages(client, `export_${String((cursors += 1))}`, query) });
    },
    begin,
  );

async function* pages<Row extends QueryResultRow>(
  client: PoolClient,
  cursor: string,
  { text, values }: Query,
): AsyncGenerator<Row> {
  await client.query(`declare ${cursor} no scroll cursor for ${text}`, [...values]);
  while (true) {
    const { rows } = await client.query<Row>(`fetch ${String(rowsAtOnce)} from ${cursor}`);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query(`close ${cursor}`);
}
