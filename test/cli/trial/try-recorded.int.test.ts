// Does a trial over an import that found its own owners come to nothing under the same playbook, and to something under another?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../../doors/import/import-report.ts';
import type { RecordedReport } from '../../../doors/trial/recorded-report.ts';
import { eventually } from '../../support/eventually.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';
import { ownProduct } from '../own-product.ts';

const usual = 'playbooks/default.yaml';
const rows = 60;
const product = ownProduct();

const tried = async (...words: readonly string[]): Promise<RecordedReport> => {
  const [report] = await product().json<RecordedReport[]>('playbook', 'try', ...words);
  if (report === undefined) throw new Error('no playbook was tried');
  return report;
};

beforeAll(async () => {
  const report = await product().json<ImportReport>(
    ...['import', 'examples/crm-leads.csv', '--mapping', 'examples/crm-export.mapping.yaml'],
    ...['--activities', 'examples/crm-activities.csv', '--as', 'ines-okafor', '--limit', String(rows)],
    '--ignore-owners',
  );
  expect(report).toMatchObject({ imported: rows, rejected: 0 });
  const { open } = report.byOutcome;
  expect(open).toBeGreaterThan(10);
  // Each open lead asks for an owner once; all answers are recorded when as many searches can be told again.
  await eventually('every open lead has found an owner, or that there is none', async () => {
    const { leads, owners } = await tried(usual);
    return leads === rows && owners.searches === open;
  });
}, 240_000);

test.each([usual, 'default', 'default@1'])('%s is what was in force: 0 differences', async (playbook) => {
  const report = await tried(playbook);
  expect(report).toMatchObject({ leads: rows, differing: 0, recordedOtherwise: 0, examples: [] });
  expect(report.notRecomputed).toEqual({ leads: 0, because: null });
  expect(report.inForce).toEqual({ 'default@1': rows });
  expect(report.decisions).toBeGreaterThan(rows);
});

test('the open leads that follow a version are counted with it', async () => {
  const { leads } = await product().json<{ leads: number }>('pipeline');
  expect(leads).toBeGreaterThan(10);
  expect(await product().json('playbook', 'show', '--versions')).toMatchObject({
    name: 'default',
    versions: [{ version: 1, author: 'leadcycle', note: 'as delivered', openLeads: leads }],
  });
});

test('another playbook differs in grades, tiers, owners and breaches, each told with the reasons of both sides', async () => {
  const file = join(temporaryFolder(), 'otherwise.yaml');
  writeFileSync(
    file,
    readFileSync(usual, 'utf8')
      .replace('lead.amount < 25000.0 && lead.complexity == "simple"', 'lead.amount < 60000.0')
      .replace('lead.amount >= 1000000.0', 'lead.amount >= 120000.0')
      .replace('grade_from: { A: 75, B: 55, C: 35 }', 'grade_from: { A: 60, B: 30, C: 10 }'),
  );
  const { kinds, examples, differing } = await tried(file);
  expect(differing).toBeGreaterThan(10);
  for (const kind of ['grade', 'tier', 'owner'] as const) expect(kinds[kind].leads).toBeGreaterThan(0);
  for (const { before, tried: would } of examples) {
    expect(before.because).not.toBe('');
    expect(would.because).not.toBe('');
  }
  const part = await tried(file, '--where', 'stage=convert', 'tier=rep_office', '--limit', '5');
  expect(part.leads).toBe(5);
  const words = await product().leadcycle('playbook', 'try', file);
  expect(words.stdout).toMatch(/leads would have differed\./);
});

test.each([
  [['nowhere.yaml'], /nowhere\.yaml cannot be read/],
  [['default@7'], /The playbook "default" has no version 7\./],
  [['unheard-of'], /no playbook named "unheard-of"/],
  [['default', '--where', 'colour=red'], /"colour=red" does not choose leads/],
  [['default', '--org', 'examples/org.yaml'], /--org says something about an export/],
  [['default', '--export', 'examples/crm-leads.csv'], /given without a mapping/],
])('playbook try %j fails with a sentence', async (words, sentence) => {
  const answered = await product().leadcycle('playbook', 'try', ...words);
  expect(answered.code).not.toBe(0);
  expect(answered.stderr).toMatch(sentence);
  expect(answered.stderr).not.toMatch(/\n\s+at /);
});
