// Which company lives through it? Its people, offices, working time and playbook, and how many leads everybody keeps.
import { Capacities } from '../domain/distribution/capacities.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Policy } from '../domain/policy.ts';
import type { Calendar } from '../events/commands/batch.ts';
import type { Actor } from '../events/values.ts';
import type { Role } from '../events/vocabulary.ts';
import { isAway } from '../doors/organisation/absences.ts';
import type { Away } from '../doors/organisation/absences.ts';
import { compileCalendarOf } from '../doors/organisation/compile-calendar.ts';
import { actorOf, personOf } from '../doors/organisation/organisation.ts';
import type { Organisation, PersonRecord } from '../doors/organisation/organisation.ts';
import type { Unit } from '../doors/organisation/organisation-file.ts';
import { salespeopleOf } from '../doors/organisation/salespeople.ts';
import { absencesIn } from './absences.ts';
import type { Span } from './absences.ts';
import { day, presentMinute } from './office-hours.ts';

export interface Company {
  readonly organisation: Organisation;
  /** Everybody who is active, by id. */
  readonly people: readonly PersonRecord[];
  readonly policy: Policy;
  readonly capacities: Capacities;
  /** By how much everybody keeps more leads than the organisation says; 1 where its people can carry all of them. */
  readonly placesTimes: number;
  readonly territories: readonly string[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  actor(personId: string): Actor;
  /** Until when somebody is there for good; null: they do not leave. Epoch milliseconds. */
  leavesAt(personId: string): number | null;
  isAway(personId: string, at: number): boolean;
  /** The working time of an office. */
  readonly calendarOf: (officeId: string) => Calendar;
  /** The minute at which the person has worked so long since `from`; Infinity for somebody who has left by then. */
  present(personId: string, from: number, workingMs: number): number;
}

export interface CompanyOrder {
  readonly organisation: Organisation;
  /** The offices as they are written down: their working time is compiled for the whole span. */
  readonly units: readonly Unit[];
  readonly playbook: Playbook;
  readonly seed: number;
  readonly span: Span;
  readonly leads: number;
}

export const companyOf = ({ organisation, units, playbook, seed, span, leads }: CompanyOrder): Company => {
  const years = { first: yearOf(span.from), last: yearOf(span.until + 400 * day) };
  const calendars = Object.fromEntries(units.map((unit) => [unit.id, compileCalendarOf(unit, years)]));
  const calendarOf = (officeId: string): Calendar => {
    const calendar = calendars[officeId];
    if (calendar === undefined) throw new Error(`The working time of ${officeId} is not known.`);
    return calendar;
  };
  const absences = absencesIn(organisation, seed, span);
  const absencesOf = (personId: string): readonly Away[] => absences.get(personId) ?? [];
  const isAwayAt = (personId: string, at: number): boolean =>
    absencesOf(personId).some((away) => isAway(away, at));
  const salespeople = salespeopleOf(organisation);
  const placesTimes = placesNeeded(leads, span, salespeople);
  const people = [...organisation.people.values()]
    .filter(({ active }) => active)
    .sort((one, other) => (one.personId < other.personId ? -1 : 1));
  const actors = new Map(people.map(({ personId }) => [personId, actorOf(organisation, personId)]));
  return {
    organisation,
    people,
    policy: { playbook, calendars },
    capacities: new Capacities(
      salespeople.map((person) => ({ ...person, capacity: person.capacity * placesTimes })),
      isAwayAt,
    ),
    placesTimes,
    territories: distinct([...organisation.offices.values()].flatMap((office) => office.territories)),
    industries: distinct(people.flatMap((person) => person.industries)),
    products: distinct(people.flatMap((person) => person.products)),
    actor: (personId) => actors.get(personId) ?? actorOf(organisation, personId),
    leavesAt: (personId) => absencesOf(personId).find(({ until }) => until === null)?.from ?? null,
    isAway: isAwayAt,
    calendarOf,
    present: (personId, from, workingMs) =>
      presentMinute(calendarOf(personOf(organisation, personId).officeId), absencesOf(personId), {
        from,
        workingMs,
      }),
  };
};

/** People of these roles. */
export const peopleWith = ({ people }: Company, ...roles: readonly Role[]): readonly PersonRecord[] =>
  people.filter((person) => roles.some((role) => person.roles.includes(role)));

/** So long a lead is with an owner, by and large. */
const daysOwned = 60;
/** Territories and roles are not alike busy: of all places a quarter is used when the first people are full. */
const usable = 0.25;

const placesNeeded = (
  leads: number,
  { from, until }: Span,
  people: readonly { readonly capacity: number }[],
): number => {
  const places = people.reduce((sum, { capacity }) => sum + capacity, 0);
  const atOnce = leads * Math.min(1, (daysOwned * day) / (until - from));
  return Math.max(1, Math.ceil(atOnce / Math.max(1, usable * places)));
};

const yearOf = (at: number): number => new Date(at).getUTCFullYear();
const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
