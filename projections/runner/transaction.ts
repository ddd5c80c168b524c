// How does a piece of work become one transaction on the read models' schema?
import type { Pool, PoolClient } from 'pg';

/** Runs `work` in one transaction with the search path on `schema`; rolls back when it throws. */
export const inSchema = async <Result>(
  pool: Pool,
  schema: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that ends between two statements says so by an event; unheard, it would end the process.
  const hear = (error: Error): void => void (broken = error);
  client.on('error', hear);
  try {
    await client.query(`begin; set local search_path to "${schema}"`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: unknown) => {
      broken = fault instanceof Error ? fault : new Error(String(fault));
    });
    throw error;
  } finally {
    client.off('error', hear);
    client.release(broken);
  }
};
