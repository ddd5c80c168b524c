// What does a forecast come to in the base currency on a day, and what could not be added?
import { addedInBase } from '../../domain/base-currency.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { ForecastRow } from '../../projections/progress/forecast.ts';
import { rowsInBase } from './rows-in-base.ts';

export interface ForecastInBase {
  readonly currency: string;
  /** The day whose rates hold, in the zone of the reports. */
  readonly day: string;
  /** What has a rate in one row a cut, in the base currency; each currency without a rate in its own. */
  readonly rows: readonly ForecastRow[];
  /** All that has a rate, in minor units of the base currency; each rounded once. */
  readonly total: string;
  readonly weightedTotal: string;
  /** Currencies without a rate on that day. */
  readonly unrated: readonly string[];
}

/** @param day of the calendar, `2026-01-31` */
export const forecastInBase = (
  rows: readonly ForecastRow[],
  playbook: Playbook,
  day: string,
): ForecastInBase => {
  const base = playbook.money.currency;
  const added = (some: readonly ForecastRow[], of: 'minor' | 'weighted') =>
    addedInBase(
      some.flatMap((row) => sumOf(row, of)),
      playbook,
      day,
    );
  const all = added(rows, 'minor');
  const unrated = all.unrated.map(({ currency }) => currency);
  const isRated = ({ currency }: ForecastRow): boolean => currency !== null && !unrated.includes(currency);
  return {
    ...{ currency: base, day, unrated },
    rows: rowsInBase(rows, isRated, ({ cut }, rated) => ({
      ...{ cut, currency: base, leads: rated.reduce((sum, { leads }) => sum + leads, 0) },
      minor: String(added(rated, 'minor').minor),
      weighted: String(added(rated, 'weighted').minor),
    })),
    total: String(all.minor),
    weightedTotal: String(added(rows, 'weighted').minor),
  };
};

const sumOf = (
  row: ForecastRow,
  of: 'minor' | 'weighted',
): { readonly currency: string; readonly minor: bigint }[] =>
  row.currency === null ? [] : [{ currency: row.currency, minor: BigInt(row[of]) }];
