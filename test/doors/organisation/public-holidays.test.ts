// Are public holidays what others know them to be, and is it said where nobody knows?
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workingBetween } from '../../../domain/working-time/arithmetic.ts';
import { compileCalendar } from '../../../doors/organisation/compile-calendar.ts';
import { doubtsAbout } from '../../../doors/organisation/import-organisation.ts';
import { publicDays } from '../../../doors/organisation/public-holidays.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';
import { office } from '../../support/many-offices.ts';

const day = 86_400_000;
/** Every day of 2018 to 2026 on which China works otherwise than by its week, by a source that is not ours. */
const oracle = JSON.parse(
  readFileSync(new URL('../../fixtures/china-workdays.json', import.meta.url), 'utf8'),
) as { years: Record<string, { freeOnWeekdays: string[]; workedOnWeekends: string[] }> };

const beijing = office({ time_zone: 'Asia/Shanghai', public_holidays: { country: 'CN', region: null } });

describe('China', () => {
  test('works and rests on the days that an independent list names, from 2018 to 2026', () => {
    for (const [year, { freeOnWeekdays, workedOnWeekends }] of Object.entries(oracle.years)) {
      const calendar = compileCalendar(beijing, new Date(`${year}-02-01T00:00:00Z`));
      for (let at = Date.UTC(Number(year), 0, 1); at < Date.UTC(Number(year) + 1, 0, 1); at += day) {
        const [date, weekday] = [new Date(at).toISOString().slice(5, 10), new Date(at).getUTCDay()];
        const works =
          weekday === 0 || weekday === 6 ? workedOnWeekends.includes(date) : !freeOnWeekdays.includes(date);
        // The local day begins eight hours before that of UTC.
        const worked = workingBetween(calendar, at - 8 * 3_600_000, at + 16 * 3_600_000);
        expect(`${year}-${date} ${String(worked > 0)}`).toBe(`${year}-${date} ${String(works)}`);
      }
    }
  });

  test('has not decreed 2027 yet, which is said and not taken for a year without holidays', () => {
    expect(publicDays({ country: 'CN', region: null }, 2027)).toEqual({
      free: [],
      worked: [],
      word: 'unknown',
    });
    expect(doubtsAbout([beijing], new Date('2026-11-25T00:00:00Z'))).toEqual([
      'office-x: the holidays of CN for 2027 are not decreed yet; until they are told, its days count as ordinary weeks. Import again with a newer release, or write them down.',
    ]);
    const told = { ...beijing, holidays: [{ date: '2027-01-01' }] };
    expect(doubtsAbout([told], new Date('2026-11-25T00:00:00Z'))).toEqual([]);
  });

  test('travels as a calendar of less than 2 KB', () => {
    expect(JSON.stringify(compileCalendar(beijing, new Date('2026-01-05T00:00:00Z'))).length).toBeLessThan(
      1_000,
    );
  });
});

describe('elsewhere', () => {
  test('England rests on the days that the sample company was given by another library', () => {
    const { units } = readOrganisation(readFileSync('examples/org.yaml', 'utf8'), 'org.yaml');
    const listed = units.find(({ id }) => id === 'region-eurasia')!.holidays.map(({ date }) => date);
    const england = { country: 'GB', region: 'ENG' };
    const known = [2026, 2027]
      .flatMap((year) => publicDays(england, year).free.map(({ date }) => date))
      .filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
    expect(known).toEqual(listed);
  });

  test('several days in a row are all free, and what the moon decides is said to be an estimate', () => {
    const { free, word } = publicDays({ country: 'SA', region: null }, 2026);
    expect(word).toBe('estimated');
    expect(free.map(({ date }) => date)).toEqual(
      expect.arrayContaining(['2026-03-19', '2026-03-20', '2026-03-21']),
    );
    const riyadh = office({ public_holidays: { country: 'SA', region: null } });
    expect(doubtsAbout([riyadh], new Date('2026-01-05T00:00:00Z'))[0]).toMatch(/set by the moon/);
  });
});

describe('of several words about a day', () => {
  const london = (over: Parameters<typeof office>[0]): number =>
    workingBetween(
      compileCalendar(
        office({ time_zone: 'Europe/London', public_holidays: { country: 'GB', region: 'ENG' }, ...over }),
        new Date('2026-01-05T00:00:00Z'),
      ),
      Date.parse('2026-05-04T00:00Z'),
      Date.parse('2026-05-05T00:00Z'),
    ) / 3_600_000;

  test("the file's own holds over the library's", () => {
    expect(london({})).toBe(0);
    expect(london({ extra_working_days: [{ date: '2026-05-04' }] })).toBe(8);
    expect(london({ special_hours: [{ date: '2026-05-04', hours: [{ from: '09:00', to: '12:00' }] }] })).toBe(
      3,
    );
  });

  test('a year of which the file names nothing is doubted where it names days of others', () => {
    const listed = office({ holidays: [{ date: '2026-12-25' }] });
    expect(doubtsAbout([listed], new Date('2026-06-01T00:00:00Z'))[0]).toMatch(/names no holiday of 2027/);
    expect(doubtsAbout([office()], new Date('2026-06-01T00:00:00Z'))).toEqual([]);
  });
});
