// Do funnel, dwell, moves, going back, aging, quality and a board as it was known say what a slow count of the events says? On random lives, for random questions.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { enveloped, leadIdOf, lost, obtained } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { qualityOf } from '../../projections/evaluation/quality.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { pipelineAsKnown, pipelineAsOf } from '../../projections/pipeline/queries.ts';
import type { PipelineRow } from '../../projections/pipeline/queries.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { movesOf } from '../../projections/stage-visit/moved.ts';
import type { ReportQuestion } from '../../projections/lead/question.ts';
import { calendar, hour, ref } from '../support/domain-world.ts';
import { livesTogether } from '../support/lives-together.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { eightLeads } from './eight-leads.ts';
import { emptied } from './emptied.ts';
import { fedWith } from './fed.ts';
import { worked } from './plain-hours.ts';
import { qualityBySlowCount } from './quality-oracle.ts';
import { near, questions } from './questions.ts';
import { agingOf, dwellOf, funnelOf, goingBackOf, movesBySlowCount, standingOf } from './visit-oracle.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
  // Of one office nothing is known, as of one that was imported by hand.
  await database.pool.query(`delete from leadcycle.office_calendar where office_id = 'hq'`);
});
afterAll(() => database.drop());

const keyed = ({ cut, currency, leads }: PipelineRow) => ({
  key: JSON.stringify([cut.stage, cut.tier, currency]),
  leads,
});
const byKey = <Row extends { readonly key: string }>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => (a.key < b.key ? -1 : 1));
const byValue = <Row extends { readonly value: string | null }>(rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => ((a.value ?? '') < (b.value ?? '') ? -1 : 1));

const zones = ['UTC', 'Pacific/Kiritimati'];

test('every report equals the slow count, whatever is asked of whatever has happened', async () => {
  await fc.assert(
    fc.asyncProperty(
      livesTogether,
      questions,
      fc.constantFrom(...zones),
      async (lives, several, countedIn) => {
        // Orders are rare in random lives: those of the example are always among them.
        const streams = [...lives, ...eightLeads];
        await fedWith(database.pool, streams, { countedIn });
        for (const one of several) {
          const { asOf, asKnown, from, to, offices } = one;
          const question: ReportQuestion = {
            ...{ asOf, asKnown, from, to },
            only: { ...everyLead, offices, ...one.only },
          };
          for (const reading of ['cohort', 'entering'] as const)
            for (const timeZone of zones) {
              const { months, total } = await funnelReport(database.pool, { ...question, reading, timeZone });
              expect(near([...months, total])).toEqual(
                near(funnelOf(streams, { ...one, reading, timeZone })),
              );
            }
          expect(near(await dwellReport(database.pool, question))).toEqual(
            near(dwellOf(streams, one, worked)),
          );
          for (const cut of ['channel', 'submitter'] as const)
            expect(byValue(await qualityOf(database.pool, cut, question))).toEqual(
              byValue(qualityBySlowCount(streams, one, cut)),
            );
          const board = { by: ['stage', 'tier'], only: question.only } as const;
          const known = await pipelineAsKnown(database.pool, one, { ...board, which: 'all' });
          expect(byKey(known.map(keyed))).toEqual(byKey(standingOf(streams, one)));
          if (asKnown === null && question.only.firstOwner === null)
            expect(await pipelineAsKnown(database.pool, one, board)).toEqual(
              await pipelineAsOf(database.pool, asOf, board),
            );
          expect(await goingBack(database.pool, question)).toEqual(goingBackOf(streams, one));
          const moves = await movesOf(database.pool, question);
          expect(Object.fromEntries(moves.map((move) => [`${move.from} ${move.to}`, move.moves]))).toEqual(
            movesBySlowCount(streams, one),
          );
          expect(near(await aging(database.pool, question))).toEqual(near(agingOf(streams, one)));
        }
      },
    ),
    { numRuns: sized(15, 1_000) },
  );
});

test('a visit is counted in the hours that held in its office as it ended', async () => {
  const { pool } = database;
  await emptied(pool);
  const mornings = {
    ...calendar('london'),
    hash: 'mornings',
    week: calendar('london').week.map((day) => day.slice(0, 1)),
  };
  const keep = 'insert into leadcycle.office_calendar (office_id, since, calendar) values ($1, $2, $3)';
  await pool.query(keep, ['london', '2026-01-01', calendar('london')]);
  await pool.query(keep, ['london', '2026-02-01', mornings]);
  const submitter = ref('ada');
  const weekFrom = (day: string, number: number): readonly Envelope[] => {
    const begins = Date.parse(`${day}T09:00:00.000Z`);
    return enveloped(leadIdOf(number), [
      obtained(new Date(begins).toISOString(), { submitter, by: submitter }),
      lost(new Date(begins + 7 * 24 * hour).toISOString(), null),
    ]);
  };
  await fedWith(pool, [weekFrom('2026-01-05', 1), weekFrom('2026-02-02', 2)]);
  const { rows } = await pool.query(
    `select working_ms, calendar from read.stage_visit where place = 'evaluate' order by lead_id`,
  );
  await pool.query(`delete from leadcycle.office_calendar where since < '2026-06-01'`);
  expect(rows).toEqual([
    { working_ms: String(40 * hour), calendar: 'hash-of-london' },
    { working_ms: String(15 * hour), calendar: 'mornings' },
  ]);
});
