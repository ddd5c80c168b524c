// Who is a customer? A made-up company that follows from its number alone: nothing of it has to be remembered.
import type { Customer } from '../../events/values.ts';
import type { CustomerPosition } from '../../events/vocabulary.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { chanceOf } from '../chance.ts';
import type { Chance } from '../chance.ts';
import type { Company } from '../company.ts';
import { companyName, personName } from './names.ts';
import type { Script } from './names.ts';

export type OpenContact = Extract<OpenCommand, { type: 'ObtainLead' }>['input']['contacts'][number];

export interface SimulatedCustomer {
  readonly customer: Customer;
  readonly script: Script;
  readonly currency: string;
  /** The largest deal that it would make, in major units of `currency`. */
  readonly largestDeal: number;
  /** The counterpart (a manager), a user, and the demand key person (an executive), in this order. */
  readonly people: readonly [counterpart: OpenContact, user: OpenContact, keyPerson: OpenContact];
}

export const smallestAmount = 2_000;
export const largestAmount = 20_000_000;

/** What is paid in where the territory is one of these; else in euros. */
const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  UK: 'GBP',
  GB: 'GBP',
  CN: 'CNY',
  MX: 'MXN',
};

const positions = [
  ['dominant', 6],
  ['major', 20],
  ['ordinary', 74],
] as const satisfies readonly (readonly [CustomerPosition, number])[];

export const customerOf = (company: Company, seed: number, number: number): SimulatedCustomer => {
  const chance = chanceOf(seed, 'customer', number);
  const territory =
    company.territories.length === 0 || chance.happens(0.03) ? null : chance.oneOf(company.territories);
  const isChinese = territory === 'CN' ? chance.happens(0.9) : chance.happens(0.04);
  const script: Script = isChinese ? 'chinese' : 'latin';
  const own = territory === null ? undefined : currencies[territory];
  const currency = own === undefined || chance.happens(0.15) ? 'EUR' : own;
  const largestDeal = chance.magnitude(20_000, largestAmount);
  const [position, employees] = [chance.weighted(positions), Math.round(chance.magnitude(50, 20_000))];
  return {
    ...{ script, currency, largestDeal },
    customer: {
      customerId: `simulated-customer-${String(seed)}-${String(number)}`,
      name: companyName(chance, script, number),
      industry: company.industries.length === 0 ? null : chance.oneOf(company.industries),
      ...{ territory, position },
      employees: chance.happens(0.9) ? { from: employees, to: employees * 2 } : null,
      // With a margin of a fifth even the largest deal is then a plausible share of the profit, as a rule.
      revenue: chance.happens(0.9)
        ? { from: Math.round(largestDeal * 60), to: Math.round(largestDeal * 240), currency }
        : null,
      margin: chance.happens(0.3) ? Math.round(chance.between(0.05, 0.35) * 100) / 100 : null,
    },
    people: peopleOf(chance, script, number),
  };
};

const peopleOf = (chance: Chance, script: Script, number: number): SimulatedCustomer['people'] => {
  const person = (role: string, facts: Pick<OpenContact, 'title' | 'level' | 'relation'>): OpenContact => ({
    contactId: `${role}-${String(number)}`,
    name: personName(chance, script),
    email: `${role}@customer-${String(number)}.example`,
    phone: chance.happens(0.5) ? `+1 555 ${String(chance.whole(1_000_000, 9_999_999))}` : null,
    ...facts,
  });
  return [
    person('counterpart', {
      title: 'Head of Purchasing',
      level: 'manager',
      relation: 'involved_without_influence',
    }),
    person('user', { title: 'Planner', level: 'user', relation: 'unrelated_employee' }),
    person('key-person', {
      title: 'Chief Operating Officer',
      level: 'executive',
      relation: 'demand_key_person',
    }),
  ];
};
