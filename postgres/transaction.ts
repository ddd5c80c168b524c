// How does a piece of work become one transaction, on a connection that may break meanwhile?
import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it throws.
 * @param begin SQL that begins it, and sets what holds for it alone
 */
export const inTransaction = async <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that ends between two statements says so by an event; unheard, it would end the process.
  const hear = (error: Error): void => void (broken = error);
  client.on('error', hear);
  try {
    await client.query(begin);
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
