// Are targets counted into the right hours of the week, in every zone, also on the day on which its clocks are changed?
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { assigned, enveloped, leadIdOf, obtained, ownerNamed } from '../../bench/projection/lead-story.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { everyLead } from '../../projections/lead/filter.ts';
import { installReadSet } from '../../projections/runner/install.ts';
import { serviceLevelWeek } from '../../projections/service-level/week.ts';
import type { WeekHour } from '../../projections/service-level/week.ts';
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
/** Ten days by the quarter of an hour; in New York and in Lisbon clocks are changed in March. */
const instant = fc
  .integer({ min: 0, max: 30 * 24 * 4 })
  .map((quarters) => Date.UTC(2026, 2, 3) + quarters * (hour / 4));
const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Asia/Shanghai', 'Europe/Lisbon'] as const;

interface Run {
  readonly at: number;
  readonly clock: 'follow_up' | 'first_contact';
  readonly owner: 'ben' | 'mia';
  readonly end: 'met' | 'met_late' | 'cancelled' | null;
  /** After so many quarters of an hour; null: never. */
  readonly breached: number | null;
  readonly excused: boolean;
}

const run: fc.Arbitrary<Run> = fc.record({
  at: instant,
  clock: fc.constantFrom('follow_up', 'first_contact'),
  owner: fc.constantFrom('ben', 'mia'),
  end: fc.constantFrom('met', 'met_late', 'cancelled', null),
  breached: fc.option(fc.integer({ min: 4, max: 11 })),
  excused: fc.boolean(),
});

const dueOf = ({ at }: Run): number => at + hour;
const breachOf = ({ at, breached }: Run): number | null =>
  breached === null ? null : at + breached * (hour / 4);

const streamOf = (one: Run, index: number): readonly Envelope[] => {
  const { at, clock, owner, end, excused } = one;
  const breach = breachOf(one);
  const scheduled = {
    ...{ officeId: 'madrid', calendarHash: 'h', targetMs: hour, remainingMs: hour },
    ...{ dueAt: iso(dueOf(one)), tiersAbove: 2, steps: [] },
  };
  const { submitter: by } = obtained(iso(at)).data;
  const breaches: readonly LeadEvent[] =
    breach === null
      ? []
      : [
          {
            ...{ type: 'ClockBreached', time: iso(breach) },
            data: {
              ...{ clock, cycle: 1, stepId: `${clock}/1/100/1`, action: 'tell', to: [] },
              punctuality: 'on_time',
            },
          },
        ];
  const excuses: readonly LeadEvent[] =
    breach === null || !excused
      ? []
      : [{ type: 'BreachExcused', time: iso(breach), data: { clock, cycle: 1, because: 'a strike', by } }];
  const stops: readonly LeadEvent[] =
    end === null
      ? []
      : [
          {
            ...{ type: 'ClockStopped', time: iso(at + 3 * hour) },
            data: { clock, cycle: 1, result: end, because: 'told', lateEntry: 'no' },
          },
        ];
  return enveloped(leadIdOf(index + 1), [
    obtained(iso(at - hour)),
    assigned(iso(at - hour), ownerNamed(owner)),
    { type: 'ClockStarted', time: iso(at), data: { clock, cycle: 1, ...scheduled } },
    ...[...breaches, ...excuses, ...stops],
  ]);
};

/** By the wall clock, one run after the other. */
const hoursOf = (
  runs: readonly Run[],
  zone: string,
  isAsked: (at: number) => boolean,
): readonly WeekHour[] => {
  const cells = new Map<string, { weekday: number; hour: number; due: number; breached: number }>();
  const count = (at: number | null, what: 'due' | 'breached'): void => {
    if (at === null || !isAsked(at)) return;
    const { dayOfWeek: weekday, hour: on } =
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const key = `${String(weekday)} ${String(on).padStart(2, '0')}`;
    const cell = cells.get(key) ?? { weekday, hour: on, due: 0, breached: 0 };
    cell[what] += 1;
    cells.set(key, cell);
  };
  for (const one of runs) {
    if (one.end !== 'cancelled') count(dueOf(one), 'due');
    count(breachOf(one), 'breached');
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
};

test('in any zone, over any period, of all clocks and of one, of all leads and of an owner', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(run, { minLength: 1, maxLength: 12 }),
      instant,
      fc.option(instant),
      fc.option(fc.constantFrom('follow_up', 'first_contact')),
      fc.option(fc.constantFrom('ben', 'mia')),
      async (runs, from, to, clock, owner) => {
        await fedWith(database.pool, runs.map(streamOf), { chunkSize: 3 });
        const asked = runs.filter(
          (one) => (clock === null || one.clock === clock) && (owner === null || one.owner === owner),
        );
        for (const timeZone of zones) {
          const found = await serviceLevelWeek(database.pool, {
            ...{ only: { ...everyLead, owner }, clock, timeZone },
            ...{ from: iso(from), to: to === null ? null : iso(to) },
          });
          const isAsked = (at: number): boolean => at >= from && (to === null || at < to);
          expect(found, timeZone).toEqual(hoursOf(asked, timeZone, isAsked));
        }
      },
    ),
    { numRuns: sized(25, 500) },
  );
});
