// How does a transaction look at one set of read models? By its search path.
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';

/** Runs `work` in one transaction with the search path on the read models' schema; rolls back when it throws. */
export const inSchema = <Result>(
  pool: Pool,
  schema: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => inTransaction(pool, work, `begin; set local search_path to "${schema}"`);
