// How are many rows read of one instant, without holding them? By cursors in one transaction that only reads.
import type { Pool, PoolClient, QueryResultRow } from 'pg';

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

/** @throws whatever Postgres answers, or the work throws */
export const withSnapshot = async <Result>(
  pool: Pool,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that ends between two pages says so by an event; unheard, it would end the process.
  const hear = (error: Error): void => void (broken = error);
  client.on('error', hear);
  try {
    await client.query('begin isolation level repeatable read read only');
    // What is read to its end is planned for its end, and sorted in more than the four megabytes of a small query.
    await client.query(`set local cursor_tuple_fraction = 1; set local work_mem = '64MB'`);
    let cursors = 0;
    return await work({ rows: (query) => pages(client, `export_${String((cursors += 1))}`, query) });
  } finally {
    await client.query('rollback').catch((error: unknown) => {
      broken = error instanceof Error ? error : new Error(String(error));
    });
    client.off('error', hear);
    client.release(broken);
  }
};

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
