// Do exports say what the read models hold? Read back by pm4py and DuckDB, which know nothing of us.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { namedObjects } from '../../exports/ocel/named-objects.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { dwellReport } from '../../projections/stage-visit/dwell.ts';
import { root } from '../architecture/tree.ts';
import { pythonPackages } from '../examples/python-packages.ts';
import { eightLeads } from '../projections/eight-leads.ts';
import { eventOf, simulated } from '../simulation/simulated.ts';
import { ownCompany } from './own-company.ts';
import type { OwnCompany } from './own-company.ts';

interface Log {
  readonly events: number;
  readonly variants: Readonly<Record<string, number>>;
  readonly durations: readonly number[];
  readonly dwell: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
interface Read {
  readonly events: Log;
  readonly stages: Log;
  readonly ocel: {
    readonly events: number;
    readonly objects: Readonly<Record<string, number>>;
    readonly relations: number;
    readonly between: number;
    readonly variants: Log['variants'];
  };
  readonly parquet: {
    readonly types: readonly (readonly [string, number])[];
    readonly hive: readonly (readonly [string, string, number])[];
    readonly facts: readonly number[];
    readonly reasons: readonly (readonly [string, number])[];
  };
}

let company: OwnCompany;
let folder: string;
let envelopes: readonly Envelope[];
let read: Read | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-exports-'));
  company = await ownCompany(inject('databaseUrl'));
  // Two leads of the eight are merged; the company has all the rest.
  envelopes = [...(await simulated(60, 5)).envelopes, ...eightLeads.flat()];
  await company.feed(envelopes);
  const packages = await pythonPackages('exports', 'test/exports/requirements.txt');
  for (const words of [
    ['csv', 'leads', '--out', 'leads.csv'],
    ['csv', 'events', '--out', 'events.csv'],
    ['parquet', '--out', 'events.parquet'],
    ['parquet', '--hive', '--out', 'events'],
    ['xes', '--out', 'events.xes'],
    ['xes', '--activity', 'stage', '--out', 'stages.xes'],
    ['ocel', '--out', 'log.json'],
  ])
    await exported(...words);
  if (packages === null) return;
  const oracle = spawnSync('python3', ['test/exports/oracles.py', folder], {
    ...{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    env: { ...process.env, PYTHONPATH: packages },
  });
  if (oracle.status !== 0) throw new Error(oracle.stderr);
  read = JSON.parse(oracle.stdout) as Read;
}, 300_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await company.database.drop();
});

const exported = async (...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
  const path = words.at(-1)!;
  const answer = await company.leadcycle(['export', ...words.slice(0, -1), join(folder, path), '--json']);
  if (answer.code !== 0) throw new Error(answer.stderr);
  return JSON.parse(answer.stdout) as Readonly<Record<string, unknown>>;
};

const fileOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const rowsOf = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse(fileOf(name), { columns: true });

/** Events of each lead by time, then by seq; counted in the envelopes themselves. */
const lives = (): readonly (readonly Envelope[])[] => {
  const byLead = new Map<string, Envelope[]>();
  for (const envelope of envelopes)
    byLead.set(envelope.subject, [...(byLead.get(envelope.subject) ?? []), envelope]);
  return [...byLead.values()].map((life) =>
    life.sort((a, b) => Date.parse(a.time) - Date.parse(b.time) || Number(a.sequence) - Number(b.sequence)),
  );
};
const counted = (keys: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};
const typeOf = ({ type }: Envelope): string => type.split('.')[1]!;
const variantsOf = (): Readonly<Record<string, number>> =>
  counted(lives().map((life) => life.map(typeOf).join(' ')));

describe('pm4py', () => {
  test.beforeEach(({ skip }) => {
    if (read === null) skip('there is no python3 on this machine');
  });

  test('finds the variants and durations of the events in XES', () => {
    expect(read!.events.events).toBe(envelopes.length);
    expect(read!.events.variants).toEqual(variantsOf());
    const lasted = lives().map((life) => Date.parse(life.at(-1)!.time) - Date.parse(life[0]!.time));
    expect(read!.events.durations).toEqual(lasted.sort((a, b) => a - b));
  });

  test('finds the dwell of the report in XES of stages', async () => {
    const question = {
      asOf: '2100-01-01T00:00:00.000Z',
      asKnown: null,
      from: null,
      to: null,
      only: everyLead,
    };
    const { visits } = await dwellReport(company.database.pool, question);
    for (const { stage, completed, elapsed } of visits) {
      const found = read!.stages.dwell[stage];
      expect([stage, found?.['completed'] ?? 0]).toEqual([stage, completed]);
      for (const share of ['p50', 'p80', 'p90', 'p95'] as const)
        expect(found?.[share] ?? 0).toBeCloseTo(elapsed[share] ?? 0, 3);
    }
  });

  test('reads OCEL with the same variants, and with every object that an event names', () => {
    const named = envelopes.map((envelope) => {
      const { subject } = envelope;
      const [kind, id] = envelope.actor.split(':');
      return new Set([
        `lead/${subject}`,
        ...(kind === 'person' ? [`person/${id!}`] : []),
        ...(envelope.office === '' ? [] : [`office/${envelope.office}`]),
        ...namedObjects(eventOf(envelope).data).map(({ type, id: object }) =>
          type === 'contact' ? `contact/${subject}/${object}` : `${type}/${object}`,
        ),
      ]);
    });
    const objects = new Set(named.flatMap((ids) => [...ids]));
    expect(read!.ocel.events).toBe(envelopes.length);
    expect(read!.ocel.variants).toEqual(variantsOf());
    expect(read!.ocel.objects).toEqual(counted([...objects].map((id) => id.split('/')[0]!)));
    expect(Object.keys(read!.ocel.objects).sort()).toEqual([
      'contact',
      'customer',
      'lead',
      'office',
      'order',
      'person',
    ]);
    expect(read!.ocel.relations).toBe(named.reduce((sum, ids) => sum + ids.size, 0));
    expect(read!.ocel.between).toBeGreaterThan(objects.size / 4);
  });
});

