// Do all clocks start, fire and stop as a count over minutes says, whatever happens to a lead?
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf } from '../support/counted-minutes.ts';
import { hour, monday } from '../support/domain-world.ts';
import { office } from '../support/many-offices.ts';
import { play, runs, step } from '../support/random-lives.ts';
import { countedClocks } from './counted-clocks.ts';
import { toldClocks } from './told.ts';
import type { Told } from './told.ts';

/** The working time of the test world's three offices, told as a file of an organisation would. */
const likeAll = office({
  working_hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
});
const year = 366 * 24 * hour;
const minutes = minutesOf(likeAll, monday - 240 * hour, monday + 30 * year);
const offices = new Map(['london', 'emea', 'hq'].map((officeId) => [officeId, minutes]));

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
const lifeSteps = fc.array(
  step.filter(({ command }) => !leftOut.has(command.type)),
  { maxLength: 40 },
);

test('no sequence of commands makes a clock start, fire or stop otherwise than it is counted', () => {
  fc.assert(
    fc.property(lifeSteps, (steps) => {
      const events: Told[] = [];
      let until = monday;
      play(steps, (_, told, __, now) => {
        const causationId = String(events.length);
        until = now;
        events.push(
          ...told.map(({ type, time, data }) => ({
            ...{ type, causationId, recordedAt: now, time: Date.parse(time) },
            data: data as Told['data'],
          })),
        );
      });
      expect(toldClocks(events)).toEqual(countedClocks(events, offices, until));
    }),
    { numRuns: runs },
  );
});
