// Are leads counted in their month by the wall clock of any zone, in whichever zone counts are kept?
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  assigned,
  enveloped,
  leadIdOf,
  lost,
  obtained,
  ownerNamed,
  won,
} from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { expectSameTables, expectSameTimes } from './churn-agrees.ts';
import { fedWith } from './fed.ts';
import { near } from './questions.ts';
import { funnelOf } from './visit-oracle.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
});
afterAll(() => database.drop());

/** From the earliest clock to the latest, with halves and quarters of an hour; two change to summer time at a month's end. */
const zones = [
  ...['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Australia/Lord_Howe'],
  ...['America/Chicago', 'Europe/Madrid'],
];
const minute = 60_000;

/** Of 2026: mostly within a day of the end of a month, to the minute. */
const instant = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: -26 * 60, max: 26 * 60 }))
  .map(([month, minutes]) => Date.UTC(2026, month, 1) + minutes * minute);
const iso = (at: number): string => new Date(at).toISOString();

const life = fc.record({
  at: instant,
  end: fc.constantFrom('won', 'lost', 'open', 'unassigned'),
  lasts: fc.integer({ min: 1, max: 3 * 30 * 24 * 60 }),
});

const streamOf = (
  { at, end, lasts }: { readonly at: number; readonly end: string; readonly lasts: number },
  index: number,
): readonly Envelope[] => {
  const ben = ownerNamed('ben');
  const ended = iso(at + lasts * minute);
  return enveloped(leadIdOf(index + 1), [
    obtained(iso(at)),
    ...(end === 'unassigned' ? [] : [assigned(iso(at), ben)]),
    ...(end === 'won' ? [won(ended, ben)] : end === 'lost' ? [lost(ended, ben)] : []),
  ]);
};

const asOf = '2026-12-01T00:00:00.000Z';

test('churn, funnel and times of all leads are those of a slow count, in every zone and over any period', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(life, { minLength: 1, maxLength: 8 }),
      fc.option(instant),
      fc.option(instant),
      fc.integer({ min: 0, max: 200 }),
      fc.constantFrom(...zones),
      async (lives, from, to, maturityDays, countedIn) => {
        const streams = lives.map(streamOf);
        await fedWith(database.pool, streams, { countedIn });
        const asked = {
          ...{ asOf, asKnown: null, offices: null, only: {}, maturityDays },
          ...{ from: from === null ? null : iso(from), to: to === null ? null : iso(to) },
        };
        for (const timeZone of zones) {
          await expectSameTables(database.pool, streams, { ...asked, timeZone });
          await expectSameTimes(database.pool, streams, { ...asked, timeZone });
          for (const reading of ['cohort', 'entering'] as const) {
            const question = { ...asked, only: everyLead, reading, timeZone };
            const { months, total } = await funnelReport(database.pool, question);
            expect(near([...months, total])).toEqual(
              near(funnelOf(streams, { ...asked, ...question, only: {} })),
            );
          }
        }
      },
    ),
    { numRuns: sized(8, 500) },
  );
});

test('in the month in which leads come of age each of them is asked', async () => {
  const day = 24 * 60 * minute;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 8 }),
      fc.array(fc.integer({ min: 0, max: 30 * day }), { minLength: 4, maxLength: 12 }),
      fc.integer({ min: -1, max: 31 }),
      fc.constantFrom(...zones),
      async (month, within, ofAge, countedIn) => {
        const begins = Date.UTC(2026, month, 1);
        const streams = within.map((away, index) =>
          streamOf({ at: begins + Math.floor(away / minute) * minute, end: 'open', lasts: 1 }, index),
        );
        await fedWith(database.pool, streams, { countedIn });
        // Somebody comes of age within minutes of it.
        const timeOfDay = (begins + (within[0] ?? 0) + ofAge * minute) % day;
        const asked = { asKnown: null, from: null, to: null, offices: null, only: {} };
        for (const since of [ofAge * day, within[0] ?? 0])
          await expectSameTables(database.pool, streams, {
            ...{ ...asked, asOf: iso(Date.parse(asOf) + timeOfDay), timeZone: countedIn },
            maturityDays: Math.max(0, Math.floor((Date.parse(asOf) - begins - since) / day)),
          });
      },
    ),
    { numRuns: sized(15, 500) },
  );
});

const midnightChanges = [
  ...['America/St_Johns', 'America/Havana', 'America/Sao_Paulo', 'America/Asuncion', 'Atlantic/Azores'],
  ...['Asia/Beirut', 'Asia/Amman', 'Asia/Gaza', 'Africa/Cairo', 'Pacific/Apia', ...zones],
];

test('an instant is in the month that the wall clock shows, where clocks change at midnight too', async () => {
  const [first, last] = ['2009-02-15T00:00:00.000Z', '2010-03-15T00:00:00.000Z'];
  await fedWith(database.pool, [
    enveloped(leadIdOf(1), [
      obtained(first),
      assigned(first, ownerNamed('ben')),
      lost(last, ownerNamed('ben')),
    ]),
  ]);
  // In Newfoundland clocks went back a minute after the midnight that began November.
  const { rows } = await database.pool.query<{ asked: string; wrong: string[] | null }>(
    `select count(*) as asked, array_agg(distinct z.name) filter (where
              read.month_at(i.at, z.name, e.months) <> read.month_number(i.at at time zone z.name)) as wrong
     from pg_timezone_names z
     cross join lateral (select read.month_edges(z.name) as months offset 0) e
     cross join generate_series($1::timestamp, $2::timestamp, interval '1 day') d (day)
     cross join unnest('{-61 min, -1 s, 0 s, 30 s, 59 min}'::interval[]) o (away)
     cross join lateral (select (d.day at time zone z.name) + o.away as at) i
     where z.name = any($3::text[])`,
    [first, last, midnightChanges],
  );
  expect(rows[0]?.wrong).toBe(null);
  expect(Number(rows[0]?.asked)).toBeGreaterThan(30_000);
});
