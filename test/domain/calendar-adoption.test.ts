// What becomes of a lead's running clocks when an office comes to work at other times?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../doors/organisation/compile-calendar.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import { countBetween, countOn, minutesOf } from '../support/counted-minutes.ts';
import {
  assess,
  calendar,
  engine,
  followUp,
  hour,
  monday,
  obtain,
  offer,
  policy,
} from '../support/domain-world.ts';
import { manyOffices } from '../support/many-offices.ts';
import { life, type Life } from '../support/spec.ts';

const dayOf = (at: string): number => Date.parse(`${at}T00:00Z`) / 86_400_000;
/** London's next calendar: these days are free. */
const free = (version: number, ...dates: string[]): Calendar => ({
  ...calendar('london'),
  ...{ version, hash: `version-${String(version)}`, exceptions: [{ hours: [], days: dates.map(dayOf) }] },
});
/** Owned by ben since Monday 09:00, grade C: the first contact is due within 16 working hours, Tuesday 18:00. */
const owned = (): Life => life().do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
const dueAt = (story: Life): string | undefined => story.known.clocks['first_contact']?.dueAt;

describe('a calendar that is adopted', () => {
  test('moves what is left of a running clock, and keeps what was consumed', () => {
    const story = owned().until(monday + 5 * hour);
    expect(dueAt(story)).toBe('2026-01-06T18:00:00.000Z');
    const before = story.events.length;
    story.works(free(2, '2026-01-06'));
    expect(story.types.slice(before)).toEqual(['CalendarAdopted', 'ClockRescheduled']);
    expect(story.last('ClockRescheduled')).toMatchObject({
      ...{ calendarHash: 'version-2', because: 'CalendarAdopted', targetMs: 16 * hour },
      ...{ remainingMs: 12 * hour, dueAt: '2026-01-07T18:00:00.000Z' },
    });
  });

  test('does not take back what was consumed on a day that turns out to be free', () => {
    const story = owned()
      .until(monday + 5 * hour)
      .works(free(2, '2026-01-05'));
    expect(story.last('ClockRescheduled').remainingMs).toBe(12 * hour);
    // Nothing more runs on Monday, eight hours on Tuesday: the other four on Wednesday.
    expect(dueAt(story)).toBe('2026-01-07T14:00:00.000Z');
  });

  test('tells nothing where the lead knows it, or a newer one, already', () => {
    const story = owned().works(free(3, '2026-01-06'));
    const before = story.events.length;
    story.works(free(3, '2026-01-06')).works(free(2, '2026-01-07'));
    expect(story.types.slice(before)).toEqual([]);
    expect(story.policy.calendars['london']?.version).toBe(3);
  });

  test('tells nothing of an office in which no clock of the lead runs', () => {
    const story = owned();
    const before = story.events.length;
    story.works({ ...free(2, '2026-01-06'), officeId: 'emea' });
    expect(story.types.slice(before)).toEqual([]);
    expect(story.policy.calendars['emea']?.version).toBe(2);
  });

  test('counts from then on for a clock that starts later', () => {
    const story = owned().works(free(2, '2026-01-06')).do('ben', followUp());
    expect(story.known.clocks['follow_up']?.dueAt).toBe('2026-01-19T18:00:00.000Z');
  });

  test('that comes along with any other command is adopted before it', () => {
    const story = owned().until(monday + 5 * hour);
    const before = story.events.length;
    story.works(free(2, '2026-01-06'), 'ben', followUp('no_answer'));
    expect(story.types.slice(before, before + 3)).toEqual([
      'CalendarAdopted',
      'ClockRescheduled',
      'FollowUpRecorded',
    ]);
  });

  test('leaves a paused clock alone, which goes on in it', () => {
    const story = owned()
      .until(monday + 5 * hour)
      .do('ben', followUp(), {
        type: 'PauseClock',
        input: { clock: 'follow_up', reason: 'they are away', until: '2026-01-06T09:00:00.000Z' },
      });
    const before = story.events.length;
    story.works(free(2, '2026-01-06'));
    expect(story.types.slice(before)).toEqual(['CalendarAdopted']);
    story.until(Date.parse('2026-01-06T09:00Z'));
    expect(story.last('ClockResumed')).toMatchObject({ calendarHash: 'version-2', remainingMs: 80 * hour });
    expect(story.known.clocks['follow_up']?.dueAt).toBe('2026-01-20T18:00:00.000Z');
  });

  test('does not let a step happen twice', () => {
    const story = owned().until(monday + 9 * hour);
    expect(story.all('ClockThresholdReached')).toHaveLength(1);
    story.works(free(2, '2026-01-06'));
    expect(story.known.clocks['first_contact']?.steps.map(({ percent }) => percent)).toEqual([100, 150, 200]);
    story.until(monday + 12 * hour);
    expect(story.all('ClockThresholdReached')).toHaveLength(1);
  });

  test('comes too late for a lead that has ended, and changes nothing', () => {
    const story = owned().do('ben', {
      type: 'LoseLead',
      input: { reason: 'price', note: null, stated: null },
    });
    const before = story.events.length;
    story.works(free(2, '2026-01-06'));
    expect(story.types.slice(before)).toEqual([]);
  });

  test('has to come along', () => {
    const command = { type: 'AdoptCalendar', input: { officeId: 'paris', calendarHash: 'x' } } as const;
    owned().refused('no_calendar', engine, command).refused('not_permitted', 'adam', command);
  });

  test('is due at the minute that a count in the former and the new working time gives', () => {
    const [begin, end] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 5, 30)];
    const places = manyOffices
      .filter(({ id }) => id !== 'fair')
      .map((unit) => ({
        compiled: { ...compileCalendar(unit, new Date(begin)), officeId: 'london' },
        minutes: minutesOf(unit, begin, end),
      }));
    const place = fc.constantFrom(...places);
    fc.assert(
      fc.property(
        place,
        place,
        fc.integer({ min: 0, max: 80 * 24 * 60 }),
        fc.integer({ min: 0, max: 72 * 60 }),
        (before, after, start, later) => {
          const from = begin + start * 60_000;
          const change = from + later * 60_000;
          const story = life({ ...policy, calendars: { ...policy.calendars, london: before.compiled } });
          story.now = from;
          story.do('ada', obtain(), assess('P', 2), assess('C', 2)).do(engine, offer('ben'));
          const consumed = countBetween(before.minutes, from, change);
          fc.pre(consumed < 16 * hour);
          story.until(change).works({ ...after.compiled, version: 2, hash: 'after' });
          const due = countOn(after.minutes, change, 16 * hour - consumed);
          expect(dueAt(story)).toBe(new Date(due ?? 0).toISOString());
        },
      ),
      { numRuns: 100 },
    );
  });
});
