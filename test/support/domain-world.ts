// One obvious company for tests of the domain: three offices, a handful of people, fixed instants.
import { readFileSync } from 'node:fs';
import { compilePlaybook } from '../../doors/playbook/compile-playbook.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import type { CommandOf, LeadCommand } from '../../events/commands/lead-command.ts';
import type {
  Actor,
  Contact,
  Customer,
  Money,
  Need,
  Office,
  Owner,
  PersonRef,
  Routing,
} from '../../events/values.ts';
import type { Level, Relation, Role } from '../../events/vocabulary.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Playbook } from '../../domain/playbook.ts';

export const leadId = '00000000-0000-7000-8000-000000000001';

/** Monday 2026-01-05, 09:00 UTC. */
export const monday = Date.UTC(2026, 0, 5, 9);
export const hour = 3_600_000;

const workday: [number, number][] = [
  [540, 720],
  [780, 1080],
];

/** Monday to Friday, 09:00–12:00 and 13:00–18:00 UTC: eight hours a day. */
export const calendar = (officeId: string): Calendar => ({
  officeId,
  version: 1,
  hash: `hash-of-${officeId}`,
  zone: 'UTC',
  covers: [20_089, 21_549],
  week: [[], workday, workday, workday, workday, workday, []],
  exceptions: [],
  offsets: [[0, 0]],
});

export const playbook: Playbook = {
  ...compilePlaybook(
    readFileSync(new URL('../../playbooks/default.yaml', import.meta.url), 'utf8'),
    'default.yaml',
  ),
  version: 1,
};

export const policy: Policy = {
  playbook,
  calendars: Object.fromEntries(['london', 'emea', 'hq'].map((officeId) => [officeId, calendar(officeId)])),
};

const headquarters: Office = { officeId: 'hq', tier: 'headquarters', path: ['hq'] };
const region: Office = { officeId: 'emea', tier: 'region', path: ['emea', 'hq'] };
const repOffice: Office = { officeId: 'london', tier: 'rep_office', path: ['london', 'emea', 'hq'] };
export const offices = { hq: headquarters, emea: region, london: repOffice };
export const routing: Routing = { rep_office: repOffice, region, headquarters };

export const people = {
  /** brings leads in */
  ada: { managerId: 'mia', officeId: 'london', roles: ['AR'] },
  /** owns leads */
  ben: { managerId: 'mia', officeId: 'london', roles: ['AR'] },
  /** manages the London office */
  mia: { managerId: 'rex', officeId: 'london', roles: ['sales_manager'] },
  /** verify leads */
  vera: { managerId: 'lou', officeId: 'london', roles: ['lead_manager'] },
  viktor: { managerId: 'lou', officeId: 'emea', roles: ['lead_manager'] },
  /** manages the region */
  rex: { managerId: 'hana', officeId: 'emea', roles: ['sales_manager'] },
  hana: { managerId: null, officeId: 'hq', roles: ['sales_manager'] },
  /** takes care of records and playbooks */
  adam: { managerId: null, officeId: 'hq', roles: ['administrator'] },
  noor: { managerId: null, officeId: 'hq', roles: ['analyst'] },
} as const satisfies Record<
  string,
  { managerId: string | null; officeId: keyof typeof offices; roles: Role[] }
>;

export type Name = keyof typeof people;

export const ref = (name: Name): PersonRef => ({
  personId: name,
  managerId: people[name].managerId,
  officeId: people[name].officeId,
});

export const as = (name: Name): Extract<Actor, { kind: 'person' }> => ({
  kind: 'person',
  ...ref(name),
  roles: [...people[name].roles],
});

export const owner = (name: Name): Owner => ({
  ...ref(name),
  role: people[name].roles[0],
  office: offices[people[name].officeId],
});

export const engine: Actor = { kind: 'engine', rule: 'test' };

export const usd = (major: number): Money => ({ minor: Math.round(major * 100), currency: 'USD' });

export const contact = (
  contactId: string,
  level: Level | null = 'manager',
  relation: Relation | null = null,
  email: string | null = null,
): Contact => ({
  contactId,
  name: null,
  email: email === null ? null : { sealed: `v1.${email}`, token: email },
  phone: null,
  title: null,
  level,
  relation,
});

export const customer: Customer = {
  customerId: 'acme',
  name: 'Acme Works',
  industry: 'manufacturing',
  territory: 'UK',
  position: 'ordinary',
  employees: { from: 1000, to: 1999 },
  revenue: { from: 50_000_000, to: 200_000_000, currency: 'USD' },
  margin: null,
};

export const need: Need = {
  needId: 'procurement',
  text: null,
  product: 'Veridian Procure',
  statedBy: 'customer',
  novelty: [],
  complexity: 'complex',
};

/** A complete lead of 40,000 USD: small enough to need no verification, brought by an outsider. */
export const obtain = (changes: Partial<CommandOf<'ObtainLead'>['input']> = {}): LeadCommand => ({
  type: 'ObtainLead',
  input: {
    submitter: ref('ada'),
    source: null,
    customer,
    need,
    channel: { kind: 'ad_venue', name: 'trade fair', campaign: null },
    informant: { relation: 'outsider', contactId: null },
    contacts: [
      contact('c1', 'manager'),
      contact('c2', 'user'),
      contact('c3', 'executive', 'demand_key_person'),
    ],
    amount: usd(40_000),
    expectedDecisionOn: '2026-03-01',
    routing,
    suspects: [],
    previousLeadId: null,
    stated: null,
    ...changes,
  },
});

/** EnrichLead that tells nothing new: for a test to put one fact into. */
export const unchanged: CommandOf<'EnrichLead'>['input'] = {
  customer: null,
  need: null,
  channel: null,
  informant: null,
  contacts: [],
  counterpartContactId: null,
  amount: null,
  expectedDecisionOn: null,
  routing: null,
};

export const assess = (
  dimension: CommandOf<'AssessDimension'>['input']['dimension'],
  rating: CommandOf<'AssessDimension'>['input']['rating'],
): LeadCommand => ({
  type: 'AssessDimension',
  input: { dimension, rating, evidence: null, observedAt: null },
});

export const find = (
  contactId: string,
  angle: CommandOf<'RecordFinding'>['input']['angle'],
  result: CommandOf<'RecordFinding'>['input']['result'] = 'confirmed',
  medium: CommandOf<'RecordFinding'>['input']['medium'] = 'phone',
): LeadCommand => ({
  type: 'RecordFinding',
  input: { contactId, angle, medium, result, note: null, verifier: null, statedAt: null },
});

export const reservation = (
  ownershipNo: number,
  now = monday,
): { ownershipNo: number; expiresAt: string } => ({
  ownershipNo,
  expiresAt: new Date(now + 365 * 24 * hour).toISOString(),
});

export const offer = (name: Name, ownershipNo = 1): LeadCommand => ({
  type: 'OfferOwner',
  input: { owner: owner(name), reservation: reservation(ownershipNo), because: 'least load', considered: [] },
});

export const followUp = (
  outcome: CommandOf<'RecordFollowUp'>['input']['outcome'] = 'connected',
  statedAt: string | null = null,
): LeadCommand => ({
  type: 'RecordFollowUp',
  input: { kind: 'call', outcome, begunBy: 'us', contactId: null, note: null, statedAt },
});
