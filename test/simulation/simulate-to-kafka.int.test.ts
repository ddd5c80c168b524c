// Do simulated leads reach the read models, and do these then say what the answer sheet says?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Answers } from '../../simulation/answers.ts';
import { simulatedId } from '../../simulation/arrivals.ts';
import { ownProduct } from '../cli/own-product.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';
import { eventually } from '../support/eventually.ts';

const product = ownProduct();

interface Cohort {
  readonly month: string | null;
  readonly obtained: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly leftOut: { readonly disqualified: number; readonly merged: number };
}
interface Churn {
  readonly cohorts: readonly Cohort[];
  readonly total: Cohort;
}

const answersIn = (file: string): Answers => JSON.parse(readFileSync(file, 'utf8')) as Answers;
const asCounts = ({ obtained: leads, won, lost, open, leftOut }: Cohort) => ({
  leads,
  won,
  lost,
  open,
  ...leftOutOf(leftOut),
});
const leftOutOf = ({ disqualified, merged }: Cohort['leftOut']) => ({ disqualified, merged });

test('60 leads on the stream are what the answer sheet says, once the projector has read them', async () => {
  const file = join(temporaryFolder(), 'answers.json');
  const words = ['simulate', '--leads', '60', '--months', '6', '--seed', '5', '--until', '2026-11-01'];
  const summary = await product().json<{ readonly leads: number; readonly events: number }>(
    ...words,
    '--answers',
    file,
  );
  const answers = answersIn(file);
  expect(summary).toMatchObject({ leads: 60, events: answers.events });

  const churn = await eventually('all leads in the read models', async () => {
    const read = await product().json<Churn>('churn');
    return read.total.obtained === 60 && sameTotal(read.total, answers) ? read : null;
  });
  expect(churn.cohorts.map((cohort) => ({ month: cohort.month, ...asCounts(cohort) }))).toEqual(
    answers.byMonth,
  );

  const leadId = simulatedId(5, 0);
  const shown = await product().leadcycle('show', leadId);
  expect(shown).toMatchObject({ code: 0, stderr: '' });
  expect(shown.stdout).toContain('No engine runs this lead');
  const timeline = await product().json<{ runBy: string; notSeenYet: number; events: readonly unknown[] }>(
    'timeline',
    leadId,
  );
  expect(timeline).toMatchObject({ runBy: 'none', notSeenYet: 0 });
  expect(timeline.events.length).toBeGreaterThan(1);
  const told = await product().leadcycle(
    'lead',
    'add-note',
    leadId,
    '--note',
    'Called.',
    '--as',
    'ines-okafor',
  );
  expect(told).toMatchObject({ code: 1 });
  expect(told.stderr).toContain(`No engine runs lead ${leadId}`);
  const unknown = await product().leadcycle('show', '019f0000-0000-7000-8000-000000000000');
  expect(unknown).toMatchObject({ code: 1 });
  expect(unknown.stderr).toContain('There is no lead');

  const again = await product().leadcycle(...words);
  expect(again).toMatchObject({ code: 1 });
  expect(again.stderr).toContain('Leads of seed 5 are there already.');
  const among = await product().leadcycle('simulate', '--leads', '5', '--seed', '6');
  expect(among).toMatchObject({ code: 1 });
  expect(among.stderr).toContain('events already');
  await product().json('simulate', '--leads', '5', '--seed', '6', '--add');
}, 120_000);

const sameTotal = (total: Cohort, answers: Answers): boolean =>
  total.won === answers.total.won && total.lost === answers.total.lost && total.open === answers.total.open;
