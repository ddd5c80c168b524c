// Is a lead of a past instant where the board of that instant has it, and unknown before anybody knew it?
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ada, enveloped, leadIdOf, lost, obtained } from '../../bench/projection/lead-story.ts';
import { leadAsOf } from '../../projections/event/lead-as-of.ts';
import { standingOf } from '../../projections/lead/standing.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { hour, monday } from '../support/domain-world.ts';
import { livesTogether } from '../support/lives-together.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { feeder } from './apply.ts';
import { emptied } from './emptied.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
});
afterAll(() => database.drop());

test('as of any instant each lead stands where the board of that instant counts it', async () => {
  const instants = fc.array(fc.integer({ min: -24, max: 24 * 400 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(livesTogether, instants, async (streams, hours) => {
      const { pool } = database;
      await emptied(pool);
      await feeder(pool).feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
      for (const asOf of hours.map((hoursLater) => new Date(monday + hoursLater * hour).toISOString())) {
        const { rows } = await pool.query<Record<string, string | null>>(
          `select lead_id, stage, tier, office, owner, class, grade, kind from read.standing
           where from_time <= $1::timestamptz and $1::timestamptz < to_time order by lead_id`,
          [asOf],
        );
        const leads = await Promise.all(
          streams.map(([first]) =>
            leadAsOf(pool, first?.subject ?? '', { asOf, asKnown: null, throughSeq: null }),
          ),
        );
        const stood = leads.flatMap(({ lead }) => {
          if (lead === null) return [];
          const { stage, tier, office, owner, class: leadClass, grade, kind } = standingOf(lead);
          return [{ lead_id: lead.leadId, stage, tier, office, owner, class: leadClass, grade, kind }];
        });
        expect(stood.sort((a, b) => (a.lead_id < b.lead_id ? -1 : 1))).toEqual(rows);
      }
    }),
    { numRuns: sized(20, 500) },
  );
});

test('what was recorded later was not known before', async () => {
  const { pool } = database;
  await emptied(pool);
  const day = (number: number): string => new Date(monday + number * 24 * hour).toISOString();
  const told = enveloped(leadIdOf(1), [obtained(day(0), { submitter: ada }), lost(day(5), null)], (event) =>
    event.type === 'LeadObtained' ? day(3) : day(9),
  );
  await feeder(pool).feed(told.map((envelope, offset) => recordOf(envelope, 0, offset)));
  const stage = async (asOf: string, asKnown: string | null): Promise<string | null> =>
    (await leadAsOf(pool, leadIdOf(1), { asOf, asKnown, throughSeq: null })).lead?.standing.stage ?? null;
  expect(await stage(day(1), null)).toBe('evaluate');
  expect(await stage(day(1), day(2))).toBeNull();
  expect(await stage(day(6), day(8))).toBe('evaluate');
  expect(await stage(day(6), null)).toBe('lost');
});
