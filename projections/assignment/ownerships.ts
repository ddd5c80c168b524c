// Which ownerships began or ended? Read from who owned the lead before and after each event, so that every way to an end counts.
import { placeEntered } from '../../domain/evolve.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { LeadChange } from '../read-model.ts';

export interface OwnershipEnd {
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly seq: number;
  readonly at: string;
  readonly recordedTime: string;
  /** released, reclaimed, reassigned; else where the lead went, `returned` for an earlier stage. */
  readonly by: string;
}

export interface OwnershipBegun {
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly owner: string;
  readonly role: string;
  readonly office: string;
  readonly how: string;
  readonly considered: number;
  readonly seq: number;
  readonly at: string;
  readonly recordedTime: string;
}

export interface OwnershipRows {
  readonly begun: readonly OwnershipBegun[];
  readonly ended: readonly OwnershipEnd[];
}

export const ownershipRows = (changes: readonly LeadChange[]): OwnershipRows => {
  const [begun, ended]: [OwnershipBegun[], OwnershipEnd[]] = [[], []];
  for (const { before, events } of changes) {
    let former = before === null ? null : ownershipOf(before);
    for (const { leadId, seq, event, envelope, after } of events) {
      const at = { leadId, seq, at: event.time, recordedTime: envelope.recordedtime };
      const now = ownershipOf(after);
      if (former !== null && former.no !== now?.no)
        ended.push({ ...at, ownershipNo: former.no, by: endedBy(event) });
      if (event.type === 'LeadAssigned') {
        const { ownershipNo, owner, how, considered } = event.data;
        const whose = { owner: owner.personId, role: owner.role, office: owner.officeId };
        begun.push({ ...at, ownershipNo, ...whose, how, considered: considered.length });
      }
      former = now;
    }
  }
  return { begun, ended };
};

const byHand: Readonly<Partial<Record<LeadEvent['type'], string>>> = {
  ...{ LeadAssigned: 'reassigned', LeadReleased: 'released', LeadReclaimed: 'reclaimed' },
};
const endings = new Set<string | null>(['nurture', 'won', 'lost', 'disqualified', 'merged']);

const endedBy = (event: LeadEvent): string => {
  const place = placeEntered(event);
  return byHand[event.type] ?? (place !== null && endings.has(place) ? place : 'returned');
};
