// Has a trigger of a clock happened? Asked of one event, with the lead before and after it; or of a lead as it stands.
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Place } from '../../events/vocabulary.ts';
import { isGenuineContact } from '../contact.ts';
import { openGate } from '../gates.ts';
import { ownershipOf, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { ClockRule } from './rules.ts';
import { matchesFields, type Trigger } from './trigger.ts';

/** One event of a batch with the lead on both sides of it. */
export interface Watched {
  readonly event: LeadEvent;
  readonly before: Lead | null;
  readonly after: Lead;
}

export const happened = (
  trigger: Trigger,
  rule: ClockRule,
  { event, before, after }: Watched,
  playbook: Playbook,
): boolean => {
  switch (trigger.on) {
    case 'entering':
      return after.standing.stage === trigger.place && before?.standing.stage !== trigger.place;
    case 'leaving':
      return before !== null && isAt(before, trigger.place, rule) && !isAt(after, trigger.place, rule);
    case 'contact':
      return isContact(event, trigger, after);
    case 'gate':
      return trigger.is === 'decided' ? event.type === 'GateDecided' : isAsked(before, after, playbook);
    case 'escalations':
      return (
        event.type === 'ClockStopped' &&
        before !== null &&
        waitsForSomebody(before, rule) &&
        !waitsForSomebody(after, rule)
      );
    case 'event':
      return event.type === trigger.type && isTold(event) && matchesFields(event.data, trigger.where);
  }
};

/** Whether the lead stands as if the trigger had just happened: for clocks that begin in the middle of a life. */
export const holds = (trigger: Trigger, lead: Lead, playbook: Playbook): boolean => {
  const { standing, followUps } = lead;
  switch (trigger.on) {
    case 'entering':
      return standing.stage === trigger.place;
    case 'contact':
      return (
        (trigger.place === null || standing.stage === trigger.place) &&
        followUps.lastContactAt !== null &&
        // In a file of history the owner had the lead from the beginning.
        ((lead.basis !== 'recorded' && lead.ownershipNo <= 1) || followUps.lastContactAt >= sinceOf(lead))
      );
    case 'gate':
      return trigger.is === 'asked' && standing.stage === 'convert' && openGate(lead, playbook) !== null;
    case 'event':
      if (trigger.type === 'LeadAssigned') return ownershipOf(lead) !== null;
      if (trigger.type === 'LeadPooled') return standing.stage === 'distribute' && standing.pool !== null;
      return trigger.type === 'NurtureStarted' && standing.stage === 'nurture';
    case 'leaving':
    case 'escalations':
      return false;
  }
};

/** Standing still while a lead rests, a clock takes the rest for the place that was left. */
const isAt = ({ standing }: Lead, place: Place, { policy }: ClockRule): boolean =>
  standing.stage === place ||
  (standing.stage === 'nurture' && standing.left === place && policy.pause?.in?.includes('nurture') === true);

/** History that an import tells has no consequences: its clocks begin with the present. */
const isTold = ({ data }: LeadEvent): boolean => !('basis' in data) || data.basis === 'recorded';

/** A contact before the owner had the lead, or before it came to rest, is none of theirs. */
const isContact = (
  event: LeadEvent,
  { by, place }: Extract<Trigger, { on: 'contact' }>,
  lead: Lead,
): boolean => {
  if (!isGenuine(event) || event.time < sinceOf(lead)) return false;
  if (place !== null && lead.standing.stage !== place) return false;
  return by === 'anyone' || event.data.by?.personId === ownershipOf(lead)?.owner.personId;
};

export const isGenuine = (event: LeadEvent): event is Extract<LeadEvent, { type: 'FollowUpRecorded' }> =>
  event.type === 'FollowUpRecorded' &&
  event.data.by !== null &&
  isTold(event) &&
  isGenuineContact(event.data.outcome);

const sinceOf = (lead: Lead): string => ownershipOf(lead)?.assignedAt ?? lead.standing.since;

/** It waits for a decision now, and did not before. */
const isAsked = (before: Lead | null, after: Lead, playbook: Playbook): boolean => {
  if (after.standing.stage !== 'convert') return false;
  const gate = openGate(after, playbook);
  if (gate === null) return false;
  return before?.standing.stage !== 'convert' || openGate(before, playbook) !== gate;
};

const waitsForSomebody = ({ escalations }: Lead, { name }: ClockRule): boolean =>
  escalations.some(({ clock }) => clock !== name);
