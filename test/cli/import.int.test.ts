// Does an export become leads once and only once, whatever interrupts it, and do the reports then say what it said?
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ImportReport } from '../../doors/import/import-report.ts';
import type { Reconciliation } from '../../doors/import/reconcile.ts';
import type { Review } from '../../projections/progress/review.ts';
import { eventually } from '../support/eventually.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { ownProduct } from './own-product.ts';

const product = ownProduct();

/** The ids of a system are leads for ever: each test has a system of its own. */
const mappingFor = (system: string): string => {
  const file = join(temporaryFolder(), 'mapping.yaml');
  const text = readFileSync('examples/crm-export.mapping.yaml', 'utf8');
  writeFileSync(file, text.replace(/^system: .*$/mu, `system: ${system}-${Date.now()}`));
  return file;
};
const sample = (mapping: string, limit: number): string[] => [
  ...[
    'import',
    'examples/crm-leads.csv',
    '--mapping',
    mapping,
    '--activities',
    'examples/crm-activities.csv',
  ],
  ...['--as', 'ines-okafor', '--limit', String(limit)],
];
interface Churn {
  readonly total: {
    readonly obtained: number;
    readonly won: number;
    readonly lost: number;
    readonly open: number;
  };
}
interface Audit {
  readonly checked: { readonly leads: number };
  readonly differences: readonly unknown[];
}
const leadsSeen = async (count: number): Promise<Churn> =>
  eventually(`${count} leads in the read models`, async () => {
    const churn = await product().json<Churn>('churn');
    return churn.total.obtained === count ? churn : null;
  });

test('a rehearsal decides every row and changes nothing', async () => {
  const report = await product().json<ImportReport>(...sample(mappingFor('rehearsal'), 60), '--dry-run');
  expect(report).toMatchObject({ dryRun: true, rows: 60, imported: 60, alreadyThere: 0, rejected: 0 });
  expect((await product().json<Churn>('churn')).total.obtained).toBe(0);
});

test('an import that was killed goes on when it is run again: nothing is lost, nothing is there twice', async () => {
  const mapping = mappingFor('killed');
  const first = product().begin(...sample(mapping, 60), '--concurrency', '4');
  await eventually('the first leads', async () => (await product().json<Churn>('churn')).total.obtained > 3);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const second = await product().json<ImportReport>(...sample(mapping, 60));
  expect(second.imported).toBeGreaterThan(0);
  expect(second.imported + second.alreadyThere).toBe(60);
  expect(second.rejected).toBe(0);

  const { total } = await leadsSeen(60);
  expect([total.won, total.lost, total.open]).toEqual(Object.values(outcomesOfFirst(60)));
  const third = await product().json<ImportReport>(...sample(mapping, 60));
  expect([third.imported, third.alreadyThere]).toEqual([0, 60]);
  const audit = await product().json<Audit>('audit', '--all');
  expect(audit.differences).toEqual([]);
  expect(audit.checked.leads).toBe(60);
  await holdsAgainstTheExport(mapping);
}, 180_000);

