// How does somebody say that a person is away, without a file? Checked like the file's, and kept over its next import.
import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import { DoorRejection } from '../door-rejection.ts';
import { awayOf, overlaps, standsInForThemselves } from './absences.ts';
import type { Away } from './absences.ts';
import { organisationLock } from './import-organisation.ts';
import { actorOf, officeRecordOf, personOf } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { loadOrganisation } from './load-organisation.ts';
import type { Absence } from './organisation-file.ts';

export interface AbsenceRequest {
  readonly personId: string;
  /** Who asks: the person, somebody of their line of managers, or an administrator. */
  readonly by: string;
  readonly absence: Absence;
}

const insert = `
  insert into leadcycle.absence (person_id, absent_from, absent_until, deputy_id, source)
  values ($1, $2, $3, $4, 'command')`;
const remove = 'delete from leadcycle.absence where person_id = $1 and absent_from = $2';

/**
 * Adds an absence.
 * @returns what was added; `known` where just this absence was there already
 * @throws DoorRejection `not_permitted`, `unknown_person`, `person_not_active` or `invalid_input`
 */
export const addAbsence = (
  pool: pg.Pool,
  { personId, by, absence }: AbsenceRequest,
): Promise<{ readonly away: Away; readonly how: 'added' | 'known' }> =>
  inTransaction(pool, async (client) => {
    await client.query(organisationLock);
    const organisation = await loadOrganisation(pool);
    refuseStrangers(organisation, by, personId);
    const away = awayOf(personId, absence, zoneOf(organisation, personId));
    if (personOf(organisation, personId).absences.some((known) => same(known, away)))
      return { away, how: 'known' };
    refuseUnfit(organisation, away);
    await client.query(insert, [personId, new Date(away.from), dateOrNull(away.until), away.deputyId]);
    return { away, how: 'added' };
  });

/**
 * Takes an absence away, wherever it was told.
 * @param from the day or instant on which it begins
 * @throws DoorRejection as `addAbsence`, `invalid_input` where there is none
 */
export const removeAbsence = (
  pool: pg.Pool,
  { personId, by, from }: { readonly personId: string; readonly by: string; readonly from: string },
): Promise<void> =>
  inTransaction(pool, async (client) => {
    await client.query(organisationLock);
    const organisation = await loadOrganisation(pool);
    refuseStrangers(organisation, by, personId);
    const away = awayOf(personId, { from, until: null, deputy: null }, zoneOf(organisation, personId));
    const { rowCount } = await client.query(remove, [personId, new Date(away.from)]);
    if (rowCount !== 0) return;
    const begins = personOf(organisation, personId).absences.map((known) =>
      new Date(known.from).toISOString(),
    );
    throw unfit(
      `"${personId}" has no absence that begins then.`,
      begins.length === 0 ? 'They have none at all.' : `Theirs begin ${begins.join(', ')}.`,
    );
  });

const zoneOf = (organisation: Organisation, personId: string): string =>
  officeRecordOf(organisation, personOf(organisation, personId).officeId).timeZone;

const dateOrNull = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

const same = (one: Away, other: Away): boolean =>
  one.from === other.from && one.until === other.until && one.deputyId === other.deputyId;

const refuseStrangers = (organisation: Organisation, by: string, personId: string): void => {
  const actor = actorOf(organisation, by);
  personOf(organisation, personId);
  if (actor.kind === 'person' && actor.roles.includes('administrator')) return;
  if (lineOf(organisation, personId).includes(by)) return;
  throw new DoorRejection(
    'not_permitted',
    `${by} may not say when ${personId} is away.`,
    'It is for the person, for those who manage them, and for administrators.',
  );
};

/** The person and everybody above them; a file with a circle of managers is never imported. */
const lineOf = (organisation: Organisation, personId: string): readonly string[] => {
  const manager = organisation.people.get(personId)?.managerId ?? null;
  return manager === null ? [personId] : [personId, ...lineOf(organisation, manager)];
};

const refuseUnfit = (organisation: Organisation, away: Away): void => {
  const { personId, from, until, deputyId } = away;
  if (until !== null && until <= from)
    throw unfit('The absence ends before it begins.', 'Name a later day with --until.');
  if (personOf(organisation, personId).absences.some((known) => overlaps(known, away)))
    throw unfit(
      `"${personId}" is away already in this time.`,
      'Remove that absence first (`leadcycle org absence remove`), or name another time.',
    );
  if (deputyId === null) return;
  if (deputyId === personId)
    throw unfit(`"${personId}" cannot stand in for themself.`, 'Name somebody else with --deputy.');
  if (!personOf(organisation, deputyId).active)
    throw new DoorRejection(
      'person_not_active',
      `"${deputyId}" has left the organisation.`,
      'Name somebody who is active (`leadcycle org show`).',
    );
  const all = [...organisation.people.values()].flatMap(({ absences }) => absences);
  if (standsInForThemselves(away, [...all, away]))
    throw unfit(
      `"${deputyId}" is away at the same time, and those who stand in lead back to "${personId}".`,
      'Name somebody who is there.',
    );
};

const unfit = (message: string, remedy: string): DoorRejection =>
  new DoorRejection('invalid_input', message, remedy);
