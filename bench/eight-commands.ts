// Which eight commands make a whole life of a lead, from the fair where it was heard of to the order?
import type { OpenCommand } from '../doors/open-command.ts';
import { officeRouting, personRef } from '../doors/organisation/organisation.ts';
import type { Organisation } from '../doors/organisation/organisation.ts';

/** One command and who gives it; the sixth to the eighth ask that an owner has been found by then. */
export interface Step {
  readonly personId: string;
  readonly command: OpenCommand;
}

type Assess = Extract<OpenCommand, { type: 'AssessDimension' }>['input'];
const assess = (personId: string, dimension: Assess['dimension'], rating: Assess['rating']): Step => ({
  personId,
  command: {
    type: 'AssessDimension',
    input: {
      ...{ dimension, rating, observedAt: null },
      evidence: `Told by the plant manager at the second visit, with last year's figures for ${dimension}.`,
    },
  },
});

type Obtain = Extract<OpenCommand, { type: 'ObtainLead' }>['input'];

/** What is told of a new lead, by whomever. @param name tells customers apart; no two leads share one */
export const newLead = (
  name: string,
  territory: string,
): Omit<Obtain, 'submitter' | 'routing' | 'suspects'> => ({
  source: null,
  customer: {
    ...{ customerId: `customer-${name}`, name: `${name} works`, industry: 'manufacturing', territory },
    position: 'ordinary',
    employees: { from: 1_000, to: 1_999 },
    revenue: { from: 50_000_000, to: 200_000_000, currency: 'USD' },
    margin: null,
  },
  need: {
    needId: `procurement-${name}`,
    text: 'We order the same parts in four plants and pay four prices for them.',
    ...{ product: 'Veridian Procure', statedBy: 'customer', novelty: [], complexity: 'complex' },
  },
  channel: { kind: 'ad_venue', name: 'trade fair', campaign: null },
  informant: { relation: 'outsider', contactId: null },
  contacts: [
    contactAt(name, 'c1', 'Ruth Adeyemi', 'manager', null),
    contactAt(name, 'c2', 'Tom Garner', 'user', null),
    contactAt(name, 'c3', 'Helen Brook', 'executive', 'demand_key_person'),
  ],
  amount: { minor: 4_000_000, currency: 'USD' },
  ...{ expectedDecisionOn: null, previousLeadId: null, stated: null },
});

/** @param name tells customers apart; no two leads share one */
export const obtainCommand = (organisation: Organisation, name: string): OpenCommand => ({
  type: 'ObtainLead',
  input: {
    ...newLead(name, 'UK'),
    submitter: personRef(organisation, 'ada'),
    routing: officeRouting(organisation, 'UK'),
    suspects: [],
  },
});

type OpenContact = Obtain['contacts'][number];
/** Each customer has a domain of its own: leads of one would be looked at as duplicates. */
const contactAt = (
  customer: string,
  contactId: string,
  name: string,
  level: OpenContact['level'],
  relation: OpenContact['relation'],
): OpenContact => ({
  ...{ contactId, name, level, relation, phone: null, title: null },
  email: `${name.toLowerCase().replace(' ', '.')}@${customer}.example`,
});

/** @param name tells customers apart; no two leads share one */
export const eightCommands = (organisation: Organisation, name: string): readonly Step[] => [
  { personId: 'ada', command: obtainCommand(organisation, name) },
  assess('ada', 'P', 3),
  assess('ada', 'C', 3), // the bar is met: an owner is looked for
  assess('mia', 'T', 2),
  assess('mia', 'S', 2),
  {
    personId: 'mia',
    command: {
      type: 'RecordFollowUp',
      input: {
        ...{ kind: 'call', outcome: 'connected', begunBy: 'us', contactId: 'c1', statedAt: null },
        note: 'Agreed on a visit to the reference plant before the end of the month.',
      },
    },
  },
  {
    personId: 'mia',
    command: { type: 'ReachMilestone', input: { milestone: 'solution_agreed', stated: null } },
  },
  {
    personId: 'mia',
    command: {
      type: 'WinOrder',
      input: { orderNo: `PO-${name}`, amount: null, signatoryContactId: 'c3', stated: null },
    },
  },
];

/** Index of the first command that needs the lead to have an owner. */
export const needsOwnerFrom = 5;