const holdsAgainstTheExport = async (mapping: string): Promise<void> => {
  const found = await product().json<Reconciliation>(...sample(mapping, 60), '--reconcile');
  expect(found.unlike).toEqual([]);
  const { won, lost, open } = outcomesOfFirst(60);
  const totals = new Map(found.totals.map((total) => [total.what, total]));
  for (const [what, leads] of Object.entries({ leads: 60, won, lost, open }))
    expect(totals.get(what)).toMatchObject({ inTheExport: String(leads), inTheEngine: String(leads) });

  // An export that says otherwise of one row, and has one more than was imported.
  const rows: Record<string, string>[] = parse(readFileSync('examples/crm-leads.csv'), {
    ...{ columns: true, to: 61 },
  });
  const [first] = rows;
  const other = first?.['stage'] === 'closed_won' ? 'closed_lost' : 'closed_won';
  rows[0] = { ...first, stage: other };
  const file = join(temporaryFolder(), 'other.csv');
  writeFileSync(
    file,
    [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n'),
  );
  const [, , ...rest] = sample(mapping, 61);
  const differs = await product().leadcycle('import', file, ...rest, '--reconcile', '--json');
  expect(differs.code).toBe(1);
  const { unlike } = JSON.parse(differs.stdout) as Reconciliation;
  expect(unlike.map(({ what, inTheEngine }) => [what, inTheEngine])).toEqual([
    ['outcome', expect.any(String)],
    ['lead', null],
  ]);
};

test('a forecast, a review, quality and a lead of the past answer, and refuse what there is not', async () => {
  const forecast = await product().json<{ leads: number; weights: Record<string, number> }>('forecast');
  expect(forecast.leads).toBe(outcomesOfFirst(60).open);
  expect(forecast.weights).toMatchObject({ convert: 30, contract_signed: 90 });
  const inBase = await product().leadcycle('forecast', '--by', 'decision,tier', '--in-base', '--explain');
  expect([inBase.code, inBase.stdout]).toEqual([0, expect.stringContaining('Together at the rates of')]);
  const strange = await product().leadcycle('forecast', '--by', 'step,colour');
  expect([strange.code, strange.stderr]).toEqual([2, expect.stringContaining('--by does not know "colour"')]);

  const reviewed = await product().json<Review>('review', '--since', '2020-01-01', '--limit', '5');
  expect(reviewed.listed).toHaveLength(5);
  expect(reviewed.leads).toBeGreaterThanOrEqual(outcomesOfFirst(60).won + outcomesOfFirst(60).lost);
  const ahead = await product().leadcycle('review', '--since', '2999-01-01');
  expect([ahead.code, ahead.stderr]).toEqual([2, expect.stringContaining('lies in the future')]);

  const quality = await product().json<{ rows: readonly { obtained: number; won: number }[] }>('quality');
  expect(quality.rows.reduce((sum, row) => sum + row.obtained, 0)).toBe(60);
  expect(quality.rows.reduce((sum, row) => sum + row.won, 0)).toBe(outcomesOfFirst(60).won);

  const all = await product().json<Review>('review', '--since', '2020-01-01', '--limit', '60');
  const leadId = all.listed.find(({ stage }) => stage === 'lost')?.leadId ?? '';
  const { stdout } = await product().leadcycle('timeline', leadId, '--json');
  const { events } = JSON.parse(stdout) as { events: readonly { time: string }[] };
  const [begins] = events;
  const then = ['show', leadId, '--as-of', begins?.time ?? ''] as const;
  const past = await product().json<{ lead: { seq: number; standing: { stage: string } } }>(...then);
  expect(past.lead.standing.stage).toBe('convert');
  const unknown = await product().leadcycle(...then, '--as-known', '2001-01-01');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Nothing was known of lead')]);
});

test('funnel and dwell answer for all leads, and refuse a name that there is not with the nearest', async () => {
  const { readings } = await product().json<{
    readings: Record<
      'cohort' | 'entering',
      { total: { steps: { stage: string; entered: number; reached: number }[] } }
    >;
  }>('funnel');
  const won = outcomesOfFirst(60).won;
  for (const reading of ['cohort', 'entering'] as const) {
    const { steps } = readings[reading].total;
    expect(steps.map(({ stage }) => stage)).toEqual([
      ...['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'],
    ]);
    expect([steps[0]?.entered, steps.at(-1)?.reached]).toEqual([60, won]);
  }
  const dwell = await product().leadcycle('dwell', '--explain');
  expect(dwell.code).toBe(0);
  expect(dwell.stdout).toMatch(/per visit .*\n/);
  const wrong = await product().leadcycle('funnel', '--tier', 'regoin');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean "region"?')]);
});

/** What the file itself says of its first rows. */
const outcomesOfFirst = (rows: number): { won: number; lost: number; open: number } => {
  const stages = parse(readFileSync('examples/crm-leads.csv'), { columns: true, to: rows }).map(
    (row) => (row as { stage: string }).stage,
  );
  const won = stages.filter((stage) => stage === 'closed_won').length;
  const lost = stages.filter((stage) => stage === 'closed_lost').length;
  return { won, lost, open: rows - won - lost };
};

test('bad rows are written down with their cells, harmless to a spreadsheet, and the good ones come in', async () => {
  const folder = temporaryFolder();
  const [file, rejects] = [join(folder, 'export.csv'), join(folder, 'rejects.csv')];
  writeFileSync(
    file,
    [
      'external_id,created_date,lead_source,company_name,product_interest,stage,notes',
      'a1,2024-01-05,partner_referral,Acme,Veridian Procure,,=1+1',
      'a2,05/06/2024,partner_referral,Acme Two,Veridian Procure,,"=HYPERLINK(""x"")"',
      'a3,2024-01-05,partner_referral,"acme, Inc.",Veridian Procure,,',
      'a4,2024-01-05,hearsay,Acme Four,Veridian Procure,,',
      'a5,2024-01-05,partner_referral,Acme Five,Veridian Procure,won already,',
      'a1,2024-01-05,partner_referral,Acme,Veridian Procure,,',
      'a6,2024-01-05',
      '',
    ].join('\n'),
  );
  const command = [
    'import',
    file,
    '--mapping',
    mappingFor('bad'),
    '--as',
    'ines-okafor',
    '--rejects',
    rejects,
  ];
  const report = await product().json<ImportReport>(...command);
  expect(report).toMatchObject({ rows: 7, imported: 2, rejected: 4, repeated: 1, suspected: 1 });
  const written = parse(readFileSync(rejects), { relax_column_count: true });
  expect(written.slice(1).map((cells) => cells.slice(0, 4))).toEqual([
    ['3', '2', 'a2', 'created_date'],
    ['5', '4', 'a4', 'lead_source'],
    ['6', '5', 'a5', 'stage'],
    ['8', '7', 'a6', '(row)'],
  ]);
  expect(written[1]?.at(-1)).toBe(`'=HYPERLINK("x")`);
});

test.each([
  [
    ['import', 'no-such.csv', '--mapping', 'examples/crm-export.mapping.yaml', '--as', 'ines-okafor'],
    1,
    /no-such\.csv cannot be read/,
  ],
  [
    ['import', 'examples/crm-leads.csv', '--mapping', 'examples/org.yaml', '--as', 'ines-okafor'],
    1,
    /org\.yaml:\d+:\d+ /,
  ],
  [
    ['import', 'examples/crm-leads.csv', '--mapping', 'examples/crm-export.mapping.yaml', '--as', 'nobody'],
    1,
    /no person "nobody"/,
  ],
  [
    [
      'import',
      'examples/crm-activities.csv',
      '--mapping',
      'examples/crm-export.mapping.yaml',
      '--as',
      'ines-okafor',
    ],
    1,
    /has no column/,
  ],
])('%j fails with a sentence', async (words, code, sentence) => {
  const answered = await product().leadcycle(...words);
  expect(answered.code).toBe(code);
  expect(answered.stderr).toMatch(sentence);
  expect(answered.stderr).not.toMatch(/\n\s+at /);
});
