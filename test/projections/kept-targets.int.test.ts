// Are targets kept counted right from counts by day, whatever instants a period begins and ends at?
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { assigned, enveloped, leadIdOf, obtained, ownerNamed } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { attainmentBy } from '../../projections/service-level/queries.ts';
import { liveSet } from '../../projections/set.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';
import type { TemporaryDatabase } from '../support/temporary-database.ts';
import { fedWith } from './fed.ts';
import { sized } from '../support/size.ts';

let database: TemporaryDatabase;
beforeAll(async () => {
  database = await temporaryDatabase(inject('databaseUrl'));
  await installReadSet(database.pool, liveSet);
});
afterAll(() => database.drop());

const hour = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
/** Ten days, by the quarter of an hour. */
const instant = fc
  .integer({ min: 0, max: 10 * 24 * 4 })
  .map((quarters) => Date.UTC(2026, 0, 5) + quarters * (hour / 4));

interface Run {
  readonly at: number;
  readonly clock: 'follow_up' | 'first_contact';
  readonly owner: 'ben' | 'mia';
  readonly end: 'met' | 'met_late' | 'cancelled' | null;
  readonly breached: boolean;
}

const run: fc.Arbitrary<Run> = fc.record({
  at: instant,
  clock: fc.constantFrom('follow_up', 'first_contact'),
  owner: fc.constantFrom('ben', 'mia'),
  end: fc.constantFrom('met', 'met_late', 'cancelled', null),
  breached: fc.boolean(),
});

const streamOf = ({ at, clock, owner, end, breached }: Run, index: number): readonly Envelope[] => {
  const scheduled = {
    ...{ officeId: 'madrid', calendarHash: 'h', targetMs: hour, remainingMs: hour },
    ...{ dueAt: iso(at + hour), tiersAbove: 2, steps: [] },
  };
  const breach: LeadEvent = {
    ...{ type: 'ClockBreached', time: iso(at + 2 * hour) },
    data: {
      ...{ clock, cycle: 1, stepId: `${clock}/1/100/1`, action: 'tell', to: [], punctuality: 'on_time' },
    },
  };
  const stop = (result: NonNullable<Run['end']>): LeadEvent => ({
    ...{ type: 'ClockStopped', time: iso(at + 3 * hour) },
    data: { clock, cycle: 1, result, because: 'told', lateEntry: 'no' },
  });
  return enveloped(leadIdOf(index + 1), [
    obtained(iso(at - hour)),
    assigned(iso(at - hour), ownerNamed(owner)),
    { type: 'ClockStarted', time: iso(at), data: { clock, cycle: 1, ...scheduled } },
    ...(breached ? [breach] : []),
    ...(end === null ? [] : [stop(end)]),
  ]);
};

const countOf = (runs: readonly Run[]) => {
  const met = runs.filter(({ end }) => end === 'met').length;
  const metLate = runs.filter(({ end }) => end === 'met_late').length;
  const breachedOpen = runs.filter(({ end, breached }) => end === null && breached).length;
  const base = met + metLate + breachedOpen;
  return {
    ...{ met, metLate, breachedOpen, excused: 0, attainment: base === 0 ? null : met / base },
    openInTime: runs.filter(({ end, breached }) => end === null && !breached).length,
    cancelled: runs.filter(({ end }) => end === 'cancelled').length,
  };
};

const valueOf = {
  clock: ({ clock }: Run) => clock,
  owner: ({ owner }: Run) => owner,
  office: () => 'madrid',
  grade: () => null,
} as const;

test('by clock, owner, office and grade, over any period, of all clocks and of one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(run, { minLength: 1, maxLength: 12 }),
      fc.option(instant),
      fc.option(instant),
      fc.option(fc.constantFrom('follow_up', 'first_contact')),
      async (runs, from, to, clock) => {
        await fedWith(database.pool, runs.map(streamOf), { chunkSize: 3 });
        const asked = runs.filter(
          (one) =>
            (from === null || one.at >= from) &&
            (to === null || one.at < to) &&
            (clock === null || one.clock === clock),
        );
        const question = {
          ...{ only: everyLead, clock, asOf: null },
          ...{ from: from === null ? null : iso(from), to: to === null ? null : iso(to) },
        };
        for (const by of ['clock', 'owner', 'office', 'grade'] as const) {
          const { rows, total } = await attainmentBy(database.pool, by, question);
          const values = [...new Set(asked.map(valueOf[by]))].sort();
          expect(rows, by).toEqual(
            values.map((cut) => ({ cut, ...countOf(asked.filter((one) => valueOf[by](one) === cut)) })),
          );
          expect(total, by).toEqual({ cut: null, ...countOf(asked) });
        }
      },
    ),
    { numRuns: sized(12, 500) },
  );
});
