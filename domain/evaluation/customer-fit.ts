// Is the customer in the target customer group? The first basis of evaluation, criterion by criterion.
import type { Band, Customer } from '../../events/values.ts';
import type { CustomerFit } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import { inBaseCurrency } from '../money.ts';
import type { Playbook } from '../playbook.ts';
import { amountInBase } from '../fields.ts';

export interface FitJudgement {
  readonly fit: CustomerFit;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
}

type Check = 'met' | 'failed' | 'unknown' | 'not_asked';

/** Target, potential or outside, with what failed and what could not be checked. Unknown is no failure. */
export const customerFit = (lead: Lead, playbook: Playbook, now: number): FitJudgement => {
  const reasons: string[] = [];
  const missing: string[] = [];
  let failed = false;
  for (const [name, check] of profileChecks(lead.customer, playbook, now)) {
    if (check === 'unknown') missing.push(`customer.${name}`);
    if (check === 'failed') {
      failed = true;
      reasons.push(`the customer's ${name} is outside the profile`);
    }
  }
  const price = priceShare(lead, playbook, now);
  if (price === null) {
    if (!missing.includes('customer.revenue') && (lead.customer?.revenue ?? null) === null)
      missing.push('customer.revenue');
  } else if (price > playbook.price.implausibleShare) {
    failed = true;
    reasons.push(`the price is ${percent(price)} of the customer's yearly profit: implausible`);
  } else if (price >= playbook.price.warningShare) {
    reasons.push(`the price is ${percent(price)} of the customer's yearly profit: look closer`);
  }
  if (failed) return { fit: 'outside', reasons, missing };
  const statedBy = lead.need?.statedBy ?? null;
  if (statedBy === null) missing.push('need.statedBy');
  if (statedBy === 'customer') return { fit: 'target', reasons, missing };
  reasons.push(statedBy === null ? 'who stated the need is unknown' : 'the need is only our inference');
  return { fit: 'potential', reasons, missing };
};

/**
 * Price ÷ (revenue × margin); null where either side is unknown.
 * A band of revenue counts as the geometric mean of its limits, an open band as its limit.
 */
export const priceShare = (lead: Lead, playbook: Playbook, now: number): number | null => {
  const { customer } = lead;
  const price = amountInBase(lead, playbook, now);
  if (price === null || customer?.revenue == null) return null;
  const revenue = middle(customer.revenue);
  if (revenue === null) return null;
  const inBase = inBaseCurrency(revenue, customer.revenue.currency, playbook, now);
  const margin =
    customer.margin ??
    (customer.industry === null ? undefined : playbook.price.margins[customer.industry]) ??
    playbook.price.defaultMargin;
  const profit = inBase === null ? null : inBase * margin;
  return profit === null || profit <= 0 ? null : price / profit;
};

const middle = ({ from, to }: Band): number | null => {
  if (from === null || from === 0) return to;
  return to === null ? from : Math.sqrt(from * to);
};

const profileChecks = (
  customer: Customer | null,
  playbook: Playbook,
  now: number,
): readonly (readonly [name: string, check: Check])[] => {
  const { profile } = playbook;
  const revenue = customer?.revenue == null ? null : middle(customer.revenue);
  const inBase =
    revenue === null || customer?.revenue == null
      ? null
      : inBaseCurrency(revenue, customer.revenue.currency, playbook, now);
  return [
    ['industry', oneOf(profile.industries, customer?.industry ?? null)],
    ['territory', oneOf(profile.territories, customer?.territory ?? null)],
    [
      'employees',
      atLeast(profile.employeesAtLeast, customer?.employees == null ? null : middle(customer.employees)),
    ],
    ['revenue', atLeast(profile.revenueAtLeast, inBase)],
  ];
};

const oneOf = (asked: readonly string[] | null, value: string | null): Check =>
  asked === null ? 'not_asked' : value === null ? 'unknown' : asked.includes(value) ? 'met' : 'failed';

const atLeast = (asked: number | null, value: number | null): Check =>
  asked === null ? 'not_asked' : value === null ? 'unknown' : value >= asked ? 'met' : 'failed';

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;
