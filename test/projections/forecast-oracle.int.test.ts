// Does the forecast say what a slow count of the events says? On random lives, among them some that come far in conversion.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  ada,
  assigned,
  enveloped,
  leadIdOf,
  lost,
  obtained,
  ownerNamed,
} from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { forecastOf } from '../../projections/progress/forecast.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { liveSet } from '../../projections/set.ts';
import { hour, monday } from '../support/domain-world.ts';
import { livesTogether } from '../support/lives-together.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { feeder } from './apply.ts';
import { emptied } from './emptied.ts';
import { forecastBySlowCount } from './forecast-oracle.ts';
import { recordOf } from './tables.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
});
afterAll(() => database.drop());

const weights = {
  ...{ evaluate: 5, cross_verify: 10, distribute: 15, convert: 30 },
  ...{ solution_agreed: 50, bid_submitted: 65, contract_signed: 90 },
};

type Turn = (time: string, ownershipNo: number) => LeadEvent;

const moved =
  (milestone: 'solution_agreed' | 'bid_submitted' | 'contract_signed'): Turn =>
  (time) => ({
    ...{ type: 'MilestoneReached', time },
    data: { milestone, asksGate: milestone === 'solution_agreed' ? 'bid' : null, by: ada, basis: 'recorded' },
  });
const enriched =
  (amount: { minor: number; currency: string } | null, expectedDecisionOn: string | null): Turn =>
  (time) => ({
    ...{ type: 'LeadEnriched', time },
    data: {
      ...{ enters: null, customer: null, need: null, channel: null, informant: null, contacts: [] },
      ...{ counterpartContactId: null, amount, expectedDecisionOn, kind: 'lead', routing: null, missing: [] },
    },
  });
const rests: Turn = (time) => ({
  ...{ type: 'NurtureStarted', time },
  data: {
    ...{
      enters: 'nurture',
      left: 'convert',
      until: '2027-01-01T09:00:00.000Z',
      condition: null,
      keeper: null,
    },
    ...{ formerOwner: null, because: 'not ripe', by: ada },
  },
});
const ends: Turn = (time) => lost(time, null);
const given: Turn = (time, ownershipNo) => assigned(time, ownerNamed('ben'), ownershipNo);

const amounts = fc.option(
  fc.record({
    minor: fc.integer({ min: 0, max: 2_000_000_001 }),
    currency: fc.constantFrom('USD', 'EUR', 'CNY'),
  }),
);
const day = fc.option(fc.constantFrom('2026-03-31', '2026-04-01', '2027-12-24'));
const turns: fc.Arbitrary<readonly Turn[]> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        moved('solution_agreed'),
        moved('bid_submitted'),
        moved('contract_signed'),
        rests,
        given,
        given,
      ),
      fc.tuple(amounts, day).map(([amount, expected]) => enriched(amount, expected)),
      fc.constant(ends),
    ),
    { maxLength: 8 },
  )
  // Out of an end leads one way alone, and random lives take it: nobody is given what is lost.
  .map((steps) => steps.slice(0, steps.indexOf(ends) + 1 || steps.length));

/** Lives that come further than random commands bring one. */
const farLives = fc
  .array(fc.tuple(amounts, day, fc.nat({ max: 200 }), turns), { minLength: 1, maxLength: 6 })
  .map((lives) =>
    lives.map(([amount, expectedDecisionOn, begins, steps], number) => {
      const at = (step: number): string => new Date(monday + (begins + step * 50) * hour).toISOString();
      return enveloped(leadIdOf(700 + number), [
        obtained(at(0), { amount, expectedDecisionOn }),
        ...steps.map((step, index) => step(at(index + 1), index + 1)),
      ]);
    }),
  );

const question = fc.record({
  asOf: fc.oneof(
    fc.integer({ min: -24, max: 700 }).map((hours) => new Date(monday + hours * hour).toISOString()),
    fc.constant('2035-01-01T00:00:00.000Z'),
  ),
  offices: fc.option(fc.subarray(['london', 'madrid', 'emea', 'hq'], { minLength: 1 }), { freq: 1 }),
  only: fc.record(
    {
      ...{ owner: fc.constantFrom('ben', 'rex'), firstOwner: fc.constantFrom('ben', 'rex') },
      ...{ tier: fc.constantFrom('rep_office', 'region'), currency: fc.constantFrom('USD', 'EUR') },
    },
    { requiredKeys: [] },
  ),
});

const inOrder = (
  rows: readonly { readonly cut: object; readonly currency: string | null }[],
): readonly object[] =>
  [...rows].sort((a, b) =>
    JSON.stringify([a.cut, a.currency]) < JSON.stringify([b.cut, b.currency]) ? -1 : 1,
  );

test('a forecast is the sum of what each open lead may bring, whatever happened to it and whenever it is asked', async () => {
  await fc.assert(
    fc.asyncProperty(
      livesTogether,
      farLives,
      fc.array(question, { minLength: 1, maxLength: 4 }),
      async (lives, far, questions) => {
        const streams: readonly (readonly Envelope[])[] = [...lives, ...far];
        await emptied(database.pool);
        const { feed } = feeder(database.pool, { chunkSize: 7 });
        await feed(streams.flat().map((envelope, offset) => recordOf(envelope, 0, offset)));
        for (const [number, { asOf, offices, only }] of questions.entries()) {
          const asked = number % 2 === 0 ? { asOf, offices: null, only: {} } : { asOf, offices, only };
          const rows = await forecastOf(database.pool, {
            ...{ asOf, by: ['step', 'decision'], weights },
            only: { ...everyLead, offices: asked.offices, ...asked.only },
          });
          expect(inOrder(rows)).toEqual(inOrder(forecastBySlowCount(streams, asked, weights)));
        }
      },
    ),
    { numRuns: sized(15, 500) },
  );
});

test('a gate shows when it was asked for and each decision; what waits has none', async () => {
  await emptied(database.pool);
  const at = (day: number): string => new Date(monday + day * 24 * hour).toISOString();
  const decide = (time: string, decision: 'go' | 'defer'): LeadEvent => ({
    ...{ type: 'GateDecided', time },
    data: { gate: 'pursue', decision, by: ada, note: 'looked at', enters: null },
  });
  const owned = assigned(at(1), ownerNamed('ben'));
  const asksPursue: LeadEvent = { ...owned, data: { ...owned.data, asksGate: 'pursue' } };
  const events = enveloped(leadIdOf(1), [
    ...[obtained(at(0)), asksPursue, decide(at(3), 'defer'), decide(at(8), 'go')],
    moved('solution_agreed')(at(9), 1),
  ]);
  await feeder(database.pool).feed(events.map((envelope, offset) => recordOf(envelope, 0, offset)));
  const { rows } = await database.pool.query<{
    gate: string;
    asked_at: Date;
    decision: string;
    decided_at: Date;
  }>('select gate, asked_at, decision, decided_at from read.gate order by seq');
  expect(rows).toEqual([
    { gate: 'pursue', asked_at: new Date(at(1)), decision: 'defer', decided_at: new Date(at(3)) },
    { gate: 'pursue', asked_at: new Date(at(1)), decision: 'go', decided_at: new Date(at(8)) },
    { gate: 'bid', asked_at: new Date(at(9)), decision: null, decided_at: null },
  ]);
});
