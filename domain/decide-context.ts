// What does deciding one command look at? The lead, who asks, the policy, and the workflow's time.
import type { Actor, PersonRef } from '../events/values.ts';
import type { Origin } from '../events/vocabulary.ts';
import type { Lead } from './lead.ts';
import type { Playbook } from './playbook.ts';
import type { Policy } from './policy.ts';
import { LeadRejection } from './rejection.ts';
import { instant } from './time.ts';

export interface Context {
  readonly leadId: string;
  readonly actor: Actor;
  readonly origin: Origin;
  readonly policy: Policy;
  /** As they were before the batch: what has run so far has run in them. */
  readonly calendarsBefore: Policy['calendars'];
  /** What AdoptPlaybook would put in place of the playbook in force. */
  readonly brought: Playbook | null;
  /** Epoch milliseconds of workflow time. */
  readonly now: number;
  /** An import states where the lead stands: what is missing does not hold it back. */
  readonly stagesStated: boolean;
}

export interface LeadContext extends Context {
  readonly lead: Lead;
}

/** Field by field: this is made for every event, and adding a field to a clone is slow in V8. */
export const withLead = (context: Context, lead: Lead, now: number): LeadContext => ({
  leadId: context.leadId,
  actor: context.actor,
  origin: context.origin,
  policy: context.policy,
  calendarsBefore: context.calendarsBefore,
  brought: context.brought,
  now,
  stagesStated: context.stagesStated,
  lead,
});

export const at = (context: Context): string => instant(context.now);

/** The person who acts. @throws LeadRejection where a service or the engine asks for what only a person may do */
export const personOf = (context: Context): PersonRef => {
  const { actor } = context;
  if (actor.kind === 'person') {
    const { personId, managerId, officeId } = actor;
    return { personId, managerId, officeId };
  }
  throw new LeadRejection(
    'not_permitted',
    'Only a person may do this, not a service account.',
    'Act as a person of the organisation.',
  );
};

export const personOrNull = (context: Context): PersonRef | null =>
  context.actor.kind === 'person' ? personOf(context) : null;
