// Of several who could have a lead, whose turn is it, and why not another's? By load, by time, or by weight.
import type { WayOfChoosing } from '../playbook.ts';
import { instant } from '../time.ts';
import type { Salesperson } from './salesperson.ts';

/** A measure of which the lowest comes first; words say what it measures. */
interface Measure {
  readonly compare: (one: Salesperson, other: Salesperson) => number;
  readonly higher: (person: Salesperson, first: Salesperson) => string;
}

/** Shares are compared as products of whole numbers: the same order on every machine. Who takes no leads comes last. */
const compareShares = (one: Salesperson, other: Salesperson, of: 'load' | 'assignments'): number =>
  one.capacity === 0 || other.capacity === 0
    ? Number(one.capacity === 0) - Number(other.capacity === 0)
    : one[of] * other.capacity - other[of] * one.capacity;

const byLoad: Measure = {
  compare: (one, other) => compareShares(one, other, 'load'),
  higher: (person, first) =>
    `has ${ofCapacity(person)} leads, more for their capacity than ${first.personId} with ${ofCapacity(first)}`,
};

const byWeight: Measure = {
  compare: (one, other) => compareShares(one, other, 'assignments'),
  higher: (person, first) =>
    `was given ${given(person)}, more for their weight than ${first.personId} with ${given(first)}`,
};

/** From before any lead was ever given: whoever never had one waited longest. */
const never = -8.64e15;

const byTime: Measure = {
  compare: (one, other) => (one.lastAssignedAt ?? never) - (other.lastAssignedAt ?? never),
  higher: (person, first) =>
    `got a lead on ${dayOf(person)}, ${first.lastAssignedAt === null ? `${first.personId} never` : `${first.personId} on ${dayOf(first)} before`}`,
};

const byId: Measure = {
  compare: (one, other) => (one.personId < other.personId ? -1 : 1),
  higher: (_, first) => `stands equal with ${first.personId}, whose id comes first`,
};

const measures: Readonly<Record<WayOfChoosing, readonly Measure[]>> = {
  least_loaded: [byLoad, byTime, byId],
  round_robin: [byTime, byId],
  weighted: [byWeight, byTime, byId],
};

/** Below zero where it is one's turn before the other's. */
export const compareTurns =
  (way: WayOfChoosing) =>
  (one: Salesperson, other: Salesperson): number => {
    if (one.personId === other.personId) return 0;
    for (const { compare } of measures[way]) {
      const difference = compare(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  };

/** Why the turn of `person` comes after that of `first`, in words. */
export const whyLater = (way: WayOfChoosing, person: Salesperson, first: Salesperson): string => {
  const deciding = measures[way].find(({ compare }) => compare(first, person) < 0);
  return deciding === undefined
    ? `comes before ${first.personId}, but was asked later`
    : deciding.higher(person, first);
};

/** What speaks for the one whose turn it is, in words. */
export const whyNow = (way: WayOfChoosing, person: Salesperson): string => {
  switch (way) {
    case 'least_loaded':
      return `least loaded with ${ofCapacity(person)} leads`;
    case 'round_robin':
      return person.lastAssignedAt === null
        ? 'longest without a lead, never had one'
        : `longest without a lead, the last on ${dayOf(person)}`;
    case 'weighted':
      return `furthest below their share, given ${given(person)}`;
  }
};

const ofCapacity = ({ load, capacity }: Salesperson): string => `${String(load)} of ${String(capacity)}`;

const given = ({ assignments, capacity }: Salesperson): string =>
  `${String(assignments)} by weight ${String(capacity)}`;

const dayOf = ({ lastAssignedAt }: Salesperson): string =>
  lastAssignedAt === null ? 'no day' : instant(lastAssignedAt).slice(0, 10);
