// Who is away when, and who leaves for good? Two holidays a year for everybody, and somebody who does not come back.
import type { Away } from '../doors/organisation/absences.ts';
import type { Organisation, PersonRecord } from '../doors/organisation/organisation.ts';
import { chanceOf } from './chance.ts';
import { day } from './office-hours.ts';

export interface Span {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** Absences by person, in order of time; one without an end is that of somebody who has left. */
export const absencesIn = (
  organisation: Organisation,
  seed: number,
  span: Span,
): ReadonlyMap<string, readonly Away[]> => {
  const leavers = leaversOf(organisation, seed, span);
  return new Map(
    [...organisation.people.values()].map(({ personId }) => {
      const left = leavers.get(personId);
      const away = holidaysOf(personId, seed, span).filter(
        ({ until }) => left === undefined || until <= left,
      );
      const gone = left === undefined ? [] : [{ personId, from: left, until: null, deputyId: null }];
      return [personId, [...away, ...gone]];
    }),
  );
};

type Holiday = Away & { readonly until: number };

/** One holiday in each half year, of one to two weeks. */
const holidaysOf = (personId: string, seed: number, { from, until }: Span): readonly Holiday[] => {
  const halfYear = 182 * day;
  const chance = chanceOf(seed, 'holidays', personId);
  const holidays: Holiday[] = [];
  for (let begins = from; begins < until; begins += halfYear) {
    const at = midnight(begins + chance.between(0.1, 0.8) * halfYear);
    holidays.push({ personId, from: at, until: at + chance.whole(7, 14) * day, deputyId: null });
  }
  return holidays.filter((holiday) => holiday.from < until);
};

/** Of every five who sell one leaves, at a time of their own; never the only one of their role in an office. */
const leaversOf = (
  organisation: Organisation,
  seed: number,
  { from, until }: Span,
): ReadonlyMap<string, number> => {
  const chance = chanceOf(seed, 'leavers');
  const people = [...organisation.people.values()].sort(byId).filter(({ active }) => active);
  const replaceable = people.filter((person) => sellers(people, person).length > 1);
  const leaving = Math.ceil(replaceable.length / 5);
  const leavers = new Map<string, number>();
  for (const person of chance.shuffled(replaceable)) {
    const colleagues = sellers(people, person).filter(({ personId }) => !leavers.has(personId));
    if (leavers.size === leaving || colleagues.length < 2) continue;
    leavers.set(person.personId, midnight(from + chance.between(0.4, 0.7) * (until - from)));
  }
  return leavers;
};

/** Those of the office who can have the leads that this person can have, themself among them. */
const sellers = (
  people: readonly PersonRecord[],
  { officeId, roles, openLeads }: PersonRecord,
): readonly PersonRecord[] =>
  openLeads === 0 || !roles.includes('AR')
    ? []
    : people.filter(
        (other) => other.officeId === officeId && other.openLeads > 0 && other.roles.includes('AR'),
      );

const byId = (one: PersonRecord, other: PersonRecord): number => (one.personId < other.personId ? -1 : 1);
const midnight = (at: number): number => Math.floor(at / day) * day;
