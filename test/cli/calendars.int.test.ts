// Do other working times of an office reach the leads whose clocks run in it, by an import, by hand, and once a year?
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openEngine } from '../../doors/engine.ts';
import type { Engine } from '../../doors/engine.ts';
import { compileAnew, extendCalendars } from '../../doors/organisation/extend-calendars.ts';
import { readConfiguration } from '../../workers/config.ts';
import { eventually } from '../support/eventually.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';

let product: Product;
let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-calendars-'));
  product = await startProduct({
    temporalAddress: inject('temporalAddress'),
    kafkaBrokers: inject('kafkaBrokers'),
    databaseUrl: inject('databaseUrl'),
  });
  engine = await openEngine(readConfiguration(product.environment));
  await product.json('org', 'import', 'examples/org.yaml');
  await product.json(
    ...['import', 'examples/crm-leads.csv', '--mapping', 'examples/crm-export.mapping.yaml'],
    ...['--activities', 'examples/crm-activities.csv', '--as', 'ines-okafor', '--limit', '60'],
  );
});
afterAll(async () => {
  await engine.close();
  await product.close();
  await rm(folder, { recursive: true });
});

interface Clock {
  readonly clock: string;
  readonly state: string;
  readonly officeId: string;
  readonly dueAt: string;
}
/** Running clocks as the read models have them, by lead. */
const running = async (): Promise<Map<string, Clock>> => {
  const { rows } = await engine.pool.query<{ lead_id: string; clocks: Record<string, Clock> }>(
    `select lead_id, state -> 'clocks' as clocks from read.lead where stage = 'convert'`,
  );
  return new Map(
    rows.flatMap(({ lead_id, clocks }) =>
      Object.values(clocks)
        .filter(({ state }) => state === 'running')
        .map((clock) => [`${lead_id} ${clock.clock}`, clock] as const),
    ),
  );
};
const rescheduled = async (): Promise<number> => {
  const { rows } = await engine.pool.query<{ count: number }>(
    `select count(*)::int as count from read.event where type like '%ClockRescheduled%'`,
  );
  return rows[0]?.count ?? 0;
};
interface Job {
  readonly job: { readonly jobId: string | null; readonly leads: number } | null;
  readonly calendars: readonly string[];
}
interface Ended {
  readonly job: {
    readonly state: string;
    readonly changed: number;
    readonly unchanged: number;
    readonly refused: number;
  };
}

test('the day by day answer of the command line is that of the calendar in force', async () => {
  const told = await product.json<{ due: string; days: readonly { workedMs: number }[] }>(
    ...['sla', 'when', '--calendar', 'office-boston', '--from', '2026-03-05', '--for', '3d'],
  );
  expect(told.due).toBe('2026-03-09T21:30:00.000Z');
  expect(told.days.reduce((sum, { workedMs }) => sum + workedMs, 0)).toBe(24 * 3_600_000);
});

test('what is due is asked of names that there are, and of a period', async () => {
  for (const [words, sentence] of [
    [['--owner', 'grace-chn'], 'Did you mean "grace-chen"?'],
    [['--clock', 'folow_up'], 'There is no clock "folow_up". Did you mean "follow_up"?'],
    [['--from', '2026-03-02', '--to', '2026-03-01'], 'The period ends before it begins.'],
  ] as const) {
    const { code, stderr } = await product.leadcycle('sla', ...words);
    expect(stderr).toContain(sentence);
    expect(code).not.toBe(0);
  }
});

test('an import that changes the hours of offices begins a job, and clocks move to where the new hours put them', async () => {
  const before = await eventually('running clocks', async () => {
    const clocks = await running();
    return clocks.size > 3 ? clocks : null;
  });
  const source = await readFile('examples/org.yaml', 'utf8');
  const file = join(folder, 'org.yaml');
  // Every office closes for the next fortnight.
  const days = Array.from({ length: 14 }, (_, index) =>
    new Date(Date.now() + index * 86_400_000).toISOString().slice(0, 10),
  );
  const special = `    special_hours: [${days.map((date) => `{ date: '${date}', hours: [{ from: '03:00', to: '03:01' }] }`).join(', ')}]\n`;
  const free = source
    .split('\n')
    .filter((line) => !days.some((date) => line.includes(`date: '${date}'`)))
    .join('\n');
  await writeFile(file, free.replaceAll(/^ {4}crm_regions:/gmu, `${special}    crm_regions:`));
  const imported = await product.json<Job>('org', 'import', file);
  expect(imported.calendars.length).toBeGreaterThan(3);
  expect(imported.job?.leads).toBeGreaterThan(3);
  const { job } = await product.json<Ended>('org', 'adopt-calendar', '--follow', imported.job?.jobId ?? '');
  expect(job).toMatchObject({ state: 'finished', refused: 0 });
  expect(job.changed).toBeGreaterThan(0);
  await eventually('later ends of all clocks that were to end within the fortnight', async () => {
    const after = await running();
    return [...before].every(([id, { dueAt }]) => {
      const now = after.get(id);
      return now === undefined || dueAt > days.at(-1)! || now.dueAt > dueAt;
    })
      ? true
      : null;
  });
  expect(await rescheduled()).toBeGreaterThan(0);
});

test('handed over again, calendars change nothing', async () => {
  const events = await rescheduled();
  const { job } = await product.json<Ended>('org', 'adopt-calendar');
  expect(job).toMatchObject({ state: 'finished', changed: 0, refused: 0 });
  expect(await rescheduled()).toBe(events);
});

test('another year is compiled once, reaches every open lead, and is not told twice', async () => {
  const year = 366 * 86_400_000;
  const later = { ...engine, now: () => Date.now() + year };
  const extended = await extendCalendars(later);
  expect(extended.offices.length).toBeGreaterThan(3);
  expect(extended.jobId).not.toBeNull();
  const { job } = await product.json<Ended>('org', 'adopt-calendar', '--follow', extended.jobId ?? '');
  expect(job).toMatchObject({ state: 'finished', refused: 0 });
  expect(await extendCalendars(later)).toEqual({ offices: [], leads: 0, jobId: null });
});

test('what an import could not tell any more is told by the schedule of every day', async () => {
  const jobs = async (): Promise<number> => {
    const { rows } = await engine.pool.query<{ count: number }>(
      `select count(*)::int as count from leadcycle.bulk_job where kind = 'adopt_calendar' and author = 'engine' and state = 'finished'`,
    );
    return rows[0]?.count ?? 0;
  };
  // Cut off between the two: compiled, but no job was begun.
  expect((await compileAnew(engine.pool, new Date())).length).toBeGreaterThan(3);
  const before = await jobs();
  await engine.client.schedule.getHandle('leadcycle-extend-calendars').trigger();
  await eventually('a job that the engine began and finished', async () =>
    (await jobs()) > before ? true : null,
  );
});
