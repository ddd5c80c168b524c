// Which ownerships began or ended? Read from who owned the lead before and after each event, so that every way to an end counts.
import { placeEntered } from '../../domain/evolve.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { LeadChange } from '../read-model.ts';

interface End {
  readonly endedSeq: number;
  readonly endedAt: string;
  readonly endedRecordedtime: string;
  /** released, reclaimed, reassigned; else where the lead went, `returned` for an earlier stage. */
  readonly endedBy: string;
}

type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null };

export interface Assignment extends Nullable<End> {
  readonly leadId: string;
  readonly ownershipNo: number;
  readonly owner: string;
  readonly ownerRole: string;
  readonly office: string;
  readonly how: string;
  readonly considered: number;
  readonly assignedSeq: number;
  readonly assignedAt: string;
  readonly assignedRecordedtime: string;
}

export interface OwnershipRows {
  readonly begun: readonly Assignment[];
  /** Of ownerships that had begun before the chunk. */
  readonly ended: readonly (Pick<Assignment, 'leadId' | 'ownershipNo'> & End)[];
}

export const ownershipRows = (changes: readonly LeadChange[]): OwnershipRows => {
  const begun = new Map<string, Assignment>();
  const ended: (Pick<Assignment, 'leadId' | 'ownershipNo'> & End)[] = [];
  for (const { before, events } of changes) {
    let former = before === null ? null : ownershipOf(before);
    for (const { leadId, seq, event, envelope, after } of events) {
      const now = ownershipOf(after);
      if (former !== null && former.no !== now?.no) {
        const end: End = {
          endedSeq: seq,
          ...{ endedAt: event.time, endedRecordedtime: envelope.recordedtime },
          endedBy: endOf(event),
        };
        const own = begun.get(`${leadId} ${String(former.no)}`);
        if (own === undefined) ended.push({ leadId, ownershipNo: former.no, ...end });
        else begun.set(`${leadId} ${String(former.no)}`, { ...own, ...end });
      }
      if (event.type === 'LeadAssigned') {
        const { ownershipNo, owner, how, considered } = event.data;
        begun.set(`${leadId} ${String(ownershipNo)}`, {
          leadId,
          ...{ ownershipNo, owner: owner.personId, ownerRole: owner.role, office: owner.officeId },
          ...{ how, considered: considered.length, assignedSeq: seq, assignedAt: event.time },
          ...{ assignedRecordedtime: envelope.recordedtime, endedSeq: null, endedAt: null },
          ...{ endedRecordedtime: null, endedBy: null },
        });
      }
      former = now;
    }
  }
  return { begun: [...begun.values()], ended };
};

const byHand: Readonly<Partial<Record<LeadEvent['type'], string>>> = {
  ...{ LeadAssigned: 'reassigned', LeadReleased: 'released', LeadReclaimed: 'reclaimed' },
};
const endings = new Set<string | null>(['nurture', 'won', 'lost', 'disqualified', 'merged']);

const endOf = (event: LeadEvent): string => {
  const place = placeEntered(event);
  return byHand[event.type] ?? (place !== null && endings.has(place) ? place : 'returned');
};
