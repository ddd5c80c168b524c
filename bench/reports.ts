// How long do the reports take as leads become more, held against a look into an index of the same database?
import pg from 'pg';
import { churnReport } from '../projections/churn/queries.ts';
import { everyLead } from '../projections/lead/filter.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { percentile, rounded } from './paired-ratios.ts';
import { askedReports } from './reports/asked.ts';
import type { AskedReport } from './reports/asked.ts';
import { liveCompany } from './reports/lived-company.ts';
import type { LivedCompany } from './reports/lived-company.ts';
import { addCopies, settle, writeMuchAtOnce } from './reports/more-leads.ts';

const firstLeads = 5_000;
/** Of ten leads nine come to nothing at the first talk, and have a few events each: a million come to about 24 million events. */
const unfit = Number(process.env['LEADCYCLE_BENCH_UNFIT'] ?? 90) / 100;
const sizes = [10_000, 100_000, 1_000_000];
/** The first rounds of a report warm what it reads; the others are counted. */
const [warming, rounds] = [2, 10];
/** What takes longer at one size is not asked at the next: ten times as many leads would take minutes. */
const boundMs = 1_000;

export interface ReportsResult extends BenchResult {
  /** The report that comes nearest to what it may take, or is furthest beyond it. */
  readonly worst: {
    readonly name: string;
    readonly p95Ms: number;
    readonly targetMs: number;
    readonly leads: number;
  };
  /** p95 in milliseconds by report, one figure for each size; a report that was too slow at one has none for the next. */
  readonly growth: Readonly<Record<string, readonly number[]>>;
}

export const run = async ({ servers, report }: BenchContext): Promise<ReportsResult> => {
  const place = await servers();
  const pool = new pg.Pool({ connectionString: place.configuration.databaseUrl, max: 4 });
  pool.on('error', () => undefined);
  try {
    const company = await liveCompany(place, pool, { leads: firstLeads, unfit });
    report(`${String(company.leads)} leads lived, ${String(company.events)} events`);
    await writeMuchAtOnce(pool);
    const growth: Record<string, number[]> = {};
    const references: number[] = [];
    let copies = 0;
    let asked = askedReports(pool, company);
    for (const size of sizes) {
      if (asked.length === 0) break;
      const wanted = size / firstLeads - 1;
      await addCopies(pool, { from: copies + 1, to: wanted, tables: null, ownPeople: false });
      copies = wanted;
      await settle(pool);
      await checkCounts(pool, company, size);
      report(`${String(size)} leads, ${String(Math.round((company.events / firstLeads) * size))} events`);
      references.push(await p95Of(() => lookUp(pool)));
      for (const one of asked) {
        const p95 = await p95Of(one.ask);
        growth[one.name] = [...(growth[one.name] ?? []), p95];
        report(`  ${one.name}: ${String(p95)} ms`);
      }
      asked = asked.filter(({ name }) => (growth[name]?.at(-1) ?? 0) <= boundMs);
    }
    return resultOf(askedReports(pool, company), growth, references);
  } finally {
    await pool.end();
  }
};

/** Every lead is counted once, whatever it became. */
const checkCounts = async (pool: pg.Pool, { until, timeZone }: LivedCompany, size: number): Promise<void> => {
  const churn = await churnReport(pool, {
    ...{ asOf: until, asKnown: null, from: null, to: null, only: everyLead, timeZone },
  });
  check(
    churn.total.obtained === size,
    `Of ${String(size)} leads churn counts ${String(churn.total.obtained)}.`,
  );
};

/** What a screen could not be faster than. */
const lookUp = async (pool: pg.Pool): Promise<void> => {
  await pool.query(
    `select count(*) from read_v1.lead where lead_id >= '00000001-0000-0000-0000-000000000000' and lead_id < '00000002-0000-0000-0000-000000000000'`,
  );
};

const p95Of = async (ask: AskedReport['ask']): Promise<number> => {
  const took: number[] = [];
  for (let round = 0; round < warming + rounds; round += 1) {
    const began = performance.now();
    await ask();
    const ms = performance.now() - began;
    if (round >= warming) took.push(ms);
  }
  return rounded(percentile(took, 0.95), 1);
};

const resultOf = (
  asked: readonly AskedReport[],
  growth: Readonly<Record<string, readonly number[]>>,
  references: readonly number[],
): ReportsResult => {
  const last = asked.map(({ name, targetMs }) => {
    const figures = growth[name] ?? [];
    return { name, targetMs, p95Ms: figures.at(-1) ?? 0, leads: sizes[figures.length - 1] ?? 0 };
  });
  const share = ({ p95Ms, targetMs }: (typeof last)[number]): number => p95Ms / targetMs;
  const worst = last.reduce((slowest, one) => (share(one) > share(slowest) ? one : slowest));
  const p95s = last.map(({ p95Ms }) => p95Ms);
  const reference = references.at(-1) ?? 0;
  return {
    ...{
      name: 'reports',
      unit: 'ms (p95 of the report nearest to its target)',
      ours: worst.p95Ms,
      reference,
    },
    ...{ ratio: rounded(worst.p95Ms / reference, 1), target: worst.targetMs, checked: true, worst, growth },
    spread: [Math.min(...p95s) / reference, Math.max(...p95s) / reference].map((one) => rounded(one, 1)) as [
      number,
      number,
    ],
    details: { sizes: sizes.join(', ') },
  };
};
