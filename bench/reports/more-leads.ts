// How do a few thousand leads become a million? Every row of theirs again under other ids: the same lives, many times.
import type { Pool } from 'pg';
import { liveSet } from '../../projections/set.ts';

const schema = liveSet.schema;
/** No report looks at these. */
const leftOut = [
  ...['event', 'parked_lead', 'parked_event', 'first_lead', 'lead_seq', 'contact', 'customer_told'],
  ...['assignment', 'evaluation', 'escalation'],
];

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Its first instant, if it has one: rows are written in the order in which things happened, as a stream brings them. */
  readonly instant: string | null;
}

export interface CopiesWanted {
  /** Copies by number, up to and with `to`; the leads that were there first are number 0. */
  readonly from: number;
  readonly to: number;
  /** Which tables; null: all that reports look at. */
  readonly tables: readonly string[] | null;
  /** Whether each copy has people of its own, as a company so much larger would have; else the first ones have them all. */
  readonly ownPeople: boolean;
}

/** Columns that name a person, or several. */
const people = ['owner', 'first_owner', 'submitter', 'parts'];

/** Tables with a row, or several, a lead. */
const tablesOfLeads = async (pool: Pool, wanted: readonly string[] | null): Promise<readonly Table[]> => {
  const { rows } = await pool.query<Table>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns,
            (array_agg(column_name::text order by ordinal_position) filter (where data_type like 'timestamp%'))[1] as instant
     from information_schema.columns where table_schema = $1 and (case when $3::text[] is null then table_name <> all ($2::text[]) else table_name = any ($3) end)
     group by table_name having bool_or(column_name = 'lead_id') order by 1`,
    [schema, leftOut, wanted],
  );
  return rows;
};

/** Adds copies of all leads that were there first. A copy of a lead has its number in the first eight digits of its id. */
export const addCopies = async (pool: Pool, { from, to, tables, ownPeople }: CopiesWanted): Promise<void> => {
  await pool.query(`create table if not exists ${schema}.first_lead as select lead_id from ${schema}.lead`);
  const chosen = await tablesOfLeads(pool, tables);
  for (const { name, columns, instant } of chosen) {
    const values = columns.map((column) => {
      if (column === 'lead_id') return `(lpad(to_hex(copy), 8, '0') || substr(t.lead_id::text, 9))::uuid`;
      if (!ownPeople || !people.includes(column)) return `t."${column}"`;
      return column === 'parts'
        ? `array(select one || '~' || copy from unnest(t.parts) one)`
        : `t."${column}" || '~' || copy`;
    });
    await withoutIndexes(pool, name, () =>
      pool.query(
        `insert into ${schema}."${name}" (${columns.map((column) => `"${column}"`).join(', ')})
         select ${values.join(', ')}
         from (select t.* from ${schema}."${name}" t join ${schema}.first_lead using (lead_id)${instant === null ? '' : ` order by t."${instant}"`}) t
         cross join generate_series($1::int, $2::int) copy`,
        [from, to],
      ),
    );
  }
  for (const { name, sums } of await rollUps(pool))
    await pool.query(
      `update ${schema}."${name}" set ${sums.map((sum) => `"${sum}" = "${sum}" * $1`).join(', ')}`,
      [(to + 1) / from],
    );
};

/** Tables with shares of partitions, and what they add up. */
const rollUps = async (
  pool: Pool,
): Promise<readonly { readonly name: string; readonly sums: readonly string[] }[]> => {
  const { rows } = await pool.query<{ name: string; sums: string[] }>(
    `select table_name as name, array_agg(column_name::text) filter (where data_type = 'bigint') as sums
     from information_schema.columns where table_schema = $1 and table_name = any($2::text[]) group by table_name`,
    [schema, ['pipeline_part', 'life_count', 'clock_count', 'dwell_count']],
  );
  return rows;
};

/** Building an index anew is faster than adding to it row by row, keys too: copies have ids in no order. */
const withoutIndexes = async (pool: Pool, table: string, work: () => Promise<unknown>): Promise<void> => {
  const name = `${schema}.${table}`;
  const keys = await pool.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = ($1::text)::regclass and contype = 'p'`,
    [name],
  );
  const indexes = await pool.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = ($1::text)::regclass and not i.indisprimary`,
    [name],
  );
  for (const key of keys.rows) await pool.query(`alter table ${name} drop constraint "${key.name}"`);
  for (const index of indexes.rows) await pool.query(`drop index ${index.name}`);
  await work();
  for (const key of keys.rows)
    await pool.query(`alter table ${name} add constraint "${key.name}" ${key.definition}`);
  for (const index of indexes.rows) await pool.query(index.definition);
};

/** The server is the bench's own: it may write much at once. */
export const writeMuchAtOnce = async (pool: Pool): Promise<void> => {
  await pool.query(`alter system set max_wal_size = '16GB'`);
  await pool.query(`alter system set maintenance_work_mem = '1GB'`);
  await pool.query('select pg_reload_conf()');
};

/** So that no report pays for what was just written. */
export const settle = (pool: Pool): Promise<unknown> => pool.query('vacuum (analyze)');
