// What do sums in several currencies come to in the base currency, and which of them have no rate?
import type { Decimal } from './decimal.ts';
import { decimalOf, nearest, plus, times, zero } from './decimal.ts';
import { minorPerMajor, rateInForce } from './money.ts';
import type { RateInForce } from './money.ts';
import type { Playbook } from './playbook.ts';

export interface SumInCurrency {
  readonly currency: string;
  /** Minor units of `currency`; may pass 2^53. */
  readonly minor: bigint;
}

export interface InBase {
  /** Minor units of the base currency, exact until the one rounding at the end. */
  readonly minor: bigint;
  /** One a currency that was added, in order of code; the base currency itself stands at 1 since ever. */
  readonly rates: readonly ({ readonly currency: string } & RateInForce)[];
  /** What has no rate on that day, by currency: shown apart, never added. */
  readonly unrated: readonly SumInCurrency[];
}

/**
 * Adds what has a rate on a day.
 * @param today the day of the calendar whose rates hold, `2026-01-31`
 */
export const addedInBase = (sums: readonly SumInCurrency[], playbook: Playbook, today: string): InBase => {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, minor } of sums) byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + minor);
  const known = [...byCurrency]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, minor]) => ({ currency, minor, inForce: rateInForce(currency, playbook, today) }));
  const base = playbook.money.currency;
  return {
    minor: nearest(
      known.reduce(
        (sum, { currency, minor, inForce }) =>
          inForce === null ? sum : plus(sum, converted({ currency, minor }, inForce.rate, base)),
        zero,
      ),
    ),
    rates: known.flatMap(({ currency, inForce }) => (inForce === null ? [] : [{ currency, ...inForce }])),
    unrated: known.flatMap(({ currency, minor, inForce }) => (inForce === null ? [{ currency, minor }] : [])),
  };
};

/** In minor units of the base currency. */
const converted = ({ currency, minor }: SumInCurrency, rate: number, base: string): Decimal =>
  times(times({ digits: minor, scale: placesOf(currency) }, decimalOf(rate)), {
    digits: BigInt(minorPerMajor(base)),
    scale: 0,
  });

const placesOf = (currency: string): number => String(minorPerMajor(currency)).length - 1;
