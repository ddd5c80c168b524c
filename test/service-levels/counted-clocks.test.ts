// Do all clocks start, fire and stop as a count over minutes says, whatever happens to a lead and to its offices' hours?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCalendar } from '../../doors/organisation/compile-calendar.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import { minutesOf } from '../support/counted-minutes.ts';
import { hour, monday, policy } from '../support/domain-world.ts';
import { office } from '../support/many-offices.ts';
import { play, runs, step } from '../support/random-lives.ts';
import type { Check, Step } from '../support/random-lives.ts';
import { countedClocks } from './counted-clocks.ts';
import type { Change } from './counted-clocks.ts';
import type { Offices } from './counted-run.ts';
import { isCountedAnew, toldClocks } from './told.ts';
import type { Told } from './told.ts';

/** The working time of the test world's three offices, told as a file of an organisation would. */
const likeAll = office({
  working_hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
});
/** What they may come to later: other hours, and other days. */
const otherwise = [
  office({
    working_days: ['sun', 'mon', 'tue', 'wed', 'thu'],
    working_hours: [
      { from: '07:15', to: '11:00' },
      { from: '11:45', to: '15:00' },
    ],
  }),
  office({
    ...likeAll,
    holidays: ['2026-01-06', '2026-01-14'].map((date) => ({ date })),
    extra_working_days: [{ date: '2026-01-10' }],
    special_hours: [{ date: '2026-01-07', hours: [{ from: '10:00', to: '12:30' }] }],
  }),
];
const year = 366 * 24 * hour;
const [former, ...later] = [likeAll, ...otherwise].map((hours) =>
  minutesOf(hours, monday - 240 * hour, monday + 30 * year),
);
/** In the end they come back to the first. */
const byVersion = [former, ...later, former];
const officeIds = ['london', 'emea', 'hq'];
/** What only other leads, or those who take care of records, can do. */
const leftOut = new Set([
  ...[
    'AdoptPlaybook',
    'AdoptCalendar',
    'ErasePersonalData',
    'MergeLead',
    'UnmergeLead',
    'AbsorbLead',
    'UnabsorbLead',
  ],
  ...['AbsorbAccepted', 'AbsorbRefused', 'UnabsorbAccepted', 'UnabsorbRefused'],
]);
/** Every office's next calendars, of which a door may also bring an older one again. */
const laterHours: readonly Calendar[] = officeIds.flatMap((officeId) =>
  [...otherwise, likeAll].map((hours, index) => ({
    ...compileCalendar(hours, new Date(monday)),
    ...{ officeId, version: index + 2, hash: `${officeId} ${String(index + 2)}` },
  })),
);
const otherHours: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...laterHours), fc.constantFrom(0, 3 * hour, 30 * hour))
  .map(([{ officeId, hash: calendarHash }, wait]) => ({
    ...{ who: 'engine', wait },
    command: { type: 'AdoptCalendar', input: { officeId, calendarHash } },
  }));

const lifeSteps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: step.filter(({ command }) => !leftOut.has(command.type)) },
    { weight: 1, arbitrary: otherHours },
  ),
  { maxLength: 40 },
);

test('no sequence of commands and of calendars makes a clock start, fire or stop otherwise than it is counted', () => {
  let countedAnew = 0;
  fc.assert(
    fc.property(lifeSteps, (steps) => {
      const events: Told[] = [];
      const changes: Change[] = [];
      let [until, batches] = [monday, 0];
      let inForce = policy.calendars;
      const check: Check = (_, told, __, now, { calendars }) => {
        const causationId = String((batches += 1));
        until = now;
        events.push(
          ...told.map(({ type, time, data }) => ({
            ...{ type, causationId, recordedAt: now, time: Date.parse(time) },
            data: data as Told['data'],
          })),
        );
        if (calendars !== inForce) changes.push({ at: now, causationId, offices: countedIn(calendars) });
        inForce = calendars;
      };
      play(steps, check, { laterHours });
      countedAnew += events.filter(isCountedAnew).length;
      expect(toldClocks(events)).toEqual(countedClocks(events, countedIn(policy.calendars), until, changes));
    }),
    { numRuns: runs },
  );
  // Without these no office would have changed its hours under a running clock.
  expect(countedAnew).toBeGreaterThan(runs / 10);
});

/** By the version that the lead has of each office. */
const countedIn = (calendars: Policy['calendars']): Offices =>
  new Map(
    officeIds.flatMap((officeId) => {
      const minutes = byVersion[(calendars[officeId]?.version ?? 1) - 1];
      return minutes === undefined ? [] : [[officeId, minutes] as const];
    }),
  );
