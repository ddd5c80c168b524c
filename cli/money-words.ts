// How is an amount written for people? With its currency, grouped in threes, no more decimals than it has.
import { minorPerMajor } from '../domain/money.ts';
import type { Money } from '../events/values.ts';

/** `89,131.00 USD`; `–` where there is none. */
export const moneyWords = (money: Money | null): string =>
  money === null ? '–' : minorWords(BigInt(money.minor), money.currency);

/** The same for a sum that may be beyond what a number can hold exactly. */
export const minorWords = (minor: bigint, currency: string): string => {
  const per = BigInt(minorPerMajor(currency));
  const places = per.toString().length - 1;
  const whole = (minor / per).toLocaleString('en-US');
  const cents = places === 0 ? '' : `.${(minor % per).toString().padStart(places, '0')}`;
  return `${whole}${cents} ${currency}`;
};
