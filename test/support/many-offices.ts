// Offices with everything that makes working time hard: summer times, lunch, half days, make-up days, weeks from Sunday on.
import type { Unit } from '../../doors/organisation/organisation-file.ts';

export const office = (over: Partial<Unit> = {}): Unit => ({
  ...{ id: 'office-x', kind: 'rep_office', name: 'Office', parent: 'hq', crm_regions: [] },
  time_zone: 'UTC',
  working_days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  working_hours: [
    { from: '08:30', to: '12:00' },
    { from: '13:00', to: '17:30' },
  ],
  ...{ holidays: [], extra_working_days: [], special_hours: [], public_holidays: null },
  ...over,
});

const dates = (...all: string[]): { date: string }[] => all.map((date) => ({ date }));
const sundayToThursday: Unit['working_days'] = ['sun', 'mon', 'tue', 'wed', 'thu'];
const everyDay: Unit['working_days'] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export const manyOffices: readonly Unit[] = [
  office({
    id: 'london',
    time_zone: 'Europe/London',
    holidays: dates('2026-04-03', '2026-04-06', '2026-12-25'),
  }),
  office({
    id: 'new-york',
    time_zone: 'America/New_York',
    holidays: dates('2026-11-26', '2027-01-01'),
    special_hours: [{ date: '2026-11-27', hours: [{ from: '08:30', to: '13:00' }] }],
  }),
  // Open through the night in which the clock changes, with an edge within the hour that is skipped or comes twice.
  office({
    id: 'chicago-nights',
    time_zone: 'America/Chicago',
    working_days: everyDay,
    working_hours: [
      { from: '00:00', to: '01:30' },
      { from: '02:15', to: '06:00' },
      { from: '22:00', to: '24:00' },
    ],
  }),
  office({ id: 'sydney', time_zone: 'Australia/Sydney', holidays: dates('2026-01-26', '2026-04-03') }),
  // Its summer time is half an hour.
  office({
    id: 'lord-howe',
    time_zone: 'Australia/Lord_Howe',
    working_days: everyDay,
    working_hours: [{ from: '01:15', to: '09:45' }],
  }),
  office({
    id: 'santiago',
    time_zone: 'America/Santiago',
    working_days: everyDay,
    working_hours: [{ from: '00:00', to: '24:00' }],
  }),
  office({ id: 'mumbai', time_zone: 'Asia/Kolkata', holidays: dates('2026-01-26', '2026-08-15') }),
  office({
    id: 'kathmandu',
    time_zone: 'Asia/Kathmandu',
    working_days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'],
  }),
  office({
    id: 'beijing',
    time_zone: 'Asia/Shanghai',
    holidays: dates(
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    ),
    extra_working_days: dates('2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10'),
  }),
  office({
    id: 'riyadh',
    time_zone: 'Asia/Riyadh',
    working_days: sundayToThursday,
    holidays: dates('2026-09-23'),
    special_hours: [
      {
        date: '2026-03-17',
        hours: [
          { from: '10:00', to: '12:00' },
          { from: '12:30', to: '15:00' },
        ],
      },
    ],
  }),
  // It closes for summer time within Ramadan, and opens it again.
  office({
    id: 'casablanca',
    time_zone: 'Africa/Casablanca',
    special_hours: [{ date: '2026-12-24', hours: [{ from: '08:30', to: '12:00' }] }],
  }),
  // Closed all week: only single days are worked.
  office({
    id: 'fair',
    time_zone: 'Europe/Berlin',
    working_days: ['sun'],
    holidays: dates(...sundaysOf(2025), ...sundaysOf(2026), ...sundaysOf(2027)),
    special_hours: ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25', '2027-01-02'].map((date) => ({
      date,
      hours: [
        { from: '00:30', to: '02:45' },
        { from: '23:00', to: '24:00' },
      ],
    })),
  }),
];

function sundaysOf(year: number): string[] {
  const days = Array.from({ length: 366 }, (_, index) => new Date(Date.UTC(year, 0, 1 + index)));
  return days.filter((day) => day.getUTCDay() === 0).map((day) => day.toISOString().slice(0, 10));
}
