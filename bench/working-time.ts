// How many deadlines a second does working time give on one core? Offices of many zones, spans of minutes and of weeks.
import { addWorking } from '../domain/working-time/arithmetic.ts';
import { compileCalendar } from '../doors/organisation/compile-calendar.ts';
import type { Calendar } from '../events/commands/batch.ts';
import { countOn, minutesOf } from '../test/support/counted-minutes.ts';
import { manyOffices } from '../test/support/many-offices.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { median, rounded } from './paired-ratios.ts';

const target = 1_000_000;
const rounds = 7;
const questions = 20_000;
const checked = 5_000;
/** Of processor time. */
const roundMs = 1_000;
const hour = 3_600_000;
const begin = Date.UTC(2026, 0, 1);
const counted = Date.UTC(2027, 2, 31);

interface Question {
  readonly calendar: Calendar;
  readonly office: number;
  readonly from: number;
  readonly amount: number;
}

export const run = ({ report }: BenchContext): Promise<BenchResult> => {
  const offices = manyOffices.filter(({ id }) => id !== 'fair');
  const calendars = offices.map((unit) => fromJson(compileCalendar(unit, new Date(begin))));
  const asked = questionsOf(calendars);
  const minutes = offices.map((unit) => minutesOf(unit, begin, counted));
  let held = 0;
  for (const { calendar, office, from, amount } of asked.slice(0, checked)) {
    const known = minutes[office];
    const due = known === undefined ? null : countOn(known, from, amount);
    if (due === null) continue;
    const found = addWorking(calendar, from, amount);
    check(
      found === due,
      `${String(amount)} ms from ${new Date(from).toISOString()} in ${calendar.officeId} are over at ${new Date(due).toISOString()}, not at ${new Date(found).toISOString()}.`,
    );
    held += 1;
  }
  const bytes = Math.max(...calendars.map((calendar) => JSON.stringify(calendar).length));
  report(
    `${String(held)} deadlines are the same as a count over minutes; the largest of ${String(calendars.length)} calendars has ${String(bytes)} bytes`,
  );
  measure(asked); // the compiler of the engine warms up
  const figures: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    figures.push(measure(asked));
    report(`round ${String(round + 1)}: ${Math.round(figures.at(-1) ?? 0).toLocaleString('en')} deadlines/s`);
  }
  return Promise.resolve({
    ...{ name: 'working-time', unit: 'deadlines/s', target, checked: true, reference: null, ratio: null },
    ours: rounded(median(figures), 0),
    spread: [rounded(Math.min(...figures), 0), rounded(Math.max(...figures), 0)],
    details: { calendars: calendars.length, largestCalendarBytes: bytes, held },
  });
};

/** As a lead gets its calendar: it comes as JSON. */
const fromJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

/** Any instant of a year, half an hour to thirty days of eight hours; the same ones in every run. */
const questionsOf = (calendars: readonly Calendar[]): readonly Question[] => {
  let state = 20_260_105;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * limit;
  };
  return Array.from({ length: questions }, () => {
    const office = Math.floor(below(calendars.length));
    const [calendar] = calendars.slice(office);
    if (calendar === undefined) throw new TypeError('There is no calendar.');
    const from = begin + Math.floor(below(365 * 24 * hour));
    const amount = Math.floor(below(240 * hour)) + hour / 2;
    return { calendar, office, from, amount };
  });
};

/** Deadlines in a second of processor time: what one core does, also on a machine that is busy with other work. */
const measure = (asked: readonly Question[]): number => {
  const began = process.cpuUsage();
  let deadlines = 0;
  let usedMs = 0;
  while (usedMs < roundMs) {
    // Nobody may leave out what nobody reads.
    check(answerAll(asked) > 0, 'The deadlines were not computed.');
    deadlines += asked.length;
    const { user, system } = process.cpuUsage(began);
    usedMs = (user + system) / 1_000;
  }
  return (deadlines / usedMs) * 1_000;
};

const answerAll = (asked: readonly Question[]): number => {
  let latest = 0;
  for (const { calendar, from, amount } of asked)
    latest = Math.max(latest, addWorking(calendar, from, amount));
  return latest;
};
