// What does it take for a lead to be believed? The plan of its tier, never less than what holds under any playbook.
import type { Lead, VerificationPlan } from '../lead.ts';
import type { Playbook } from '../playbook.ts';

/** The plan by which the lead is verified: the one recorded, else that of its tier. */
export const planOf = (lead: Lead, playbook: Playbook): VerificationPlan =>
  lead.plan ?? planFor(lead, playbook);

/** The playbook's plan for the lead's tier. One conversation, one person and one level convince nobody under any plan. */
export const planFor = (lead: Lead, playbook: Playbook): VerificationPlan => {
  const tier = lead.tier?.tier ?? playbook.tiering.otherwise;
  const plan = playbook.verification.plans[tier];
  return {
    tier,
    confirmations: Math.max(2, plan.confirmations),
    contacts: Math.max(2, plan.contacts),
    levels: { count: Math.max(2, plan.levels.count), oneOf: [...plan.levels.oneOf] },
    angles: { all: [...plan.angles.all], oneOf: [...plan.angles.oneOf] },
    verifiers: Math.max(1, plan.verifiers),
    validDays: plan.validDays,
  };
};

export const samePlan = (a: VerificationPlan, b: VerificationPlan): boolean =>
  a.tier === b.tier &&
  a.confirmations === b.confirmations &&
  a.contacts === b.contacts &&
  a.levels.count === b.levels.count &&
  a.verifiers === b.verifiers &&
  a.validDays === b.validDays &&
  sameWords(a.levels.oneOf, b.levels.oneOf) &&
  sameWords(a.angles.all, b.angles.all) &&
  sameWords(a.angles.oneOf, b.angles.oneOf);

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => word === b[index]);
