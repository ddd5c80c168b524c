// Which customer does a story tell of? A made-up one that follows from a seed: name, people, need, order of size.
import type { OpenCommand } from '../../doors/open-command.ts';
import { oneOf, seededRandom } from './seeded-random.ts';

type Obtain = Extract<OpenCommand, { type: 'ObtainLead' }>['input'];
type OpenContact = Obtain['contacts'][number];
type Channel = NonNullable<Obtain['channel']>;

export interface Prospect {
  readonly name: string;
  readonly customerId: string;
  readonly industry: string;
  readonly product: string;
  readonly need: string;
  readonly channel: Channel;
  /** The customer's counterpart (a manager), a user, and the demand key person (an executive), in this order. */
  readonly contacts: readonly [OpenContact, OpenContact, OpenContact];
  /** A whole amount in major units, in thousands between the two. */
  readonly amountBetween: (from: number, to: number) => number;
}

const places = [
  'Northwind',
  'Alder',
  'Quayside',
  'Redstone',
  'Lakeland',
  'Harbour',
  'Fenwick',
  'Summit',
  'Orchard',
  'Meridian',
] as const;
const trades = {
  manufacturing: ['Mills', 'Castings', 'Tooling'],
  logistics: ['Freight', 'Haulage', 'Shipping'],
  professional_services: ['Partners', 'Advisers', 'Studios'],
  healthcare_non_clinical: ['Care Supply', 'Laboratories', 'Medical Stores'],
  telecom: ['Telecom', 'Networks', 'Mobile'],
} as const;
const industries = [
  'manufacturing',
  'logistics',
  'professional_services',
  'healthcare_non_clinical',
  'telecom',
] as const;
const needs = {
  'Veridian Procure': 'Four plants order the same parts and pay four prices for them.',
  'Veridian Connect': 'Orders arrive by mail, by phone and by fax, and are typed in three times.',
  'Veridian Rural Coverage':
    'A third of the villages in our licence has no signal, and the press has noticed.',
} as const;
const products = ['Veridian Procure', 'Veridian Connect', 'Veridian Rural Coverage'] as const;
const channels: readonly [Channel, ...Channel[]] = [
  { kind: 'ad_venue', name: 'Trade fair', campaign: 'spring' },
  { kind: 'channel_person', name: 'Partner referral', campaign: null },
  { kind: 'information_platform', name: 'Tender bulletin', campaign: null },
];
const firstNames = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dev',
  'Elif',
  'Femi',
  'Greta',
  'Hugo',
  'Ingrid',
  'Jun',
] as const;
const lastNames = [
  'Okoro',
  'Lind',
  'Marques',
  'Novak',
  'Osei',
  'Pereira',
  'Quinn',
  'Rossi',
  'Sato',
  'Tran',
] as const;

/** @param number tells prospects apart; the same number is always the same prospect */
export const prospectOf = (number: number): Prospect => {
  const random = seededRandom(number * 7_919 + 17);
  const industry = oneOf(industries, random);
  const product = oneOf(products, random);
  const name = `${oneOf(places, random)} ${oneOf(trades[industry], random)} ${number}`;
  const domain = `customer-${number}.example`;
  const contact = (
    contactId: string,
    title: string,
    ranks: Pick<OpenContact, 'level' | 'relation'>,
  ): OpenContact => ({
    ...{ contactId, title, ...ranks, phone: null },
    name: `${oneOf(firstNames, random)} ${oneOf(lastNames, random)}`,
    email: `${contactId}@${domain}`,
  });
  return {
    ...{ name, industry, product, customerId: `demo-customer-${number}` },
    need: needs[product],
    channel: oneOf(channels, random),
    contacts: [
      contact('counterpart', 'Head of Purchasing', {
        level: 'manager',
        relation: 'involved_without_influence',
      }),
      contact('user', 'Buyer', { level: 'user', relation: 'involved_without_influence' }),
      contact('key-person', 'Chief Operating Officer', { level: 'executive', relation: 'demand_key_person' }),
    ],
    amountBetween: (from, to) => Math.round((from + random() * (to - from)) / 1_000) * 1_000,
  };
};
