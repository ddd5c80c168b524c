// Do running leads follow another playbook when they are told to, and go back when it was a mistake?
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { LeadReport } from '../../doors/lead-report.ts';
import { playbookVersions } from '../../doors/playbook/versions.ts';
import { improvements } from '../../domain/evaluation/improvements.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { createPool } from '../../workers/postgres-pool.ts';
import { eventually } from '../support/eventually.ts';
import { ownProduct } from './own-product.ts';

const admin = 'mei-castillo';
const product = ownProduct({ rows: 60 });
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leadcycle-adopt-'));
  const file = join(folder, 'default.yaml');
  const source = await readFile(new URL('../../playbooks/default.yaml', import.meta.url), 'utf8');
  await writeFile(file, source.replace('A: 75, B: 55, C: 35', 'A: 70, B: 25, C: 15'));
  await product().json('playbook', 'publish', file, '--note', 'grades are given sooner', '--as', admin);
  await rm(folder, { recursive: true });
});

interface Told {
  readonly leads: number;
  readonly changes?: readonly { readonly from: string; readonly to: string; readonly leads: number }[];
  readonly job: { readonly jobId: string; readonly state: string; readonly changed: number } | null;
}
const adopt = (...words: readonly string[]): Promise<Told> =>
  product().json<Told>('playbook', 'adopt', ...words, '--as', admin);
/** How many leads would follow version 2, once the read models have seen what was done. */
const waiting = (count: number): Promise<Told> =>
  eventually(`${String(count)} leads that could follow version 2`, async () => {
    const told = await adopt('default@2', '--all', '--dry-run');
    return told.leads === count ? told : null;
  });

test('is for administrators, names versions that are there, and says plainly which leads', async () => {
  const refused = async (...words: readonly string[]): Promise<string> => {
    const { code, stderr } = await product().leadcycle('playbook', 'adopt', ...words);
    expect(code).not.toBe(0);
    return stderr;
  };
  expect(await refused('default', '--all', '--as', 'grace-chen')).toMatch(/for administrators/);
  expect(await refused('default@9', '--all', '--as', admin)).toMatch(/has no version 9/);
  expect(await refused('default', '--as', admin)).toMatch(/not plain which leads/);
  expect(await refused('default', '--all', '--where', 'tier=region', '--as', admin)).toMatch(/not plain/);
  expect(await refused('default', '--where', 'ofice=london', '--as', admin)).toMatch(/office/);
});

test('what is shown of a lead follows its own version, not the latest', async () => {
  const pool = createPool(product().environment['DATABASE_URL']!, 'test');
  try {
    const versions = playbookVersions(pool);
    const [own, latest] = [
      await versions({ name: 'default', version: 1 }),
      await versions({ name: 'default', version: 2 }),
    ];
    const now = Date.now();
    const lead = await eventually('a lead that two versions judge otherwise', async () => {
      const { rows } = await pool.query<{ state: Lead }>(
        `select state from read.lead where stage not in ('won', 'lost', 'disqualified', 'merged')`,
      );
      const told = (state: Lead, playbook: Playbook): string =>
        JSON.stringify(improvements(state, playbook, now));
      return rows.find(({ state }) => told(state, own) !== told(state, latest))?.state ?? null;
    });
    const shown = await product().json<Pick<LeadReport, 'improvements'>>('show', lead.leadId);
    expect(shown.improvements).toEqual(improvements(lead, own, now));
  } finally {
    await pool.end();
  }
});

test('a preview changes nothing; a filter, then all; each lead tells of it, and one job takes it back', async () => {
  const before = await eventually('the import in the read models', async () => {
    const told = await adopt('default', '--all', '--dry-run');
    return told.leads > 3 ? told : null;
  });
  const all = before.leads;
  expect(before).toMatchObject({
    job: null,
    changes: [{ from: 'default@1', to: 'default@2', leads: all }],
  });
  expect((await waiting(all)).leads).toBe(all);

  const rep = await adopt('default@2', '--where', 'tier=rep_office playbook=default@1', '--dry-run');
  expect(rep.leads).toBeGreaterThan(0);
  const first = await adopt('default@2', '--where', 'tier=rep_office playbook=default@1');
  expect(first.job).toMatchObject({ state: 'finished', changed: rep.leads });
  await waiting(all - rep.leads);
  if (all > rep.leads) {
    const rest = await adopt('default@2', '--all');
    expect(rest.job).toMatchObject({ state: 'finished', changed: all - rep.leads });
  }
  await waiting(0);

  const back = await adopt('--back', first.job?.jobId ?? '');
  expect(back.job).toMatchObject({ state: 'finished', changed: rep.leads });
  expect(await waiting(rep.leads)).toMatchObject({
    changes: [{ from: 'default@1', to: 'default@2', leads: rep.leads }],
  });
});
