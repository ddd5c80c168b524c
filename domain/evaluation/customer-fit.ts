// Is the customer in the target customer group? The first basis of evaluation, criterion by criterion.
import type { Customer } from '../../events/values.ts';
import type { CustomerFit } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { checkPrice, middle, missingRevenue, revenueInBase } from './price-check.ts';

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
    if (check === 'unknown')
      missing.push(name === 'revenue' ? missingRevenue(lead.customer) : `customer.${name}`);
    if (check === 'failed') {
      failed = true;
      reasons.push(`the customer's ${name} is outside the profile`);
    }
  }
  const price = checkPrice(lead, playbook, now);
  if (!price.known) {
    missing.push(...price.missing.filter((name) => !missing.includes(name)));
  } else if (price.share > playbook.price.implausibleShare) {
    failed = true;
    reasons.push(`the price is ${percent(price.share)} of the customer's yearly profit: implausible`);
  } else if (price.share >= playbook.price.warningShare) {
    reasons.push(`the price is ${percent(price.share)} of the customer's yearly profit: look closer`);
  }
  if (failed) return { fit: 'outside', reasons, missing };
  const statedBy = lead.need?.statedBy ?? null;
  if (statedBy === null) missing.push('need.statedBy');
  if (statedBy === 'customer') return { fit: 'target', reasons, missing };
  reasons.push(statedBy === null ? 'who stated the need is unknown' : 'the need is only our inference');
  return { fit: 'potential', reasons, missing };
};

const profileChecks = (
  customer: Customer | null,
  playbook: Playbook,
  now: number,
): readonly (readonly [name: string, check: Check])[] => {
  const { profile } = playbook;
  return [
    ['industry', oneOf(profile.industries, customer?.industry ?? null)],
    ['territory', oneOf(profile.territories, customer?.territory ?? null)],
    [
      'employees',
      atLeast(profile.employeesAtLeast, customer?.employees == null ? null : middle(customer.employees)),
    ],
    ['revenue', atLeast(profile.revenueAtLeast, revenueInBase(customer, playbook, now))],
  ];
};

const oneOf = (asked: readonly string[] | null, value: string | null): Check =>
  asked === null ? 'not_asked' : value === null ? 'unknown' : asked.includes(value) ? 'met' : 'failed';

const atLeast = (asked: number | null, value: number | null): Check =>
  asked === null ? 'not_asked' : value === null ? 'unknown' : value >= asked ? 'met' : 'failed';

const percent = (share: number): string =>
  share === Infinity ? 'more than all' : `${String(Math.round(share * 100))} %`;
