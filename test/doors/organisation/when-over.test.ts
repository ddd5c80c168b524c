// Does the answer to "when is it over" add up day by day, and say of each day why?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../doors/organisation/compile-calendar.ts';
import { whenOver } from '../../../doors/organisation/when-over.ts';
import type { When } from '../../../doors/organisation/when-over.ts';
import type { Unit } from '../../../doors/organisation/organisation-file.ts';
import { manyOffices, office } from '../../support/many-offices.ts';

const hour = 3_600_000;
const asked = (unit: Unit, from: string | number, hours: number): When =>
  whenOver(unit, compileCalendar(unit, new Date('2026-01-05T00:00:00Z')), {
    from: typeof from === 'number' ? from : Date.parse(from),
    workingMs: hours * hour,
  });
const reasons = ({ days }: When): Record<string, string | null> =>
  Object.fromEntries(days.map(({ date, because }) => [date, because]));

describe('the days up to a deadline', () => {
  test('add up to what was asked, in every office', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...manyOffices.filter(({ id }) => id !== 'fair')),
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
        fc.integer({ min: 1, max: 200 }),
        (unit, from, hours) => {
          const { days } = asked(unit, from, hours);
          expect(days.reduce((sum, { workedMs }) => sum + workedMs, 0)).toBe(hours * hour);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('say what was skipped and why', () => {
    const beijing = office({ time_zone: 'Asia/Shanghai', public_holidays: { country: 'CN', region: null } });
    const found = asked(beijing, '2026-09-30T16:00+08:00', 24);
    expect(new Date(found.due).toISOString()).toBe('2026-10-10T08:00:00.000Z');
    expect(reasons(found)).toMatchObject({
      '2026-09-30': null,
      '2026-10-01': 'holiday: 国庆节',
      '2026-10-03': 'holiday: 国庆节',
      '2026-10-09': null,
      '2026-10-10': 'make-up working day: 国庆节',
    });
  });

  test('name half days and changes of the clock', () => {
    const london = office({
      time_zone: 'Europe/London',
      special_hours: [{ date: '2026-03-27', name: 'a fair', hours: [{ from: '08:30', to: '12:00' }] }],
    });
    expect(reasons(asked(london, '2026-03-27T00:00Z', 8))).toEqual({
      '2026-03-27': 'special hours: a fair (08:30–12:00)',
      '2026-03-28': 'not a working day of the week',
      '2026-03-29': 'not a working day of the week; the clock goes forward by 60 minutes',
      '2026-03-30': null,
    });
  });

  test('beyond what is compiled, or decreed, are said to be uncertain', () => {
    const beijing = office({ time_zone: 'Asia/Shanghai', public_holidays: { country: 'CN', region: null } });
    expect(asked(beijing, '2026-12-30T00:00Z', 40).notes).toEqual([
      expect.stringMatching(/CN for 2027 are not decreed/),
    ]);
    expect(asked(office(), '2027-12-30T00:00Z', 40).notes).toEqual([
      expect.stringMatching(/covers 2025-01-01 to 2027-12-31; beyond it only the week is counted/),
    ]);
  });
});
