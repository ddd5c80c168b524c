// Do organisation and keys come into the database as they should, also twice and by several at once?
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { dayNumberOf } from '../../doors/organisation/compile-calendar.ts';
import { importOrganisation } from '../../doors/organisation/import-organisation.ts';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { isAbsent, officeRecordOf, officeRouting, ownerOf } from '../../doors/organisation/organisation.ts';
import { addAbsence, removeAbsence } from '../../doors/organisation/set-absence.ts';
import type { AbsenceRequest } from '../../doors/organisation/set-absence.ts';
import type { OrganisationFile } from '../../doors/organisation/organisation-file.ts';
import { sealText } from '../../doors/sealed-text.ts';
import { createSubjectKeys } from '../../doors/subject-keys.ts';
import { exampleOrganisation, ownDatabase } from './door-world.ts';
import type { OwnDatabase } from './door-world.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase(inject('databaseUrl'));
});
afterAll(() => database.drop());

const now = new Date('2026-01-05T00:00:00Z');
const rows = async (sql: string): Promise<unknown[]> =>
  (await database.pool.query<Record<string, unknown>>(sql)).rows;

describe('importing an organisation', () => {
  test('makes it whole, and importing it again changes nothing', async () => {
    const first = await importOrganisation(database.pool, exampleOrganisation, now);
    const snapshot = (): Promise<unknown[]> =>
      rows(
        'select to_jsonb(o) from leadcycle.office o union all select to_jsonb(p) from leadcycle.person p order by 1',
      );
    const before = await snapshot();
    expect(first.changes.map(({ how }) => how)).toEqual(before.map(() => 'added'));
    expect(await importOrganisation(database.pool, exampleOrganisation, now)).toEqual({
      ...first,
      changes: [],
    });
    expect(await snapshot()).toEqual(before);
    expect(before).toHaveLength(exampleOrganisation.units.length + exampleOrganisation.people.length);
  });

  test('tells field by field what changes, and a rehearsal changes nothing', async () => {
    const file: OrganisationFile = {
      ...exampleOrganisation,
      units: exampleOrganisation.units.map((unit) =>
        unit.id === 'office-boston'
          ? { ...unit, crm_regions: ['US', 'CA'], time_zone: 'America/Chicago' }
          : unit,
      ),
      people: exampleOrganisation.people
        .filter(({ id }) => id !== 'poppy-lane')
        .map((person) =>
          person.id === 'grace-chen'
            ? {
                ...person,
                manager: 'ines-okafor',
                absences: [{ from: '2026-08-03', until: '2026-08-14', deputy: 'daniel-murphy' }],
              }
            : person,
        ),
      teams: [
        {
          ...{ id: 'boston-one', name: 'Boston', unit: 'office-boston' },
          members: [{ person: 'grace-chen', role: 'AR' }],
        },
      ],
      pools: [
        {
          ...{ id: 'telecom', name: 'Telecom', unit: 'hq' },
          industries: ['telecom'],
          products: [],
          members: [],
        },
      ],
    };
    const before = await rows('select to_jsonb(p) from leadcycle.person p order by 1');
    const rehearsed = await importOrganisation(database.pool, file, now, { mode: 'rehearse' });
    expect(await rows('select to_jsonb(p) from leadcycle.person p order by 1')).toEqual(before);
    const change = (id: string): unknown => rehearsed.changes.find((one) => one.id === id);
    expect(change('office-boston')).toMatchObject({
      how: 'changed',
      fields: [
        { field: 'time_zone', from: 'America/New_York', to: 'America/Chicago' },
        { field: 'crm_regions', from: ['US'], to: ['US', 'CA'] },
      ],
    });
    expect(change('grace-chen')).toMatchObject({
      fields: [
        { field: 'manager', to: 'ines-okafor' },
        // Days of Chicago: the office's new zone.
        { to: ['2026-08-03T05:00:00.000Z to 2026-08-15T05:00:00.000Z, daniel-murphy stands in'] },
      ],
    });
    expect(change('poppy-lane')).toMatchObject({ what: 'person', how: 'left' });
    expect(rehearsed.changes.filter(({ how }) => how === 'added').map(({ id }) => id)).toEqual([
      'boston-one',
      'telecom',
    ]);
    expect(rehearsed.calendars).toEqual(['office-boston']);
    const applied = await importOrganisation(database.pool, file, now);
    expect(applied).toEqual(rehearsed);
    expect((await importOrganisation(database.pool, file, now)).changes).toEqual([]);
    const organisation = await loadOrganisation(database.pool);
    const grace = organisation.people.get('grace-chen');
    expect(grace && isAbsent(grace, Date.parse('2026-08-14T23:00:00Z'))).toBe(true);
    expect(grace && isAbsent(grace, Date.parse('2026-08-15T05:00:00Z'))).toBe(false);
    await expect(importOrganisation(database.pool, exampleOrganisation, now)).rejects.toMatchObject({
      code: 'person_not_active',
      message: expect.stringContaining('poppy-lane') as string,
    });
    expect((await importOrganisation(database.pool, file, now)).changes).toEqual([]);
    const returning = ['poppy-lane'];
    const back = await importOrganisation(database.pool, exampleOrganisation, now, { returning });
    expect(back.changes.find(({ id }) => id === 'poppy-lane')).toMatchObject({ how: 'returned' });
    expect(back.changes.filter(({ how }) => how === 'removed').map(({ id }) => id)).toEqual([
      'boston-one',
      'telecom',
    ]);
  });

  test('leaves alone what a command said of absences', async () => {
    const absence = { from: '2026-09-01', until: null, deputy: null };
    const request = { personId: 'grace-chen', by: 'nora-whitfield', absence };
    expect(await addAbsence(database.pool, request)).toMatchObject({ how: 'added' });
    expect(await addAbsence(database.pool, request)).toMatchObject({ how: 'known' });
    expect((await importOrganisation(database.pool, exampleOrganisation, now)).changes).toEqual([]);
    const known = async () => (await loadOrganisation(database.pool)).people.get('grace-chen')?.absences;
    expect(await known()).toEqual([
      { personId: 'grace-chen', from: Date.parse('2026-09-01T04:00:00Z'), until: null, deputyId: null },
    ]);
    const refused = async (code: string, changes: Partial<AbsenceRequest>): Promise<void> =>
      expect(addAbsence(database.pool, { ...request, ...changes })).rejects.toMatchObject({ code });
    await refused('not_permitted', { by: 'daniel-murphy' });
    await refused('unknown_person', { personId: 'nobody' });
    await refused('invalid_input', { absence: { ...absence, from: '2026-12-01' } });
    await refused('invalid_input', {
      absence: { from: '2026-08-01', until: '2026-08-02', deputy: 'grace-chen' },
    });
    const circle = { from: '2026-09-03', until: '2026-09-04' };
    await removeAbsence(database.pool, { personId: 'grace-chen', by: 'grace-chen', from: '2026-09-01' });
    await addAbsence(database.pool, { ...request, absence: { ...circle, deputy: 'daniel-murphy' } });
    await refused('invalid_input', {
      ...{ personId: 'daniel-murphy', by: 'daniel-murphy' },
      absence: { ...circle, deputy: 'grace-chen' },
    });
    await removeAbsence(database.pool, { personId: 'grace-chen', by: 'grace-chen', from: '2026-09-03' });
    expect(await known()).toEqual([]);
    await expect(
      removeAbsence(database.pool, { personId: 'grace-chen', by: 'grace-chen', from: '2026-09-03' }),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('lets the directory name offices with their path and owners with theirs', async () => {
    const organisation = await loadOrganisation(database.pool);
    expect(officeRouting(organisation, 'MX').rep_office?.path).toEqual([
      'office-mexico-city',
      'region-americas',
      'hq',
    ]);
    expect(ownerOf(organisation, 'mateo-herrera')).toMatchObject({
      role: 'AR',
      officeId: 'office-mexico-city',
    });
    const { exceptions } = officeRecordOf(organisation, 'office-shenzhen').calendar;
    expect(exceptions.find(({ days }) => days.includes(dayNumberOf('2026-02-28')))?.hours).toHaveLength(2);
  });

  test('marks who is no longer named as having left, and lets another take over their id of the CRM', async () => {
    const people = exampleOrganisation.people
      .filter(({ id }) => id !== 'poppy-lane')
      .map((person) => (person.id === 'leila-karim' ? { ...person, crm_owner_id: 'rep_000006' } : person));
    const { left } = await importOrganisation(database.pool, { ...exampleOrganisation, people }, now);
    expect(left).toEqual(['poppy-lane']);
    const organisation = await loadOrganisation(database.pool);
    expect(organisation.people.get('poppy-lane')?.active).toBe(false);
    expect(organisation.people.get('leila-karim')?.crmOwnerId).toBe('rep_000006');
    await importOrganisation(database.pool, exampleOrganisation, now, { returning: ['poppy-lane'] });
    expect((await loadOrganisation(database.pool)).people.get('poppy-lane')).toMatchObject({
      active: true,
      crmOwnerId: 'rep_000006',
    });
  });

  test('says so where two offices serve one territory', async () => {
    const units = exampleOrganisation.units.map((unit) =>
      unit.id === 'office-mexico-city' ? { ...unit, crm_regions: ['MX', 'US'] } : unit,
    );
    const { notes } = await importOrganisation(database.pool, { ...exampleOrganisation, units }, now);
    expect(notes).toEqual([
      'US is served by office-boston and office-mexico-city: its leads go to office-boston, the first by id.',
    ]);
  });
});

describe('keys of personal data', () => {
  const master = Buffer.alloc(32, 9);
  const keysOf = (masterKey = master) => createSubjectKeys(database.pool, masterKey);

  test('are made once, also when several processes ask for many at once', async () => {
    const leadIds = Array.from({ length: 300 }, () => randomUUID());
    const [one, other] = await Promise.all([
      keysOf().keysFor(leadIds),
      keysOf().keysFor([...leadIds].reverse()),
    ]);
    expect(one.size).toBe(300);
    for (const leadId of leadIds) expect(other.get(leadId)).toEqual(one.get(leadId));
  });

  test('are gone for good once erased, and a new one opens nothing of old', async () => {
    const leadId = randomUUID();
    const keys = keysOf();
    const before = (await keys.keysFor([leadId])).get(leadId)!;
    await keys.erase(leadId);
    expect((await keys.existingKeys([leadId])).size).toBe(0);
    const after = (await keys.keysFor([leadId])).get(leadId)!;
    expect(sealText(after, 'note', 'x')).not.toEqual(sealText(before, 'note', 'x'));
  });

  test('do not open with another master key, and the sentence says what to do', async () => {
    const leadId = randomUUID();
    await keysOf().keysFor([leadId]);
    await expect(keysOf(Buffer.alloc(32, 8)).existingKeys([leadId])).rejects.toMatchObject({
      code: 'wrong_master_key',
      remedy: expect.stringContaining('LEADCYCLE_MASTER_KEY'),
    });
  });
});
