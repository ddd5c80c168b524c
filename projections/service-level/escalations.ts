// Who was called, and did they answer?
import type { EventOf } from '../../events/lead-event.ts';
import { standingOf } from '../lead/standing.ts';
import type { LeadChange } from '../read-model.ts';

export interface EscalationRow {
  readonly leadId: string;
  readonly escalationId: string;
  readonly clock: string;
  readonly cycle: number;
  readonly office: string;
  readonly receivers: EventOf<'EscalationRaised'>['data']['to'];
  readonly raisedAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: string | null;
}

export type Acknowledgement = Pick<
  EscalationRow,
  'leadId' | 'escalationId' | 'acknowledgedAt' | 'acknowledgedBy'
>;

export interface Escalations {
  readonly raised: readonly EscalationRow[];
  /** Of escalations that were raised before. */
  readonly acknowledged: readonly Acknowledgement[];
}

export const escalations = (changes: readonly LeadChange[]): Escalations => {
  const raised = new Map<string, EscalationRow>();
  const acknowledged = new Map<string, Acknowledgement>();
  for (const { leadId, events } of changes)
    for (const { event, after } of events) {
      if (event.type === 'EscalationRaised') {
        const { escalationId, clock, cycle, to } = event.data;
        raised.set(`${leadId}/${escalationId}`, {
          ...{ leadId, escalationId, clock, cycle, office: standingOf(after).office, receivers: to },
          ...{ raisedAt: event.time, acknowledgedAt: null, acknowledgedBy: null },
        });
      }
      if (event.type === 'EscalationAcknowledged') {
        const { escalationId, by } = event.data;
        const key = `${leadId}/${escalationId}`;
        const answer = { acknowledgedAt: event.time, acknowledgedBy: by.personId };
        const row = raised.get(key);
        if (row === undefined) acknowledged.set(key, { leadId, escalationId, ...answer });
        else raised.set(key, { ...row, ...answer });
      }
    }
  return { raised: [...raised.values()], acknowledged: [...acknowledged.values()] };
};
