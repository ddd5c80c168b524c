// What do we hear when a lead is obtained? Customer, need, channel, who told us, how much and by when.
import type { Channel, PersonRef } from '../../events/values.ts';
import type { Complexity, Novelty, Relation } from '../../events/vocabulary.ts';
import { minorPerMajor } from '../../domain/money.ts';
import { instant } from '../../domain/time.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { officeRouting } from '../../doors/organisation/organisation.ts';
import type { Chance, Weighted } from '../chance.ts';
import type { Company } from '../company.ts';
import { day } from '../office-hours.ts';
import { largestAmount, smallestAmount } from './customer.ts';
import type { SimulatedCustomer } from './customer.ts';

export type Obtain = Extract<OpenCommand, { type: 'ObtainLead' }>['input'];

const channels: readonly Channel[] = [
  { kind: 'ad_venue', name: 'Trade fair', campaign: 'spring' },
  { kind: 'ad_venue', name: 'Website', campaign: 'whitepaper' },
  { kind: 'channel_person', name: 'Partner referral', campaign: null },
  { kind: 'channel_person', name: 'Consultant', campaign: null },
  { kind: 'information_platform', name: 'Tender bulletin', campaign: null },
  { kind: 'information_platform', name: 'Industry register', campaign: 'cold-list' },
];

const relations: Weighted<Relation | null> = [
  ['outsider', 25],
  ['unrelated_employee', 15],
  ['involved_without_influence', 32],
  ['demand_key_person', 25],
  [null, 3],
];

/** Calendar days until the customer expects to decide. */
const horizons: Weighted<readonly [number, number] | null> = [
  [[30, 180], 72],
  [[190, 540], 18],
  [[560, 1_000], 6],
  [null, 4],
];

const novelties: Weighted<readonly Novelty[]> = [
  [[], 82],
  [['product'], 8],
  [['solution'], 6],
  [['business_model'], 3],
  [['product', 'business_model'], 1],
];

const complexities: Weighted<Complexity | null> = [
  ['complex', 55],
  ['simple', 40],
  [null, 5],
];

const needs: Readonly<Record<'latin' | 'chinese', readonly string[]>> = {
  latin: [
    'Four plants order the same parts and pay four prices for them.',
    'Orders arrive by mail, by phone and by fax, and are typed in three times.',
    'A third of the villages in our licence has no signal, and the press has noticed.',
    'Every audit finds invoices that nobody can match to an order.',
  ],
  chinese: [
    '四个工厂采购同样的零件，价格却各不相同。',
    '订单要重复录入三次，经常出错。',
    '乡村覆盖不足，已有媒体报道。',
  ],
};

/** @param at when it is obtained, epoch milliseconds */
export const obtainedFrom = (
  { customer, script, currency, largestDeal, people }: SimulatedCustomer,
  {
    company,
    chance,
    submitter,
    at,
  }: {
    readonly company: Company;
    readonly chance: Chance;
    readonly submitter: PersonRef;
    readonly at: number;
  },
): Obtain => {
  const relation = chance.weighted(relations);
  const [counterpart, user, keyPerson] = people;
  const knowsKeyPerson = relation === 'demand_key_person' || chance.happens(0.6);
  const horizon = chance.weighted(horizons);
  const needIsTold = chance.happens(0.96);
  return {
    submitter,
    source: null,
    customer,
    need: needIsTold
      ? {
          needId: `need-${customer.customerId}-${String(Math.floor(at / 60_000))}`,
          text: chance.oneOf(needs[script]),
          product: company.products.length === 0 ? null : chance.oneOf(company.products),
          statedBy: chance.happens(0.72) ? 'customer' : 'inferred',
          novelty: [...chance.weighted(novelties)],
          complexity: chance.weighted(complexities),
        }
      : null,
    channel: chance.oneOf(channels),
    informant: { relation, contactId: informantAmong(relation, people) },
    contacts: knowsKeyPerson ? [counterpart, user, keyPerson] : [counterpart, user],
    amount: chance.happens(0.95) ? amountUpTo(largestDeal, currency, chance) : null,
    expectedDecisionOn: horizon === null ? null : instant(at + chance.whole(...horizon) * day).slice(0, 10),
    routing: officeRouting(company.organisation, customer.territory),
    suspects: [],
    previousLeadId: null,
    stated: null,
  };
};

const informantAmong = (
  relation: Relation | null,
  [counterpart, user, keyPerson]: SimulatedCustomer['people'],
): string | null => {
  switch (relation) {
    case 'demand_key_person':
      return keyPerson.contactId;
    case 'involved_without_influence':
      return counterpart.contactId;
    case 'unrelated_employee':
      return user.contactId;
    case 'outsider':
    case null:
      return null;
  }
};

/** One in twenty-five asks for more than it could pay: then the price is no plausible share of its profit. */
const amountUpTo = (largestDeal: number, currency: string, chance: Chance): Obtain['amount'] => {
  const least = Math.max(smallestAmount, largestDeal / 40);
  const major = chance.happens(0.04)
    ? Math.min(largestAmount, largestDeal * 8)
    : chance.magnitude(least, largestDeal);
  const rounded = Math.min(largestAmount, Math.max(smallestAmount, Math.round(major / 100) * 100));
  return { minor: rounded * minorPerMajor(currency), currency };
};
