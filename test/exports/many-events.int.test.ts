// Does the export of very many events fit into little memory, and is it all there? Counted by DuckDB.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { pythonPackages } from '../examples/python-packages.ts';
import { simulated } from '../simulation/simulated.ts';
import { sized } from '../support/size.ts';
import { ownCompany } from './own-company.ts';
import type { OwnCompany } from './own-company.ts';

const events = sized(40_000, 1_000_000);
/** Megabytes that the heap of the export may have, however many events there are. */
const heap = 96;

let company: OwnCompany;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-exports-'));
  company = await ownCompany(inject('databaseUrl'));
  await company.feed((await simulated(100, 9)).envelopes);
  await livedAgain();
}, 600_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await company.database.drop();
});

/** The same lives under other ids, until there are at least so many events. */
const livedAgain = async (): Promise<void> => {
  const { pool } = company.database;
  const { rows } = await pool.query<{ there: number }>('select count(*)::int as there from read_v1.event');
  const there = rows[0]!.there;
  // One turn a statement: those of this pool end after some seconds.
  for (let turn = 1; turn * there < events; turn += 1)
    await pool.query(
      `insert into read_v1.event (partition, kafka_offset, lead_id, seq, type, time, recordedtime, office, actor, origin,
                                  causationid, settled_at, value)
       select e.partition, e.kafka_offset + $1::int * $2::int, n.lead_id, e.seq, e.type, e.time, e.recordedtime, e.office,
              e.actor, e.origin, e.causationid, e.settled_at + $1::int * $2::int,
              convert_to(replace(convert_from(e.value, 'UTF8'), e.lead_id::text, n.lead_id::text), 'UTF8')
       from read_v1.event e
       cross join lateral (
         select overlay(overlay(md5(e.lead_id::text || $1) placing '7' from 13) placing '8' from 17)::uuid as lead_id
       ) n
       where e.kafka_offset < $2::int`,
      [turn, there],
    );
  await pool.query('analyze read_v1.event');
};

const counts = `
import duckdb, json, sys
query = "select count(*), count(distinct id), count(distinct lead_id), sum(seq), max(kafka_offset) from read_parquet(?)"
print(json.dumps([int(number) for number in duckdb.execute(query, [sys.argv[1]]).fetchone()]))`;

test(`${events.toLocaleString('en-US')} events go to Parquet in one pass with ${String(heap)} MB of heap`, async ({
  skip,
}) => {
  const packages =
    (await pythonPackages('exports', 'test/exports/requirements.txt')) ??
    skip('there is no python3 on this machine');
  const path = join(folder, 'events.parquet');
  const { code, stdout, stderr } = await company.leadcycle(['export', 'parquet', '--out', path, '--json'], {
    NODE_OPTIONS: `--max-old-space-size=${String(heap)}`,
  });
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const told = JSON.parse(stdout) as { events: number; seconds: number; mostMemoryMiB: number };
  console.log(
    `${told.events.toLocaleString('en-US')} events in ${String(told.seconds)} s, at most ${String(told.mostMemoryMiB)} MiB resident`,
  );
  const { rows } = await company.database.pool.query<Record<string, string>>(
    `select count(*) as a, count(*) as b, count(distinct lead_id) as c, sum(seq) as d, max(kafka_offset) as e
     from read_v1.event`,
  );
  const oracle = spawnSync('python3', ['-c', counts, path], {
    ...{ encoding: 'utf8', env: { ...process.env, PYTHONPATH: packages } },
  });
  expect([told.events, oracle.stdout, oracle.stderr]).toEqual([
    Number(rows[0]!['a']),
    `[${Object.values(rows[0]!).join(', ')}]\n`,
    '',
  ]);
}, 900_000);
