// What is an amount worth in the playbook's base currency? Minor units in events, major units in rules.
import type { Money } from '../events/values.ts';
import type { Playbook } from './playbook.ts';
import { dateOf, day } from './time.ts';

/** Digits after the point where it is not two (ISO 4217). */
const minorDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** How many minor units make one major unit: 100 for USD, 1 for JPY, 1000 for KWD. */
export const minorPerMajor = (currency: string): number => 10 ** (minorDigits[currency] ?? 2);

/** `1250 USD minor` is 12.5. */
export const majorUnits = (money: Money): number => money.minor / minorPerMajor(money.currency);

export interface RateInForce {
  /** Units of the base currency for one unit of the other. */
  readonly rate: number;
  /** The day since which it holds; null for the base currency itself. */
  readonly from: string | null;
}

/**
 * The latest rate that holds on a day (`2026-01-31`); null where none is known, or the first one begins later.
 */
export const rateInForce = (currency: string, playbook: Playbook, today: string): RateInForce | null => {
  if (currency === playbook.money.currency) return { rate: 1, from: null };
  const known = playbook.money.rates.filter((rate) => rate.currency === currency && rate.from <= today);
  return known.at(-1) ?? null;
};

/**
 * Major units of the base currency at the rate in force at `now` (epoch milliseconds); null where no rate is known.
 * What has no rate is never added to anything.
 */
export const inBaseCurrency = (
  amount: number,
  currency: string,
  playbook: Playbook,
  now: number,
): number | null => {
  if (currency === playbook.money.currency) return amount;
  const rate = rateInForce(currency, playbook, dateOf(Math.floor(now / day)))?.rate;
  return rate === undefined ? null : amount * rate;
};
