// What is the pipeline worth in the base currency on a day, at which rates, and what could not be added?
import { addedInBase } from '../../domain/base-currency.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { PipelineRow } from '../../projections/pipeline/queries.ts';
import { rowsInBase } from './rows-in-base.ts';

export interface CurrencyInBase {
  readonly currency: string;
  readonly leads: number;
  /** Minor units of `currency`, text as in the rows. */
  readonly minor: string;
  /** Units of the base currency for one of this; null where none is known on that day: then it is added to nothing. */
  readonly rate: number | null;
  /** The day since which the rate holds; null for the base currency itself, and where there is no rate. */
  readonly rateSince: string | null;
}

export interface PipelineInBase {
  readonly currency: string;
  /** The day whose rates hold, in the zone of the reports. */
  readonly day: string;
  /** What has a rate in one row a cut, in the base currency; each currency without a rate in its own. Each rounded once. */
  readonly rows: readonly PipelineRow[];
  readonly currencies: readonly CurrencyInBase[];
  /** All that has a rate, in minor units of the base currency; rounded once, so it is the same however it is cut. */
  readonly total: string;
}

/** @param day of the calendar, `2026-01-31` */
export const pipelineInBase = (
  rows: readonly PipelineRow[],
  playbook: Playbook,
  day: string,
): PipelineInBase => {
  const base = playbook.money.currency;
  const all = addedInBase(rows.flatMap(sumOf), playbook, day);
  const rates = new Map(all.rates.map((rate) => [rate.currency, rate]));
  const isRated = ({ currency }: PipelineRow): boolean => currency !== null && rates.has(currency);
  return {
    currency: base,
    day,
    rows: rowsInBase(rows, isRated, ({ cut }, rated) => ({
      ...{ cut, leads: leadsOf(rated), currency: base },
      minor: String(addedInBase(rated.flatMap(sumOf), playbook, day).minor),
    })),
    currencies: [...new Set(rows.flatMap(({ currency }) => currency ?? []))].sort().map((currency) => {
      const ofCurrency = rows.filter((row) => row.currency === currency);
      return {
        ...{ currency, leads: leadsOf(ofCurrency) },
        minor: String(ofCurrency.reduce((sum, { minor }) => sum + BigInt(minor), 0n)),
        rate: rates.get(currency)?.rate ?? null,
        rateSince: rates.get(currency)?.from ?? null,
      };
    }),
    total: String(all.minor),
  };
};

const sumOf = ({ currency, minor }: PipelineRow): { currency: string; minor: bigint }[] =>
  currency === null ? [] : [{ currency, minor: BigInt(minor) }];

const leadsOf = (rows: readonly PipelineRow[]): number => rows.reduce((sum, { leads }) => sum + leads, 0);
