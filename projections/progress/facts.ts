// What do events tell of the way to the order? Milestones, gates that were asked for and decided, expected decisions.
import type { Lead } from '../../domain/lead.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Gate, GateDecision, Milestone } from '../../events/vocabulary.ts';
import type { LeadChange } from '../read-model.ts';

type Told =
  | { readonly what: 'milestone'; readonly name: Milestone; readonly person: string | null }
  | { readonly what: 'gate_asked'; readonly name: Gate }
  | {
      readonly what: 'gate_decided';
      readonly name: Gate;
      readonly decision: GateDecision;
      readonly person: string;
    }
  | { readonly what: 'decision_expected'; readonly expectedOn: string };

export interface ProgressRow {
  readonly leadId: string;
  readonly seq: number;
  readonly what: Told['what'];
  readonly name: string | null;
  readonly decision: string | null;
  readonly expectedOn: string | null;
  readonly person: string | null;
  readonly time: string;
  readonly recordedtime: string;
}

export const progressRows = (changes: readonly LeadChange[]): readonly ProgressRow[] =>
  changes.flatMap(({ before, events }) =>
    events.flatMap(({ leadId, seq, event, envelope, after }, index) => {
      const former = events[index - 1]?.after ?? before;
      return [...told(event), ...expected(former, after)].map((fact) => ({
        leadId,
        ...{ seq, name: null, decision: null, expectedOn: null, person: null },
        ...{ time: event.time, recordedtime: envelope.recordedtime },
        ...fact,
      }));
    }),
  );

const told = (event: LeadEvent): readonly Told[] => {
  if (event.type === 'LeadAssigned') return asked(event.data.asksGate);
  if (event.type === 'MilestoneReached') {
    const { milestone, by, asksGate } = event.data;
    return [{ what: 'milestone', name: milestone, person: by?.personId ?? null }, ...asked(asksGate)];
  }
  if (event.type !== 'GateDecided') return [];
  const { gate, decision, by } = event.data;
  return [{ what: 'gate_decided', name: gate, decision, person: by.personId }];
};

const asked = (gate: Gate | null): readonly Told[] =>
  gate === null ? [] : [{ what: 'gate_asked', name: gate }];

/** However it became known: obtained, enriched, or taken over from a merged lead. */
const expected = (before: Lead | null, after: Lead): readonly Told[] => {
  const { expectedDecisionOn } = after;
  return expectedDecisionOn === null || expectedDecisionOn === before?.expectedDecisionOn
    ? []
    : [{ what: 'decision_expected', expectedOn: expectedDecisionOn }];
};
