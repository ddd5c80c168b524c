// Do two databases hold the same read models? Compared by hash, table by table.
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';
import { check } from '../benchmark.ts';

/** Whatever read models there are, by name; what the runner keeps for itself is not among them. */
export const keptTables = async (pool: Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = $1 and tablename <> all($2) order by tablename`,
    [liveSet.schema, ['installed', 'checkpoint', 'parked_lead', 'parked_event']],
  );
  return rows.map(({ tablename }) => tablename);
};

/** Where each message is written by itself, cells stay behind that a lead went through. */
const onlyOf: Readonly<Record<string, string>> = {
  pipeline_part: 'where leads <> 0',
  life_count: 'where leads <> 0',
  clock_count: 'where met + met_late + breached_open + open_in_time + cancelled <> 0',
};

/** @throws WrongResult naming the table that differs */
export const checkSameTables = async (a: Pool, b: Pool): Promise<void> => {
  for (const table of await keptTables(a)) {
    const hash = async (pool: Pool): Promise<string> => {
      const { rows } = await pool.query<{ hash: string; rows: string }>(
        `select count(*)::text as rows, md5(string_agg(row, '' order by row)) as hash
         from (select md5(t::text) as row from ${liveSet.schema}.${table} t ${onlyOf[table] ?? ''}) t`,
      );
      return `${rows[0]?.rows ?? '0'} rows, ${rows[0]?.hash ?? ''}`;
    };
    const [left, right] = await Promise.all([hash(a), hash(b)]);
    check(left === right, `Table ${table} differs: ours has ${left}; the naive consumer's has ${right}.`);
  }
};

/** @throws WrongResult when the totals are not those of so many whole lives */
export const checkTotals = async (
  pool: Pool,
  { leads, events }: { leads: number; events: number },
): Promise<void> => {
  const { rows } = await pool.query<Record<string, string>>(
    `select (select count(*) from read.event) as events, (select count(*) from read.lead) as leads,
            (select sum(seq) from read.lead_seq) as seqs, (select sum(leads) from read.pipeline) as counted,
            (select sum(leads) from read.pipeline where stage = 'won') as won,
            (select count(*) from read.turn where what in ('won', 'lost')) as ended`,
  );
  const expected = {
    ...{ events: String(events), leads: String(leads), seqs: String(events), counted: String(leads) },
    ...{ won: String(Math.floor(leads / 3)), ended: String(leads) },
  };
  check(
    JSON.stringify(rows[0]) === JSON.stringify(expected),
    `The read models hold ${JSON.stringify(rows[0])}; the topic has ${JSON.stringify(expected)}.`,
  );
};
