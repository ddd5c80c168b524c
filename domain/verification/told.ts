// Which events tell of a plan and of a class? Those of every day and those of an adoption are the same two.
import type { EventOf, LeadEventType } from '../../events/lead-event.ts';
import type { Place } from '../../events/vocabulary.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { classify } from './classify.ts';
import { planFor, samePlan } from './plan.ts';

/** What sets something off by itself: an event, or what is no event. */
export type Cause = LeadEventType | 'expiry' | 'EvaluateLead';

/** The plan that the lead needs now, where it has none or another. */
export const planned = (
  lead: Lead,
  playbook: Playbook,
  time: string,
): readonly EventOf<'VerificationPlanned'>[] => {
  const plan = planFor(lead, playbook);
  if (lead.plan !== null && samePlan(lead.plan, plan)) return [];
  return [{ type: 'VerificationPlanned', time, data: plan }];
};

export const classified = (
  result: ReturnType<typeof classify>,
  enters: Place | null,
  { because, cause, time }: { readonly because: string; readonly cause: Cause; readonly time: string },
): EventOf<'LeadClassified'> => ({
  type: 'LeadClassified',
  time,
  data: {
    class: result.class,
    enters,
    because,
    missing: [...result.missing],
    disputed: [...result.disputed],
    cause,
    basis: 'recorded',
  },
});
