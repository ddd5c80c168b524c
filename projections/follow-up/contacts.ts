// Which contacts with customers were told of, and whose lead was it then?
import { isGenuineContact } from '../../domain/contact.ts';
import { ownershipOf } from '../../domain/lead.ts';
import { milliseconds } from '../../domain/time.ts';
import { workingBetween } from '../../domain/working-time/arithmetic.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import type { CalendarAt } from '../calendars.ts';
import type { AppliedEvent, LeadChange } from '../read-model.ts';

export interface Contact {
  readonly leadId: string;
  readonly seq: number;
  readonly at: string;
  readonly recordedTime: string;
  readonly basis: string;
  readonly kind: string;
  readonly outcome: string;
  readonly begunBy: string;
  readonly person: string | null;
  readonly place: string;
  readonly counts: boolean;
  readonly ownershipNo: number | null;
  readonly owner: string | null;
  readonly office: string | null;
  readonly assignedAt: string | null;
  readonly obtainedAt: string;
  readonly firstAssignedAt: string | null;
}

export const contactRows = (changes: readonly LeadChange[]): readonly Contact[] =>
  changes.flatMap(({ events }) => events.flatMap(contactOf));

const contactOf = ({ leadId, seq, event, envelope, after }: AppliedEvent): readonly Contact[] => {
  if (event.type !== 'FollowUpRecorded') return [];
  const { kind, outcome, begunBy, by, basis } = event.data;
  const ownership = ownershipOf(after);
  return [
    {
      leadId,
      ...{ seq, at: event.time, recordedTime: envelope.recordedtime, basis, kind, outcome, begunBy },
      ...{ person: by?.personId ?? null, place: after.standing.stage },
      // One before the owner had the lead is none of theirs.
      counts:
        ownership !== null && by !== null && isGenuineContact(outcome) && event.time >= ownership.assignedAt,
      ...{ ownershipNo: ownership?.no ?? null, owner: ownership?.owner.personId ?? null },
      ...{ office: ownership?.owner.officeId ?? null, assignedAt: ownership?.assignedAt ?? null },
      ...{ obtainedAt: after.obtainedAt, firstAssignedAt: after.firstAssignedAt },
    },
  ];
};

export interface WorkedSince {
  readonly workingMs: number | null;
  readonly firstWorkingMs: number | null;
  /** Hash of the calendar it was counted in. */
  readonly calendar: string | null;
}

const notCounted: WorkedSince = { workingMs: null, firstWorkingMs: null, calendar: null };

/** Working time since the owner, and since anybody, was given the lead. */
export const workedSince = (contact: Contact, calendarAt: CalendarAt): WorkedSince => {
  const { counts, office, at, assignedAt, firstAssignedAt } = contact;
  if (!counts || office === null || assignedAt === null) return notCounted;
  const calendar = calendarAt(office, assignedAt);
  if (calendar === null) return notCounted;
  return {
    workingMs: between(calendar, assignedAt, at),
    firstWorkingMs: between(calendar, firstAssignedAt ?? assignedAt, at),
    calendar: calendar.hash,
  };
};

const between = (calendar: Calendar, from: string, to: string): number =>
  workingBetween(calendar, milliseconds(from), milliseconds(to));

/** Offices whose calendars are needed for these. */
export const officesOfContacts = (contacts: readonly Contact[]): readonly string[] => [
  ...new Set(contacts.flatMap(({ counts, office }) => (counts && office !== null ? [office] : []))),
];
