// Does churn say what a slow count of the events says? On random lives, for random questions, by every cut.
import fc from 'fast-check';
import { afterAll, beforeAll, inject, test } from 'vitest';
import type { Envelope } from '../../events/envelope.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { livesTogether } from '../support/lives-together.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { expectSameCuts, expectSameFollowUp, expectSameTables, expectSameTimes } from './churn-agrees.ts';
import type { AskedChurn } from './churn-oracle.ts';
import { eightLeads } from './eight-leads.ts';
import { fedWith } from './fed.ts';
import { worked } from './plain-hours.ts';
import { questions } from './questions.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
  // Of one office nothing is known, as of one that was imported by hand.
  await database.pool.query(`delete from leadcycle.office_calendar where office_id = 'hq'`);
});
afterAll(() => database.drop());

const twoZones = ['UTC', 'Pacific/Kiritimati'];

type Check = (streams: readonly (readonly Envelope[])[], asked: AskedChurn) => Promise<void>;

const onRandomLives = (check: Check, zones: readonly string[] = ['UTC']): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      livesTogether,
      questions,
      fc.constantFrom(...twoZones),
      async (lives, several, countedIn) => {
        // Orders are rare in random lives: those of the example are always among them.
        const streams = [...lives, ...eightLeads];
        await fedWith(database.pool, streams, { countedIn });
        for (const asked of several)
          for (const timeZone of zones) await check(streams, { ...asked, timeZone, maturityDays: 60 });
      },
    ),
    { numRuns: sized(5, 500) },
  );

test('churn by month obtained, by month closed and by reason is what a slow count gives', () =>
  onRandomLives((streams, asked) => expectSameTables(database.pool, streams, asked), twoZones));

test('so it is by every cut', () =>
  onRandomLives((streams, asked) => expectSameCuts(database.pool, streams, asked)));

test('so it is against first contact and follow-up cycle, whenever contacts were told', () =>
  onRandomLives((streams, asked) => expectSameFollowUp(database.pool, streams, { asked, worked })));

test('so are the triangle of cohorts and the time to order', () =>
  onRandomLives((streams, asked) => expectSameTimes(database.pool, streams, asked), twoZones));
