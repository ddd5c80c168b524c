// Which events are turns of a lead's life? Read from where it stood and stands, so that every way to an end counts.
import { isEnded } from '../../domain/lead.ts';
import type { Lead } from '../../domain/lead.ts';
import { standingOf } from '../lead/standing.ts';
import type { Standing } from '../lead/standing.ts';
import type { AppliedEvent, LeadChange } from '../read-model.ts';

export type TurnKind =
  'obtained' | 'assigned' | 'won' | 'lost' | 'disqualified' | 'merged' | 'reopened' | 'unmerged';

export interface Turn extends Standing {
  readonly leadId: string;
  readonly seq: number;
  readonly what: TurnKind;
  readonly time: string;
  readonly recordedTime: string;
  readonly basis: string;
  readonly reason: string | null;
}

export const turnRows = (changes: readonly LeadChange[]): readonly Turn[] =>
  changes.flatMap(({ before, events }) =>
    events.flatMap((applied, index) => {
      const what = turnOf(index === 0 ? before : (events[index - 1]?.after ?? null), applied);
      return what === null ? [] : [rowOf(what, applied)];
    }),
  );

const turnOf = (before: Lead | null, { event, after }: AppliedEvent): TurnKind | null => {
  if (before === null) return 'obtained';
  const { stage } = after.standing;
  const ends =
    stage === 'won' || stage === 'lost' || stage === 'disqualified' || stage === 'merged' ? stage : null;
  if (ends !== null) return !isEnded(before) || before.standing !== after.standing ? ends : null;
  if (isEnded(before)) return before.standing.stage === 'merged' ? 'unmerged' : 'reopened';
  return event.type === 'LeadAssigned' ? 'assigned' : null;
};

const rowOf = (what: TurnKind, { leadId, seq, event, envelope, after }: AppliedEvent): Turn => ({
  ...standingOf(after),
  ...{ leadId, seq, what },
  time: event.time,
  recordedTime: envelope.recordedtime,
  basis: 'basis' in event.data ? event.data.basis : 'recorded',
  reason: after.standing.stage === 'lost' ? after.standing.reason : null,
});
