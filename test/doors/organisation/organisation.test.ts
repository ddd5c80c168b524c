// Which offices and people does a command come to name?
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { importOrganisation } from '../../../doors/organisation/import-organisation.ts';
import {
  actorOf,
  calendarsOf,
  officesBelow,
  officeRouting,
  ownerOf,
  personRef,
} from '../../../doors/organisation/organisation.ts';
import type { Organisation } from '../../../doors/organisation/organisation.ts';
import { organisationInMemory } from '../../../doors/organisation/organisation-in-memory.ts';
import { readOrganisation } from '../../../doors/organisation/read-organisation.ts';

const source = readFileSync(new URL('../../../examples/org.yaml', import.meta.url), 'utf8');
/** Connects to nobody until it is asked. */
const unasked = new pg.Pool();

const whole: Organisation = organisationInMemory(
  readOrganisation(source, 'org.yaml'),
  new Date('2026-01-05T00:00:00Z'),
);
const organisation: Organisation = {
  ...whole,
  people: new Map([...whole.people].map(([id, person]) => [id, { ...person, active: id !== 'george-pike' }])),
};

describe('the offices of a customer', () => {
  test('are the one of their territory and those above it', () => {
    const routing = officeRouting(organisation, 'UK');
    expect(routing.rep_office).toEqual({
      officeId: 'office-manchester',
      tier: 'rep_office',
      path: ['office-manchester', 'region-eurasia', 'hq'],
    });
    expect(routing.region?.officeId).toBe('region-eurasia');
    expect(routing.headquarters.path).toEqual(['hq']);
  });

  test.each([['Atlantis'], [null]])('are headquarters alone for the territory %s', (territory) => {
    expect(officeRouting(organisation, territory)).toEqual({
      rep_office: null,
      region: null,
      headquarters: { officeId: 'hq', tier: 'headquarters', path: ['hq'] },
    });
  });

  test('are the first by id where two serve one territory', () => {
    const second = { ...organisation.offices.get('office-boston')!, officeId: 'office-albany' };
    const offices = new Map([['office-albany', second], ...organisation.offices]);
    expect(officeRouting({ ...organisation, offices }, 'US').rep_office?.officeId).toBe('office-albany');
  });

  test('are nobody’s before there is an organisation', () => {
    const none = (): unknown => officeRouting({ ...organisation, offices: new Map() }, 'US');
    expect(none).toThrow(expect.objectContaining({ code: 'no_organisation' }));
  });
});

describe('a person', () => {
  test('is named with manager and office', () => {
    expect(personRef(organisation, 'grace-chen')).toEqual({
      personId: 'grace-chen',
      managerId: 'nora-whitfield',
      officeId: 'office-boston',
    });
    expect(actorOf(organisation, 'grace-chen')).toMatchObject({ kind: 'person', roles: ['AR'] });
  });

  test('owns leads in the role asked for, else in the first of theirs that does', () => {
    expect(ownerOf(organisation, 'camila-vega', 'SR').role).toBe('SR');
    expect(ownerOf(organisation, 'camila-vega').role).toBe('inside_sales');
    expect(ownerOf(organisation, 'grace-chen', 'SR').role).toBe('AR');
    expect(ownerOf(organisation, 'grace-chen').office.path).toEqual([
      'office-boston',
      'region-americas',
      'hq',
    ]);
  });

  test.each([
    ['who is unknown', 'nobody-known', 'unknown_person'],
    ['who has left', 'george-pike', 'person_not_active'],
    ['whose roles own nothing', 'mei-castillo', 'not_qualified'],
  ])('%s is refused as owner', (_, personId, code) => {
    expect(() => ownerOf(organisation, personId)).toThrow(expect.objectContaining({ code }));
  });
});

test('a name that is mistyped is told with the one that was probably meant', () => {
  expect(() => personRef(organisation, 'grace-chne')).toThrow(/Did you mean "grace-chen"\?/);
  expect(() => officesBelow(organisation, 'office-bostn')).toThrow(/Did you mean "office-boston"\?/);
});

test('nobody is said to be back whom the file does not name', async () => {
  const file = readOrganisation(source, 'org.yaml');
  const imported = importOrganisation(unasked, file, new Date(0), { returning: ['grace-chne'] });
  await expect(imported).rejects.toThrow(/no person "grace-chne".*Did you mean "grace-chen"\?/);
});

test('calendars come once each, and none for an office that is unknown', () => {
  const offices = ['hq', 'office-boston', 'hq', 'office-nowhere'];
  expect(calendarsOf(organisation, offices).map(({ officeId }) => officeId)).toEqual(['hq', 'office-boston']);
});
