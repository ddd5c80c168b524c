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
    client.release(broken);
  }
};
