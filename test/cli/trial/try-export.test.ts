// Does the sample export, its owners ignored, end up where playbooks say: nobody beyond their capacity, and a reason for each?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NamedOutcome } from '../../../cli/trial/export-report.ts';
import { exportReport } from '../../../cli/trial/export-report.ts';
import { exportInWords } from '../../../cli/trial/export-words.ts';
import { distributeExport } from '../../../cli/trial/export-trial.ts';
import { tryExport } from '../../../cli/trial/try-export.ts';
import { playbookInFile } from '../../../cli/trial/trial-playbook.ts';
import type { Fate } from '../../../cli/trial/fate.ts';
import { readMapping, withoutOwners } from '../../../doors/import/mapping.ts';
import { organisationInMemory } from '../../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';
import { temporaryFolder } from '../../stack/temporary-folder.ts';

const usual = 'playbooks/default.yaml';
/** Inside sales takes more, a region begins at less, and everybody has their turn. */
const otherwise = (): string => {
  const file = join(temporaryFolder(), 'otherwise.yaml');
  const changed = readFileSync(usual, 'utf8')
    .replace('lead.amount < 25000.0 && lead.complexity == "simple"', 'lead.amount < 60000.0')
    .replace('lead.amount >= 1000000.0', 'lead.amount >= 120000.0')
    .replace('choice: least_loaded', 'choice: round_robin')
    .replace('grade_from: { A: 75, B: 55, C: 35 }', 'grade_from: { A: 60, B: 30, C: 10 }');
  writeFileSync(file, changed);
  return file;
};
const rows = 120;
const trial = {
  ...{ file: 'examples/crm-leads.csv', mappingFile: 'examples/crm-export.mapping.yaml' },
  ...{ activitiesFile: null, organisationFile: 'examples/org.yaml', owners: 'ignored' as const },
  ...{ personId: null, limit: rows, examples: 3 },
};
const tight = (capacity: number): ReturnType<typeof organisationInMemory> => {
  const file = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'org.yaml');
  const people = file.people.map((person) => ({
    ...person,
    capacity: { ...person.capacity, open_leads: Math.min(capacity, person.capacity.open_leads) },
  }));
  return organisationInMemory({ ...file, people }, new Date('2026-01-05'));
};

test('under either playbook every row is owned, pooled, at rest or ended, and differences are told with both reasons', async () => {
  const report = await tryExport({ ...trial, playbooks: [usual, otherwise()] });
  for (const { places, rejected, owners, rows: read } of report.playbooks) {
    expect(read).toBe(rows);
    expect(places.owned + places.pooled + places.nurtured + places.ended + rejected).toBe(rows);
    expect(places.waiting).toBe(0);
    expect(owners.reduce((sum, { leads }) => sum + leads, 0)).toBe(places.owned);
    for (const { leads, capacity } of owners) expect(leads).toBeLessThanOrEqual(capacity);
  }
  const [first, other] = report.playbooks;
  expect(other?.tiers['region']).toBeGreaterThan(first?.tiers['region'] ?? 0);
  expect(other?.roles['inside_sales']).toBeGreaterThan(0);
  const [difference] = report.differences;
  expect(difference?.leads).toBeGreaterThan(0);
  expect(difference?.examples).toHaveLength(3);
  for (const { first: one, other: another } of difference?.examples ?? []) {
    expect(one.because).not.toBe('');
    expect(another.because).not.toBe(one.because);
  }
  expect(exportInWords(report)).toMatch(/fullest owner, leads ÷ capacity/);
});

test('a playbook and itself: nothing differs', async () => {
  const { differences } = await tryExport({ ...trial, playbooks: [usual, usual] });
  expect(differences).toEqual([expect.objectContaining({ leads: 0, examples: [] })]);
});

test('with two places each the rest lies in pools, and says that nobody is free', async () => {
  const { playbook } = await playbookInFile(usual, 'UTC');
  const mapping = withoutOwners(await readMapping(trial.mappingFile));
  const order = { file: trial.file, mapping, activitiesFile: null, limit: rows, onRow: () => undefined };
  const outcome = await distributeExport(
    { ...order, organisation: tight(2), personId: 'ines-okafor', now: Date.UTC(2026, 0, 5, 9) },
    playbook,
  );
  for (const { load, capacity } of outcome.people) expect(load).toBeLessThanOrEqual(capacity);
  const pooled = outcome.fates.filter(({ place }) => place === 'pooled');
  expect(pooled.length).toBeGreaterThan(10);
  for (const { because } of pooled) expect(because).toMatch(/^no fitting \w+ of .+ is free; \d+ looked at$/);
});

test('the owners of the export are kept where they are not ignored, beyond their capacity as well', async () => {
  const report = await tryExport({ ...trial, owners: 'as exported', playbooks: [usual] });
  expect(report.playbooks[0]?.places.pooled).toBe(0);
  expect(report.playbooks[0]?.owners.length).toBeGreaterThan(5);
});

test('outcomes that differ in one lead differ in one lead', () => {
  const fate: Fate = {
    externalId: 'a',
    place: 'pooled',
    stage: 'distribute',
    tier: 'region',
    officeId: 'emea',
    grade: 'C',
    ownerId: null,
    role: 'AR',
    because: 'nobody is free',
  };
  const one: NamedOutcome = { playbook: 'one', fates: [fate], rows: 1, rejected: 0, people: [] };
  const moved: Fate = { ...fate, tier: 'headquarters', officeId: 'hq' };
  expect(exportReport([one, { ...one, playbook: 'two', fates: [moved] }], 5).differences).toEqual([
    {
      ...{ first: 'one', other: 'two', leads: 1 },
      byField: { place: 0, tier: 1, grade: 0, role: 0, ownerId: 0 },
      examples: [{ externalId: 'a', fields: ['tier'], first: fate, other: moved }],
    },
  ]);
});
