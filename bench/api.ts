// How long do board, queue and lead take at the API over a million leads, while 200 people read and 20 write?
import { readFile } from 'node:fs/promises';
import getPort from 'get-port';
import pg from 'pg';
import { importOrganisation } from '../doors/organisation/import-organisation.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';
import { readOrganisation } from '../doors/organisation/read-organisation.ts';
import { reachOf } from '../doors/sight.ts';
import type { Reader } from './api/asked-pages.ts';
import { read, signIn, write } from './api/people-at-work.ts';
import { countOf, errorsOf, noVisits, p95Of } from './api/visits.ts';
import type { Visits } from './api/visits.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { rounded } from './paired-ratios.ts';
import { liveCompany } from './reports/lived-company.ts';
import { addCopies, settle, writeMuchAtOnce } from './reports/more-leads.ts';

const [firstLeads, leads] = [2_000, Number(process.env['LEADCYCLE_BENCH_LEADS'] ?? 1_000_000)];
const [readers, writers] = [200, 20];
/** A reader opens a page every five seconds, a writer gives a command every two. */
const [readEveryMs, writeEveryMs] = [5_000, 2_000];
const [warmMs, measuredMs, pressedMs] = [20_000, 90_000, 20_000];
/** What these pages read. Escalations are left as they are: those of copies would all call the same few people. */
const tables = ['lead', 'clock_run', 'customer_told'];
const pages = ['board', 'queue', 'lead', 'list'] as const;

export interface ApiResult extends BenchResult {
  readonly errors: number;
  readonly p95Ms: Readonly<Record<string, number>>;
}

export const run = async ({ servers, engine: open, report }: BenchContext): Promise<ApiResult> => {
  const place = await servers();
  const pool = new pg.Pool({ connectionString: place.configuration.databaseUrl, max: 2 });
  pool.on('error', () => undefined);
  try {
    const written = readOrganisation(await text('../examples/org.yaml'), 'org.yaml');
    await importOrganisation(pool, written, new Date());
    const company = await liveCompany(place, pool, { leads: firstLeads, unfit: 0 });
    await writeMuchAtOnce(pool);
    await addCopies(pool, { from: 1, to: leads / firstLeads - 1, tables, ownPeople: true });
    await settle(pool);
    report(`${String(leads)} leads, of which ${String(company.leads)} have their events`);
    await place.startProcess('lifecycle', new URL('../workers/lifecycle.ts', import.meta.url));
    const port = await getPort();
    await place.startProcess('api', new URL('../workers/api.ts', import.meta.url), {
      ...{ LEADCYCLE_API_PORT: String(port), LEADCYCLE_API_REQUESTS_A_MINUTE: '1000000' },
    });
    const address = `http://127.0.0.1:${String(port)}`;
    const organisation = await (await open()).organisation();
    const people = [...organisation.people.values()].filter(({ active }) => active);
    const known = await Promise.all(
      people.map((person) => readerFor(address, pool, organisation, person.personId)),
    );
    await checkBoard(address, pool, known, organisation);
    const sellers = people.filter(({ roles }) => roles.includes('AR'));
    const atWork = async (visits: Visits, forMs: number, betweenMs: number): Promise<void> => {
      const until = performance.now() + forMs;
      await Promise.all([
        ...Array.from({ length: readers }, (_, index) => {
          const reader = known[index % known.length];
          return reader === undefined ? null : read(address, reader, { betweenMs, until, visits });
        }),
        ...Array.from({ length: writers }, (_, index) => {
          const person = sellers[index % sellers.length];
          return person === undefined
            ? null
            : write(
                address,
                { personId: person.personId, territory: territoryOf(organisation, person.officeId) },
                { betweenMs: writeEveryMs, until, visits },
              );
        }),
      ]);
    };
    await atWork(noVisits(), warmMs, readEveryMs);
    const visits = noVisits();
    await atWork(visits, measuredMs, readEveryMs);
    report(told('with pauses', visits, measuredMs));
    const pressed = noVisits();
    await atWork(pressed, pressedMs, 0);
    report(told('without pauses', pressed, pressedMs));
    return resultOf(visits, pressed);
  } finally {
    await pool.end();
  }
};

const text = (path: string): Promise<string> => readFile(new URL(path, import.meta.url), 'utf8');

const territoryOf = ({ offices }: Organisation, officeId: string): string =>
  offices.get(officeId)?.territories[0] ?? 'US';

/** Signed in, with leads that have their events and that the person sees. */
const readerFor = async (
  address: string,
  pool: pg.Pool,
  organisation: Organisation,
  personId: string,
): Promise<Reader> => {
  const { offices } = reachOf(organisation, { kind: 'person', personId, within: null }, 'lead');
  const { rows } = await pool.query<{ lead_id: string }>(
    `select lead_id from read.lead where lead_id in (select lead_id from read.event)
       and ($1::text[] is null or office = any($1))
       and not (stage = 'distribute' and state #>> '{standing,pool,since}' is not null)
     order by md5(lead_id::text) limit 50`,
    [offices],
  );
  return { cookie: await signIn(address, personId), leadIds: rows.map((row) => row.lead_id) };
};

/** What the API tells of all offices is what the table holds. */
const checkBoard = async (
  address: string,
  pool: pg.Pool,
  known: readonly Reader[],
  organisation: Organisation,
): Promise<void> => {
  const all = [...organisation.people.values()]
    .filter(({ active }) => active)
    .findIndex(({ roles }) => roles.includes('administrator'));
  const answer = await fetch(`${address}/v1/board`, { headers: { cookie: known[all]?.cookie ?? '' } });
  const board = (await answer.json()) as { readonly cells: readonly { readonly leads: number }[] };
  const { rows } = await pool.query<{ leads: number }>(
    `select count(*)::int as leads from read.lead where stage not in ('won', 'lost', 'disqualified', 'merged')`,
  );
  const counted = board.cells.reduce((sum, cell) => sum + cell.leads, 0);
  check(
    counted === rows[0]?.leads,
    `The board tells of ${String(counted)} open leads, and there are ${String(rows[0]?.leads)}.`,
  );
};

const told = (how: string, visits: Visits, ms: number): string => {
  const times = [...pages, 'command'].map((name) => `${name} ${String(p95Of(visits, name))}`).join(', ');
  const wrong = [...visits.wrong].map(([what, count]) => `${String(count)} × ${what}`).join('; ');
  const aSecond = rounded((countOf(visits) / ms) * 1_000, 1);
  return `${how}: ${String(aSecond)} pages and commands a second; p95 in ms: ${times}; errors: ${wrong === '' ? 'none' : wrong}`;
};

const resultOf = (visits: Visits, pressed: Visits): ApiResult => {
  const p95Ms = Object.fromEntries([...pages, 'command'].map((name) => [name, p95Of(visits, name)]));
  const ofPages = pages.map((name) => p95Of(visits, name));
  return {
    ...{ name: 'api', unit: 'ms (p95 of the slowest page)', ours: Math.max(...ofPages), reference: null },
    ...{ ratio: null, spread: [Math.min(...ofPages), Math.max(...ofPages)], target: 100, checked: true },
    ...{ errors: errorsOf(visits) + errorsOf(pressed), p95Ms },
    details: {
      ...{ leads, readers, writers, readEveryMs, writeEveryMs },
      pagesASecond: rounded((countOf(visits) / measuredMs) * 1_000, 1),
      withoutPausesASecond: rounded((countOf(pressed) / pressedMs) * 1_000, 1),
      ...Object.fromEntries(pages.map((name) => [`withoutPauses_${name}Ms`, p95Of(pressed, name)])),
    },
  };
};
