// How did cohorts fare with age, and how long did orders take? Looked up lead by lead, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { monthOf, wallClock } from './churn-oracle.ts';
import type { AskedChurn } from './churn-oracle.ts';
import { fatesOf, isIn } from './fate-oracle.ts';
import type { Fate } from './fate-oracle.ts';
import { at } from './stay-oracle.ts';

type Streams = readonly (readonly Envelope[])[];

const baseOf = (streams: Streams, asked: AskedChurn): readonly Fate[] =>
  fatesOf(streams, asked).filter(
    ({ state, obtainedAt }) => ['won', 'lost', 'open'].includes(state) && isIn(obtainedAt, asked),
  );

/** The same time of day so many months later; the last day of a month where it has no such day. */
const monthsLater = (wall: number, months: number): number => {
  const from = new Date(wall);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const days = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(from.getUTCDate(), days) - 1) * 86_400_000 + (wall % 86_400_000);
};

/** What a lead was when it was so many months old, as it is known. */
const stateAtAge = ({ known, obtainedAt }: Fate, months: number, timeZone: string): string => {
  const then = monthsLater(wallClock(obtainedAt, timeZone), months);
  const moves = known.filter(
    (event) => at(event, 'enters') !== null && wallClock(event.time, timeZone) <= then,
  );
  const place = at(moves.at(-1) ?? known[0]!, 'enters') ?? '';
  return place === 'won' || place === 'lost' ? place : 'open';
};

export const triangleOf = (streams: Streams, asked: AskedChurn) => {
  const fates = baseOf(streams, asked);
  const { timeZone, asOf } = asked;
  const months = [...new Set(fates.map(({ obtainedAt }) => monthOf(obtainedAt, timeZone)))].sort();
  return months.map((month) => {
    const own = fates.filter(({ obtainedAt }) => monthOf(obtainedAt, timeZone) === month);
    const cells = [];
    for (
      let age = 0;
      monthsLater(Date.parse(`${month}-01`), age + 1) <= wallClock(asOf, timeZone) + 1;
      age++
    ) {
      const states = own.map((fate) => stateAtAge(fate, age, timeZone));
      const of = (state: string): number => states.filter((one) => one === state).length;
      cells.push({ age, base: own.length, won: of('won'), lost: of('lost'), open: of('open') });
    }
    return { month, base: own.length, cells };
  });
};

export interface Lasting {
  /** Infinity for a lead that never orders. */
  readonly days: number;
  readonly ordered: boolean;
}

/** @param isOne whether the lead is of those asked for */
export const lastingsOf = (
  streams: Streams,
  asked: AskedChurn,
  isOne: (fate: Fate) => boolean,
): readonly Lasting[] =>
  baseOf(streams, asked)
    .filter(isOne)
    .map(({ state, obtainedAt, endedAt }) => {
      const day = (instant: string): number => Math.floor(wallClock(instant, asked.timeZone) / 86_400_000);
      if (state === 'lost') return { days: Infinity, ordered: false };
      return { days: day(endedAt ?? asked.asOf) - day(obtainedAt), ordered: state === 'won' };
    });

/** The definition, day by day: of those who are that old, whoever had no order before. */
export const survivalOf = (lastings: readonly Lasting[]) => {
  const days = [...new Set(lastings.map(({ days: so }) => so))].filter(Number.isFinite).sort((a, b) => a - b);
  let notOrdered = 1;
  return days.map((day) => {
    const atRisk = lastings.filter(({ days: so }) => so >= day).length;
    const here = lastings.filter(({ days: so }) => so === day);
    const orders = here.filter(({ ordered }) => ordered).length;
    notOrdered *= 1 - orders / atRisk;
    return { day, atRisk, orders, censored: here.length - orders, notOrdered };
  });
};
