// How much of a lead does each role see, and how far do its lists reach? Every role against every place a lead can lie in.
import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '../../doors/organisation/organisation.ts';
import { reachOf, scopeOf, sightFor } from '../../doors/sight.ts';
import type { Asker } from '../../doors/sight.ts';
import type { Lead } from '../../domain/lead.ts';
import { readNames, reads } from '../../domain/reads.ts';
import type { ReadScope } from '../../domain/reads.ts';
import { Role } from '../../events/vocabulary.ts';
import { customer, monday, need, obtain, offices, playbook, ref } from '../support/domain-world.ts';
import { company } from '../support/small-organisation.ts';
import { life } from '../support/spec.ts';

type OfficeId = keyof typeof offices;

/** Somebody of the region, in one role; what they know fits the lead. */
const you = (role: Role, over: Partial<PersonRecord> = {}): PersonRecord => ({
  ...{ personId: 'you', name: 'You', managerId: null, officeId: 'emea', roles: [role], active: true },
  ...{ industries: [customer.industry ?? ''], products: [need.product ?? ''], crmOwnerId: null },
  ...{ openLeads: 3, openVerifications: 3, absences: [], ...over },
});
const asker: Asker = { kind: 'person', personId: 'you', within: null };
const service = (within: OfficeId): Asker => ({ kind: 'service', name: 'web-form', within });

const brought = life().do('ada', obtain()).known;
const since = brought.obtainedAt;
const owned = (office: OfficeId, personId = 'somebody'): Lead => ({
  ...brought,
  standing: {
    stage: 'convert',
    since,
    ownership: {
      ...{ no: 1, assignedAt: since },
      owner: { personId, managerId: null, officeId: office, role: 'AR', office: offices[office] },
    },
  },
});
const pooledIn = (office: OfficeId): Lead => ({
  ...brought,
  tier: { tier: offices[office].tier, office: offices[office], horizon: 'short', by: null, floor: null },
  standing: { stage: 'distribute', since, pool: { office: offices[office], role: 'AR', since } },
});
const won = (personId: string): Lead => ({
  ...brought,
  tier: { tier: 'headquarters', office: offices.hq, horizon: 'long', by: null, floor: null },
  standing: {
    ...{ stage: 'won', since, orderNo: 'o-1', amount: null, basis: 'recorded' },
    lastOwner: { personId, managerId: null, officeId: 'emea', role: 'AR', office: offices.emea },
  },
});

const see = (person: PersonRecord, lead: Lead, who: Asker = asker): string =>
  sightFor(company([], [], [person]), who, lead, { playbook, now: monday });

const roles = Role.options;
const grants: Readonly<Partial<Record<Role, ReadScope>>> = reads.lead;

describe.each(roles)('%s', (role) => {
  const scope = grants[role];
  const person = you(role);

  test('sees whole what is their own, wherever it lies', () => {
    for (const lead of [
      owned('hq', 'you'),
      { ...owned('hq'), submitter: ref('ada'), verifiers: [{ ...ref('vera'), personId: 'you' }] },
      won('you'),
    ])
      expect(see(person, lead)).toBe('whole');
  });

  test('sees whole what lies in their office or below, and nothing above or beside', () => {
    expect(scope).toBeDefined();
    expect(see(person, owned('emea'))).toBe('whole');
    expect(see(person, owned('london'))).toBe('whole');
    expect(see(person, owned('hq'))).toBe(scope === 'company' ? 'whole' : 'nothing');
  });

  test('of a lead in a pool sees what the pool shows, unless they direct there', () => {
    const directs = ['lead_manager', 'sales_manager', 'analyst', 'administrator'].includes(role);
    const seen = see(person, pooledIn('emea'));
    if (directs) expect(seen).toBe('whole');
    else expect(['pool', 'nothing']).toContain(seen);
    expect(seen === 'pool').toBe(role === 'AR');
    // Who lacks the knowledge that a claim asks for sees nothing of it.
    if (!directs) expect(see(you(role, { products: [] }), pooledIn('emea'))).toBe('nothing');
  });

  test('sees nothing once they have left, and nothing beyond the office of a key', () => {
    expect(see(you(role, { active: false }), owned('emea', 'you'))).toBe('nothing');
    const limited: Asker = { ...asker, within: 'london' };
    expect(see(person, owned('emea', 'you'), limited)).toBe('nothing');
    expect(see(person, owned('london'), limited)).toBe('whole');
  });

  test.each(readNames)('has of %s what the table says, and lists reach no further', (read) => {
    const organisation = company([], [], [person]);
    const readers: Readonly<Partial<Record<Role, ReadScope | undefined>>> = reads[read];
    const granted = readers[role] ?? null;
    expect(scopeOf(organisation, asker, read)).toBe(granted);
    const { offices: reached } = reachOf(organisation, asker, read);
    if (granted === null) expect(reached).toEqual([]);
    else if (granted === 'company') expect(reached).toBeNull();
    else expect(new Set(reached)).toEqual(new Set(['emea', 'london']));
  });
});

test('a service sees its office and what lies below', () => {
  const person = you('AR');
  expect(see(person, owned('london'), service('london'))).toBe('whole');
  expect(see(person, owned('emea'), service('london'))).toBe('nothing');
  expect(see(person, pooledIn('hq'), service('hq'))).toBe('whole');
  expect(reachOf(company(), service('london'), 'report').offices).toEqual(['london']);
  expect(reachOf(company(), service('london'), 'load').offices).toEqual([]);
});

test('whoever reaches every office is asked for none, so that kept counts answer', () => {
  const person = you('sales_manager', { officeId: 'hq' });
  expect(reachOf(company([], [], [person]), asker, 'report').offices).toBeNull();
  const limited: Asker = { ...asker, within: 'london' };
  expect(reachOf(company([], [], [person]), limited, 'report').offices).toEqual(['london']);
});

test('who lists for the field leaves pools out, who directs does not', () => {
  const reach = (role: Role) => reachOf(company([], [], [you(role)]), asker, 'lead').pooled;
  expect(reach('AR')).toBe('left out');
  expect(reach('lead_manager')).toBe('listed');
  expect(reachOf(company(), service('hq'), 'lead').pooled).toBe('listed');
});

test('personal data is for everybody who sees the lead, but for who only counts', () => {
  const may = (role: Role) => scopeOf(company([], [], [you(role)]), asker, 'personal_data') !== null;
  expect(roles.filter((role) => !may(role))).toEqual(['analyst']);
});
