// Is the price a plausible share of what the customer earns in a year? Rules of evaluation, "Price share".
import type { Band, Customer } from '../../events/values.ts';
import { amountInBase } from '../fields.ts';
import type { Lead } from '../lead.ts';
import { inBaseCurrency } from '../money.ts';
import type { Playbook } from '../playbook.ts';

/** Price ÷ profit (infinite where a price meets no profit at all), or what has to be known first. */
export type PriceCheck =
  | { readonly known: true; readonly share: number }
  | { readonly known: false; readonly missing: readonly string[] };

/**
 * Price ÷ (revenue × margin). The margin is the customer's own, else that of the industry, else the playbook's default.
 * @param now epoch milliseconds: rates are those in force on that day
 */
export const checkPrice = (lead: Lead, playbook: Playbook, now: number): PriceCheck => {
  const price = amountInBase(lead, playbook, now);
  const revenue = revenueInBase(lead.customer, playbook, now);
  if (price !== null && revenue !== null)
    return { known: true, share: shareOf(price, revenue * marginOf(lead.customer, playbook)) };
  return {
    known: false,
    missing: [
      ...(price === null ? [lead.amount === null ? 'amount' : rateOf(lead.amount.currency)] : []),
      ...(revenue === null ? [missingRevenue(lead.customer)] : []),
    ],
  };
};

/** A band counts as the geometric mean of its limits, an open band as its limit; one from nothing is open below. */
export const middle = ({ from, to }: Band): number | null => {
  if (from === null || from === 0) return to;
  return to === null ? from : Math.sqrt(from * to);
};

/** Yearly, in major units of the base currency; null where it is unknown or its currency has no rate. */
export const revenueInBase = (customer: Customer | null, playbook: Playbook, now: number): number | null => {
  const revenue = customer?.revenue ?? null;
  const figure = revenue === null ? null : middle(revenue);
  return revenue === null || figure === null ? null : inBaseCurrency(figure, revenue.currency, playbook, now);
};

/** What to tell so that the revenue can be counted: the figure itself, or the rate of its currency. */
export const missingRevenue = (customer: Customer | null): string => {
  const revenue = customer?.revenue ?? null;
  return revenue === null || middle(revenue) === null ? 'customer.revenue' : rateOf(revenue.currency);
};

const shareOf = (price: number, profit: number): number =>
  profit > 0 ? price / profit : price > 0 ? Infinity : 0;

const rateOf = (currency: string): string => `rate.${currency}`;

const marginOf = (customer: Customer | null, { price }: Playbook): number =>
  customer?.margin ??
  (customer?.industry == null ? undefined : price.margins[customer.industry]) ??
  price.defaultMargin;
