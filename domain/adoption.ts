// What does another playbook make of a lead? Its score, tier, plan, class and pool, looked at again; only changes are told.
import type { EventOf, LeadEvent } from '../events/lead-event.ts';
import type { LeadContext } from './decide-context.ts';
import { ownerRole, pooled } from './distribution.ts';
import { evolve } from './evolve.ts';
import type { Lead } from './lead.ts';
import { classify } from './verification/classify.ts';
import { classified, planned } from './verification/told.ts';

/**
 * Events of the adoption, happening at `time`.
 * @param evaluated what the evaluation and the tier come to, decided already
 */
export const adoption = (
  context: LeadContext,
  evaluated: readonly LeadEvent[],
  time: string,
): readonly LeadEvent[] => {
  const events = [...evaluated];
  const lead = (): Lead =>
    events.reduce<Lead>((known, event) => evolve(known, event, context.leadId), context.lead);
  // A plan that was recorded gives way to that of the new playbook.
  if (context.lead.plan !== null) events.push(...planned(lead(), context.policy.playbook, time));
  events.push(...reclassified(context, lead(), time));
  events.push(...pooledAnew({ ...context, lead: lead() }, time));
  return events;
};

/** A stage that was reached stays reached: the class may be lost, but the lead is not sent back to verification. */
const reclassified = (
  { policy, now }: LeadContext,
  lead: Lead,
  time: string,
): readonly EventOf<'LeadClassified'>[] => {
  const result = classify(lead, policy.playbook, now);
  if (result.class === (lead.classification?.class ?? 'preliminary')) return [];
  // In cross-verification a class that was gained moves the lead on: that is the rule of every day, not of the adoption.
  if (lead.standing.stage === 'cross_verify' && result.class !== 'preliminary') return [];
  const { name, version } = policy.playbook;
  const because = `${result.class === 'preliminary' ? 'the findings do not meet' : 'the findings meet'} the plan of ${name}@${String(version)}`;
  return [classified(result, null, { because, cause: 'PlaybookAdopted', time })];
};

/** Whoever may claim it now must see it: the pool names the role and the office that the new playbook asks for. */
const pooledAnew = (context: LeadContext, time: string): readonly LeadEvent[] => {
  const { standing, tier } = context.lead;
  if (standing.stage !== 'distribute' || standing.pool === null) return [];
  const { role, office } = standing.pool;
  // A pool that was widened stays so.
  const moved = tier !== null && !tier.office.path.includes(office.officeId);
  if (!moved && role === ownerRole(context.lead, context.policy.playbook, context.now)) return [];
  const { name, version } = context.policy.playbook;
  return [pooled(context, time, `${name}@${String(version)} asks for another role or office`, [])];
};
