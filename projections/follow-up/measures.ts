// How soon was a customer spoken with, and how often after that? Of one lead, by the contacts that count.
import { milliseconds } from '../../domain/time.ts';

/** A contact that counts, as the table has it. */
export interface CountedContact {
  readonly seq: number;
  readonly at: string;
  readonly person: string | null;
  readonly owner: string | null;
  readonly ownershipNo: number | null;
  readonly place: string;
  readonly firstAssignedAt: string | null;
  readonly workingMs: number | null;
  readonly firstWorkingMs: number | null;
}

export interface FollowUpMeasures {
  /** By an owner in person. */
  readonly contacted: boolean;
  /** Working time from the first assignment to the first contact by an owner; null: none, or hours not known. */
  readonly firstContactMs: number | null;
  /** Completed in the first 60 days after the first assignment. */
  readonly cycles: number;
  /** Their median, in working time. */
  readonly cycleMs: number | null;
}

export const notFollowed: FollowUpMeasures = {
  ...{ contacted: false, firstContactMs: null, cycles: 0, cycleMs: null },
};

const first60Days = 1440 * 3_600_000;

/**
 * The same that `read.followed` says as of now.
 * @param contacts all of one lead that count, in any order
 */
export const measuresOf = (contacts: readonly CountedContact[]): FollowUpMeasures => {
  const ordered = contacts.toSorted(
    (one, other) =>
      (one.ownershipNo ?? 0) - (other.ownershipNo ?? 0) ||
      milliseconds(one.at) - milliseconds(other.at) ||
      one.seq - other.seq,
  );
  const firsts: CountedContact[] = [];
  const cycles: (number | null)[] = [];
  let previous: CountedContact | null = null;
  let greeted: number | null = null;
  for (const contact of ordered) {
    if (contact.person === contact.owner && greeted !== contact.ownershipNo) {
      greeted = contact.ownershipNo;
      firsts.push(contact);
    }
    if (previous?.ownershipNo === contact.ownershipNo && previous.place === 'convert' && isEarly(contact))
      cycles.push(worked(previous, contact));
    previous = contact;
  }
  const [first] = firsts.toSorted(
    (one, other) =>
      milliseconds(one.at) - milliseconds(other.at) || (one.ownershipNo ?? 0) - (other.ownershipNo ?? 0),
  );
  return {
    ...{ contacted: first !== undefined, firstContactMs: first?.firstWorkingMs ?? null },
    ...{ cycles: cycles.length, cycleMs: medianOf(cycles.flatMap((ms) => ms ?? [])) },
  };
};

const isEarly = ({ at, firstAssignedAt }: CountedContact): boolean =>
  firstAssignedAt !== null && milliseconds(at) <= milliseconds(firstAssignedAt) + first60Days;

const worked = (from: CountedContact, to: CountedContact): number | null =>
  from.workingMs === null || to.workingMs === null ? null : to.workingMs - from.workingMs;

const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};
