// Do two databases hold the same read models? Compared by hash, table by table.
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';
import { check } from '../benchmark.ts';

const contents: Readonly<Record<string, string>> = {
  event: 'select partition, kafka_offset, lead_id, seq, value from event order by 1, 2',
  lead: 'select * from lead order by lead_id',
  lead_seq: 'select * from lead_seq order by lead_id',
  standing: 'select * from standing order by lead_id, from_time',
  turn: 'select * from turn order by lead_id, seq',
  pipeline: 'select * from read.pipeline order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10',
};

/** @throws WrongResult naming the table that differs */
export const checkSameTables = async (a: Pool, b: Pool): Promise<void> => {
  for (const [table, query] of Object.entries(contents)) {
    const hash = async (pool: Pool): Promise<string> => {
      const { rows } = await pool.query<{ hash: string; rows: string }>(
        `select count(*)::text as rows, md5(string_agg(md5(t::text), '')) as hash
         from (${query.replace(/from (?!read\.)/, `from ${liveSet.schema}.`)}) t`,
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
