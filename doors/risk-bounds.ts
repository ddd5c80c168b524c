// Until which due instant is a clock at risk? Counted once for each office and target, so that many clocks are told apart by a comparison.
import { addWorking } from '../domain/working-time/arithmetic.ts';
import type { RiskBound } from '../projections/lead/board.ts';
import type { Organisation } from './organisation/organisation.ts';

/** At risk: less than this share of the target is left, in working time. */
export const riskShare = 0.2;

/**
 * What is due before it has less than `riskShare` of its target left: the bound is the first instant by which so much working
 * time will have passed.
 * @param now epoch milliseconds
 */
export const riskBound = (
  { offices }: Organisation,
  { office, targetMs }: { readonly office: string; readonly targetMs: number },
  now: number,
): RiskBound => {
  const calendar = offices.get(office)?.calendar;
  const until =
    calendar === undefined ? null : new Date(addWorking(calendar, now, targetMs * riskShare)).toISOString();
  return { office, targetMs, until };
};
