// How are connections to Postgres held that may break at any moment?
import pg from 'pg';

/**
 * A pool that no broken connection ends the process by: the query that meets the break fails, the next one gets another connection.
 * @param told of connections that broke while nobody used them
 */
export const poolOf = (settings: pg.PoolConfig, told: (error: Error) => void = () => undefined): pg.Pool => {
  const pool = new pg.Pool(settings);
  pool.on('error', told);
  // A server that goes down can say so in the same packet as its welcome, before anybody who asked for the connection listens.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};