describe('DuckDB', () => {
  test.beforeEach(({ skip }) => {
    if (read === null) skip('there is no python3 on this machine');
  });

  test('counts every event once, in a file and in a folder', () => {
    const { types, hive, facts, reasons } = read!.parquet;
    expect(Object.fromEntries(types)).toEqual(counted(envelopes.map(typeOf)));
    expect(hive.map(([type, month, count]) => [`${type} ${month}`, count])).toEqual(
      Object.entries(counted(envelopes.map((each) => `${typeOf(each)} ${each.time.slice(0, 7)}`))).sort(),
    );
    const [first] = envelopes.map(({ time }) => Date.parse(time)).sort((a, b) => a - b);
    const [last] = envelopes.map(({ recordedtime }) => Date.parse(recordedtime)).sort((a, b) => b - a);
    const offsets = (envelopes.length * (envelopes.length - 1)) / 2;
    const seqs = envelopes.reduce((sum, { sequence }) => sum + Number(sequence), 0);
    expect(facts).toEqual([envelopes.length, lives().length, first, last, seqs, offsets, 0]);
    const lost = envelopes.filter((each) => typeOf(each) === 'LeadLost');
    expect(Object.fromEntries(reasons)).toEqual(counted(lost.map(({ data }) => String(data['reason']))));
  });
});

test('a spreadsheet has a row a lead, and a row an event', () => {
  const leads = rowsOf('leads.csv');
  const events = rowsOf('events.csv');
  expect(leads.map((row) => row['lead_id']).sort()).toEqual(
    lives()
      .map((life) => life[0]!.subject)
      .sort(),
  );
  expect(leads.reduce((sum, row) => sum + Number(row['events']), 0)).toBe(envelopes.length);
  expect(events.map((row) => row['id'])).toEqual(envelopes.map(({ id }) => id));
  expect(counted(leads.map((row) => row['loss_reason']!).filter((reason) => reason !== ''))).toEqual(
    counted(
      lives().flatMap((life) => {
        const end = life.findLast(({ data }) => typeof data['enters'] === 'string')!;
        return typeOf(end) === 'LeadLost' ? [String(end.data['reason'])] : [];
      }),
    ),
  );
});

test('nothing that is sealed leaves in an export', () => {
  const every = envelopes.flatMap((envelope) => [
    ...JSON.stringify(envelope.data).matchAll(/"sealed":"([^"]+)"/g),
  ]);
  expect(every.length).toBeGreaterThan(100);
  const sealed = every.filter((_, index) => index % 25 === 0);
  for (const name of ['leads.csv', 'events.csv', 'events.xes', 'stages.xes', 'log.json']) {
    const text = fileOf(name);
    expect([name, sealed.filter(([, secret]) => text.includes(secret!)).length]).toEqual([name, 0]);
  }
  expect(fileOf('events.csv')).toContain('[sealed]');
});

test('a period and a filter choose leads as reports do', async () => {
  const [one, other] = await Promise.all([
    company.leadcycle(['export', 'csv', 'leads', '--from', '2026-01-01', '--to', '2026-01-31', '--out', '-']),
    company.leadcycle(['export', 'csv', 'leads', '--currency', 'EUR', '--out', '-']),
  ]);
  const rows = (text: string): readonly Readonly<Record<string, string>>[] => parse(text, { columns: true });
  const all = rowsOf('leads.csv');
  const january = all.filter((row) => row['obtained_at']!.startsWith('2026-01-'));
  expect(january.length).toBeGreaterThan(7);
  expect(rows(one.stdout)).toEqual(january);
  const euros = all.filter((row) => row['currency'] === 'EUR');
  expect(euros.length).toBeGreaterThan(0);
  expect(rows(other.stdout)).toEqual(euros);
});

test('what is there is never written over, and nothing half written stays', async () => {
  const there = join(folder, 'leads.csv');
  const before = fileOf('leads.csv');
  const answer = await company.leadcycle(['export', 'xes', '--out', there]);
  expect(answer).toMatchObject({ code: 2 });
  expect(answer.stderr).toContain('is there already');
  expect(fileOf('leads.csv')).toBe(before);
  await company.database.pool.query(`update read_v1.event set value = '{}' where kafka_offset = 100`);
  const broken = await company.leadcycle(['export', 'parquet', '--out', join(folder, 'broken.parquet')]);
  expect(broken.code).toBe(1);
  expect(existsSync(join(folder, 'broken.parquet'))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
});
