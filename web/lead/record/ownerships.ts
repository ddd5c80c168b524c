// Who had a lead, from when until when, and why did it come and go?
import { textAt } from '../../value-at.ts';
import type { Event } from '../events-in.ts';

export interface OwnershipTold {
  readonly seq: number;
  readonly owner: string;
  readonly from: string;
  readonly until: string | null;
  readonly how: string;
  readonly why: string | null;
  /** Type of the event that ended it. */
  readonly endedBy: string | null;
}

const ending: readonly string[] = [
  ...['LeadReleased', 'LeadReclaimed', 'NurtureStarted', 'OrderWon', 'LeadLost'],
  ...['LeadDisqualified', 'LeadMerged'],
];

/** The earliest first. */
export const ownershipsIn = (events: readonly Event[]): readonly OwnershipTold[] =>
  events.reduce<readonly OwnershipTold[]>((told, { seq, type, time, data }) => {
    if (type !== 'LeadAssigned') return ending.includes(type) ? ended(told, time, type) : told;
    return [
      ...ended(told, time, type),
      {
        ...{ seq, owner: textAt(data, 'owner', 'personId') ?? '', from: time, until: null },
        ...{ how: textAt(data, 'how') ?? '', why: textAt(data, 'because'), endedBy: null },
      },
    ];
  }, []);

const ended = (told: readonly OwnershipTold[], until: string, endedBy: string): readonly OwnershipTold[] =>
  told.map((one) => (one.until === null ? { ...one, until, endedBy } : one));
