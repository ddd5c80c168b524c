// Who is told for whom? Deputy, manager, the unit's sales manager, a tier up: by who is there at that instant.
import { expect, test } from 'vitest';
import type { Away } from '../../doors/organisation/absences.ts';
import type { Organisation, PersonRecord } from '../../doors/organisation/organisation.ts';
import { addressedBy, partsOf, type Addressee } from '../../notifications/addressee.ts';
import { receiversOf } from '../../notifications/receivers.ts';
import { calendar, hour, offices, people } from '../support/domain-world.ts';
import type { Name } from '../support/domain-world.ts';
import { assignedTo, escalated, newsOf, noonish, obtainedFor, toLondon } from './lives.ts';

interface Change {
  readonly away?: string | true;
  readonly active?: boolean;
  readonly manager?: string | null;
}

/** The company of the domain tests; `true`: away without a deputy, a name: with that one. */
const organisation = (changes: Partial<Record<Name, Change>> = {}): Organisation => ({
  offices: new Map(
    Object.values(offices).map((office) => [
      office.officeId,
      {
        ...office,
        name: office.officeId,
        timeZone: 'UTC',
        territories: [],
        calendar: calendar(office.officeId),
      },
    ]),
  ),
  people: new Map(
    Object.entries(people).map(([personId, { managerId, officeId, roles }]) => {
      const { away, active = true, manager = managerId } = changes[personId as Name] ?? {};
      const absence: Away = {
        ...{ personId, from: noonish - hour, until: noonish + hour },
        deputyId: typeof away === 'string' ? away : null,
      };
      const person: PersonRecord = {
        ...{ personId, name: personId, managerId: manager, officeId, roles, active, crmOwnerId: null },
        ...{ industries: ['logistics'], products: ['Veridian Procure'], openLeads: 3, openVerifications: 3 },
        absences: away === undefined ? [] : [absence],
      };
      return [personId, person];
    }),
  ),
  teams: [],
  pools: [],
});

const told = (addressee: Addressee, company: Organisation, at = noonish): readonly string[] =>
  receiversOf(addressee, company, at).map(({ personId }) => personId);
const ben: Addressee = { kind: 'person', personId: 'ben', officeId: 'london' };

test('who is there is told themself, also right before and after an absence', () => {
  const company = organisation({ ben: { away: 'ada' } });
  expect(told(ben, organisation())).toEqual(['ben']);
  expect(told(ben, company, noonish - hour - 1)).toEqual(['ben']);
  expect(told(ben, company, noonish - hour)).toEqual(['ada']);
  expect(told(ben, company, noonish + hour)).toEqual(['ben']);
});

test.each<[string, Partial<Record<Name, Change>>, readonly string[]]>([
  ['their deputy', { ben: { away: 'ada' } }, ['ada']],
  ['the deputy of an absent deputy', { ben: { away: 'ada' }, ada: { away: 'vera' } }, ['vera']],
  ['their manager, without a deputy', { ben: { away: true } }, ['mia']],
  ['their manager, if the deputy is away too', { ben: { away: 'ada' }, ada: { away: true } }, ['mia']],
  [
    'the tier above, if the office’s sales manager is away',
    { ben: { away: true }, mia: { away: true } },
    ['rex'],
  ],
  [
    'headquarters, if the region’s is away as well',
    { ben: { away: true }, mia: { away: true }, rex: { away: true } },
    ['hana'],
  ],
  ['the sales manager of the unit, if there is no manager', { ben: { away: true, manager: null } }, ['mia']],
  ['the manager, for somebody who has left', { ben: { active: false } }, ['mia']],
  [
    'nobody at all, where everybody up to headquarters is away',
    { ben: { away: true }, mia: { away: true }, rex: { away: true }, hana: { away: true } },
    [],
  ],
  [
    'deputies who point at each other end at the manager',
    { ben: { away: 'ada' }, ada: { away: 'ben' } },
    ['mia'],
  ],
])('for who is absent: %s', (_, changes, expected) => {
  expect(told(ben, organisation(changes))).toEqual(expected);
});

test('a role is held by whoever has it in the office, else by the one who stands in, else in the office above', () => {
  const sales: Addressee = toLondon;
  expect(told(sales, organisation())).toEqual(['mia']);
  expect(told(sales, organisation({ mia: { away: 'ben' } }))).toEqual(['ben']);
  expect(told(sales, organisation({ mia: { away: true } }))).toEqual(['rex']);
  expect(told({ ...toLondon, role: 'administrator' }, organisation())).toEqual(['adam']);
  expect(told({ ...toLondon, role: 'FR' }, organisation())).toEqual([]);
});

test('a lead in a pool is told to everybody who may claim it, and nobody else', () => {
  const pooled = newsOf(2, [
    { event: obtainedFor(noonish) },
    {
      event: {
        ...{ type: 'LeadPooled', time: new Date(noonish).toISOString() },
        data: {
          enters: 'distribute',
          office: offices.london,
          role: 'AR',
          because: 'nobody is free',
          considered: [],
        },
      },
    },
  ]);
  const claimants = (company: Organisation): readonly string[] =>
    told({ kind: 'claimants', lead: pooled.lead }, company);
  expect(claimants(organisation())).toEqual(['ada', 'ben']);
  expect(claimants(organisation({ ada: { away: true } }))).toEqual(['ben']);
  const closed = {
    ...organisation(),
    pools: [{ poolId: 'p', officeId: 'london', name: 'p', industries: [], products: [], members: ['ada'] }],
  };
  expect(claimants(closed)).toEqual(['ada']);
});

test('an escalation goes to whom it names; parts of a lead to who has them', () => {
  const { event, lead } = newsOf(3, [
    { event: obtainedFor(noonish) },
    { event: assignedTo('ben', noonish) },
    { event: escalated(toLondon, noonish) },
  ]);
  expect(addressedBy(event, lead).flatMap((addressee) => told(addressee, organisation()))).toEqual(['mia']);
  const parts = (['owner', 'manager', 'submitter', 'verifiers', 'keeper'] as const).map((part) =>
    partsOf(part, lead).flatMap((addressee) => told(addressee, organisation())),
  );
  expect(parts).toEqual([['ben'], ['mia'], ['ada'], ['vera'], ['vera']]);
});
