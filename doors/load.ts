// How much has everybody to do against what they can keep? Places kept and held, by person.
import type pg from 'pg';
import { isAbsent, officeRecordOf } from './organisation/organisation.ts';
import type { Organisation } from './organisation/organisation.ts';

export interface PersonLoad {
  readonly personId: string;
  readonly officeId: string;
  readonly roles: readonly string[];
  readonly state: 'active' | 'absent' | 'left';
  /** Open leads that they own. */
  readonly owned: number;
  /** Places held for leads that are deciding at this moment. */
  readonly held: number;
  readonly capacity: number;
  /** free: may be offered more · full · over: an import or a smaller capacity went beyond; nothing more comes */
  readonly standing: 'free' | 'full' | 'over';
}

const countPlaces = `
  select person_id as "personId", (count(*) filter (where state = 'confirmed'))::int as owned,
         (count(*) filter (where state = 'held'))::int as held
    from leadcycle.reservation where state <> 'released' group by person_id`;

/**
 * Everybody who takes leads or still has some, the fullest of each office first; offices in the order of the tree.
 * @param officeId an office with all below it; null for all
 * @param at epoch milliseconds: who is absent then is marked
 * @throws DoorRejection `unknown_office`
 */
export const loadOf = async (
  pool: pg.Pool,
  organisation: Organisation,
  { officeId, at }: { readonly officeId: string | null; readonly at: number },
): Promise<readonly PersonLoad[]> => {
  if (officeId !== null) officeRecordOf(organisation, officeId);
  const { rows } = await pool.query<{ personId: string; owned: number; held: number }>(countPlaces);
  const counted = new Map(rows.map((row) => [row.personId, row]));
  const place = (id: string): string =>
    [...(organisation.offices.get(id)?.path ?? [id])].reverse().join('\u0000');
  return [...organisation.people.values()]
    .filter((person) => officeId === null || place(person.officeId).split('\u0000').includes(officeId))
    .map((person): PersonLoad => {
      const { owned = 0, held = 0 } = counted.get(person.personId) ?? {};
      const capacity = person.active ? person.openLeads : 0;
      return {
        ...{
          personId: person.personId,
          officeId: person.officeId,
          roles: person.roles,
          owned,
          held,
          capacity,
        },
        state: !person.active ? 'left' : isAbsent(person, at) ? 'absent' : 'active',
        standing: owned + held > capacity ? 'over' : owned + held === capacity ? 'full' : 'free',
      };
    })
    .filter(({ owned, held, capacity }) => owned + held > 0 || capacity > 0)
    .sort((one, other) => compareText(place(one.officeId), place(other.officeId)) || fuller(one, other));
};

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** By share of the capacity, as products of whole numbers; without any capacity one is fullest. */
const fuller = (one: PersonLoad, other: PersonLoad): number =>
  (other.owned + other.held) * one.capacity - (one.owned + one.held) * other.capacity ||
  other.owned - one.owned ||
  compareText(one.personId, other.personId);
