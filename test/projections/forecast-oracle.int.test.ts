// Does the forecast say what a slow count of the events says? On random lives, among them some that come far in conversion.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  ada,
  assigned,
  enveloped,
  leadIdOf,
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
import { cutsOfFarLives, farLives, moved } from './far-lives.ts';
import { fedWith } from './fed.ts';
import { forecastBySlowCount } from './forecast-oracle.ts';
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

const question = fc.record({
  asOf: fc.oneof(
    fc.integer({ min: -24, max: 700 }).map((hours) => new Date(monday + hours * hour).toISOString()),
    fc.constant('2035-01-01T00:00:00.000Z'),
  ),
  offices: fc.option(fc.subarray(['london', 'madrid', 'emea', 'hq'], { minLength: 1 }), { freq: 1 }),
  only: cutsOfFarLives,
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
        await fedWith(database.pool, streams);
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
  await fedWith(database.pool, [events]);
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
