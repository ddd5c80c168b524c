// May analysts read what is meant for them, and nothing else?
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { eventViews } from '../../projections/analytics/event-views.ts';
import { analyticsViews } from '../../projections/analytics/model.ts';
import { reports } from '../../projections/analytics/reports.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { ownCompany } from '../exports/own-company.ts';
import type { OwnCompany } from '../exports/own-company.ts';
import { simulated } from '../simulation/simulated.ts';

let company: OwnCompany;
let analyst: Client;
const [ana, hasty] = [`ana_${randomBytes(4).toString('hex')}`, `hasty_${randomBytes(4).toString('hex')}`];

const loginOf = async (name: string, ...more: readonly string[]): Promise<Client> => {
  const { stdout, stderr } = await company.leadcycle(['analyst', 'add', name, ...more]);
  const [address = ''] = stdout.split('\n');
  if (!address.startsWith('postgres')) throw new Error(stderr);
  const client = new Client({ connectionString: address });
  await client.connect();
  return client;
};

beforeAll(async () => {
  company = await ownCompany(inject('databaseUrl'));
  await company.feed((await simulated(20, 5)).envelopes);
  analyst = await loginOf(ana);
}, 300_000);
afterAll(async () => {
  await analyst.end();
  await company.leadcycle(['analyst', 'remove', ana]);
  await company.leadcycle(['analyst', 'remove', hasty]);
  await company.database.drop();
});

test('views and reports have the columns that their declarations say, and these words as comments', async () => {
  const { pool } = company.database;
  const { rows } = await pool.query<{ at: string; type: string; means: string }>(
    `select c.relname || '.' || a.attname as at, format_type(a.atttypid, a.atttypmod) as type,
            col_description(c.oid, a.attnum) as means
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'analytics'::regnamespace order by c.relname, a.attnum`,
  );
  const long: Readonly<Record<string, string>> = { int: 'integer', timestamptz: 'timestamp with time zone' };
  const declared = [...analyticsViews, ...eventViews].flatMap(({ name, columns }) =>
    columns.map((column) => ({
      ...{ at: `${name}.${column.name}`, type: long[column.type] ?? column.type, means: column.means },
    })),
  );
  const sorted = (list: readonly { readonly at: string }[]) =>
    [...list].sort((a, b) => (a.at < b.at ? -1 : 1));
  expect(sorted(rows)).toEqual(sorted(declared));
  const { rows: functions } = await pool.query<{ name: string; means: string }>(
    `select proname as name, obj_description(oid) as means from pg_proc
     where pronamespace = 'analytics'::regnamespace order by 1`,
  );
  expect(functions).toEqual(
    reports.map(({ name, means }) => ({ name, means })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
});

describe('an analyst', () => {
  test.each([
    ['keys', 'select * from leadcycle.subject_key'],
    ['names of people', 'select * from leadcycle.person'],
    ['states of leads', 'select state from read.lead'],
    ['reports with the rights of the caller', `select * from read.churn(now())`],
    ['tables', 'select value from read_v1.event'],
    ['another schema', 'create schema mine'],
    ['a table in the schema', 'create table analytics.mine (a int)'],
    ['the views, to change them', 'delete from analytics.standing'],
  ])('has no right to %s', async (_, sql) => {
    await analyst.query('set default_transaction_read_only = off');
    await expect(analyst.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('sees that something was sealed, and neither what nor whose it is', async () => {
    const { rows } = await analyst.query<{ shut: string; open: string }>(
      `select count(*) filter (where data::text like '%[sealed]%') as shut,
              count(*) filter (where data::text like '%"sealed"%' or data::text like '%"token"%') as open
       from analytics.event`,
    );
    expect(Number(rows[0]?.shut)).toBeGreaterThan(20);
    expect(rows[0]?.open).toBe('0');
  });

  test('whose query takes too long is told so', async () => {
    const client = await loginOf(hasty, '--timeout', '1');
    await expect(client.query('select pg_sleep(60)')).rejects.toMatchObject({ code: '57014' });
    await expect(client.query('create temporary table t (a int)')).rejects.toMatchObject({ code: '25006' });
    await client.end();
    const { stdout } = await company.leadcycle(['analyst', 'list', '--json']);
    expect(JSON.parse(stdout)).toEqual(
      expect.arrayContaining([
        { name: ana, statementTimeout: '60s' },
        { name: hasty, statementTimeout: '1s' },
      ]),
    );
  });

  test('asks on when the façade has been made anew', async () => {
    const { pool } = company.database;
    await pool.query(`update read_v1.installed set sha256 = 'of another build' where part = 'facade'`);
    await installReadSet(pool, liveSet);
    const { rows } = await analyst.query('select stage from analytics.lead');
    expect(rows.length).toBeGreaterThan(3);
  });

  test('is refused under a name that is taken, or that is none', async () => {
    const taken = await company.leadcycle(['analyst', 'add', ana]);
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.stderr).toContain('There is a login');
    const strange = await company.leadcycle(['analyst', 'add', 'Ana; drop']);
    expect(strange).toMatchObject({ code: 2 });
    const unknown = await company.leadcycle(['analyst', 'remove', 'nobody_such']);
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.stderr).toContain('There is no analyst');
  });
});
