// Is a price held against what the customer earns as the handbook does it?
import { describe, expect, test } from 'vitest';
import { checkPrice } from '../../domain/evaluation/price-check.ts';
import type { Customer, Money } from '../../events/values.ts';
import { customer, monday, obtain, playbook, policy, usd } from '../support/domain-world.ts';
import { life } from '../support/spec.ts';

type Revenue = NonNullable<Customer['revenue']>;

const priced = (facts: Partial<Customer>, amount: Money | null, book = playbook) =>
  life({ playbook: book, calendars: policy.calendars }).do(
    'ada',
    obtain({ customer: { ...customer, ...facts }, amount }),
  );

const shareOf = (
  facts: Partial<Customer>,
  amount: Money | null,
  book = playbook,
): number | readonly string[] => {
  const check = checkPrice(priced(facts, amount, book).known, book, monday);
  return check.known ? check.share : check.missing;
};

const inUsd = (from: number | null, to: number | null): Revenue => ({ from, to, currency: 'USD' });

describe('plausibility of the price', () => {
  test('about a million is implausible for a firm with under twenty million of revenue at 20 %: it is outside', () => {
    const story = priced({ revenue: inUsd(19_000_000, 19_000_000) }, usd(1_000_000));
    expect(story.last('LeadEvaluated')).toMatchObject({
      fit: 'outside',
      reasons: ["the price is 26 % of the customer's yearly profit: implausible"],
    });
    expect(priced({ revenue: inUsd(10_000_000, 20_000_000) }, usd(1_000_000)).last('LeadEvaluated').fit).toBe(
      'outside',
    );
    expect(priced({ revenue: inUsd(null, 20_000_000) }, usd(1_100_000)).last('LeadEvaluated').fit).toBe(
      'outside',
    );
  });

  test('the same million is fine for ten thousand employees and ten billion', () => {
    const giant = { employees: { from: 10_000, to: null }, revenue: inUsd(10_000_000_000, null) };
    expect(priced(giant, usd(1_000_000)).last('LeadEvaluated')).toMatchObject({ fit: 'target', reasons: [] });
  });

  test('a band of revenue is its geometric mean, an open band its limit', () => {
    expect(shareOf({ revenue: inUsd(10_000_000, 40_000_000) }, usd(400_000))).toBe(0.1);
    expect(shareOf({ revenue: inUsd(null, 20_000_000) }, usd(1_000_000))).toBe(0.25);
    expect(shareOf({ revenue: inUsd(0, 20_000_000) }, usd(1_000_000))).toBe(0.25);
    expect(shareOf({ revenue: inUsd(20_000_000, null) }, usd(1_000_000))).toBe(0.25);
  });

  test('from a tenth to a quarter is a warning and no failure; beyond a quarter it fails, below a tenth it is silent', () => {
    const told = [399_999, 400_000, 1_000_000, 1_000_001].map((amount) => {
      const { fit, reasons } = priced({ revenue: inUsd(20_000_000, 20_000_000) }, usd(amount)).last(
        'LeadEvaluated',
      );
      return [fit, reasons.map((reason) => reason.replace(/^.*: /, ''))];
    });
    expect(told).toEqual([
      ['target', []],
      ['target', ['look closer']],
      ['target', ['look closer']],
      ['outside', ['implausible']],
    ]);
  });

  test("the margin is the customer's own, else that of the industry, else the default", () => {
    const margins = { ...playbook, price: { ...playbook.price, margins: { manufacturing: 0.05 } } };
    const revenue = inUsd(20_000_000, 20_000_000);
    expect(shareOf({ revenue, margin: 0.5 }, usd(1_000_000), margins)).toBe(0.1);
    expect(shareOf({ revenue }, usd(1_000_000), margins)).toBe(1);
    expect(shareOf({ revenue, industry: 'mining' }, usd(1_000_000), margins)).toBe(0.25);
  });

  test('a customer without profit can pay no price', () => {
    const story = priced({ revenue: inUsd(20_000_000, null), margin: 0 }, usd(1));
    expect(story.last('LeadEvaluated')).toMatchObject({ fit: 'outside' });
    expect(shareOf({ revenue: inUsd(20_000_000, null), margin: 0 }, usd(0))).toBe(0);
  });
});

describe('what cannot be checked fails nothing and is listed as missing', () => {
  test('an unknown amount, an unknown revenue, an empty band', () => {
    expect(shareOf({}, null)).toEqual(['amount']);
    expect(shareOf({ revenue: null }, null)).toEqual(['amount', 'customer.revenue']);
    expect(shareOf({ revenue: inUsd(0, null) }, usd(1))).toEqual(['customer.revenue']);
    expect(priced({ revenue: null }, null).last('LeadEvaluated')).toMatchObject({
      fit: 'target',
      missing: expect.arrayContaining(['amount', 'customer.revenue']) as unknown,
    });
  });

  test('an amount in a currency without a rate: the rate is what is missing, and verification is required', () => {
    const story = priced({}, { minor: 100, currency: 'XAU' });
    expect(story.last('LeadEvaluated')).toMatchObject({ fit: 'target', verification: 'required' });
    expect(story.last('LeadEvaluated').missing).toContain('rate.XAU');
    expect(shareOf({ revenue: { from: 1, to: 1, currency: 'XAU' } }, usd(1))).toEqual(['rate.XAU']);
  });

  test('a criterion of the profile that is unknown is missing, one that fails puts the customer outside', () => {
    const asking = {
      ...playbook,
      profile: {
        industries: ['mining'],
        territories: ['UK'],
        employeesAtLeast: 500,
        revenueAtLeast: 1_000_000,
      },
    };
    const unknown = { industry: null, territory: null, employees: null, revenue: null };
    expect(priced(unknown, usd(1), asking).last('LeadEvaluated')).toMatchObject({
      fit: 'target',
      reasons: [],
      missing: expect.arrayContaining([
        'customer.industry',
        'customer.territory',
        'customer.employees',
        'customer.revenue',
      ]) as unknown,
    });
    expect(priced({}, usd(1), asking).last('LeadEvaluated')).toMatchObject({
      fit: 'outside',
      reasons: ["the customer's industry is outside the profile"],
    });
  });
});
