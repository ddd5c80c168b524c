// How far can a lead be believed? The class that its findings give, and what is missing for the next.
import type { Angle, LeadClass } from '../../events/vocabulary.ts';
import type { Finding, Lead, VerificationPlan } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { angleState, standingFindings } from './angles.ts';
import { isKeyPerson, personsOf } from './contacts.ts';
import { dependence } from './independence.ts';

export interface Classified {
  readonly class: LeadClass;
  readonly missing: readonly string[];
  readonly disputed: readonly Angle[];
}

const angles: readonly Angle[] = ['need', 'budget', 'timing', 'decision_chain', 'competition'];

/** The plan by which the lead is verified: the one recorded, else that of its tier. */
export const planOf = (lead: Lead, playbook: Playbook): VerificationPlan => {
  if (lead.plan !== null) return lead.plan;
  return planFor(lead, playbook);
};

/** The playbook's plan for the lead's tier. */
export const planFor = (lead: Lead, playbook: Playbook): VerificationPlan => {
  const tier = lead.tier?.tier ?? playbook.tiering.otherwise;
  const { levels, angles: asked, ...plan } = playbook.verification.plans[tier];
  return {
    tier,
    ...plan,
    levels: { count: levels.count, oneOf: [...levels.oneOf] },
    angles: { all: [...asked.all], oneOf: [...asked.oneOf] },
  };
};

/** The class at `now` (epoch milliseconds). A class is never an input: it follows from findings by people who may verify. */
export const classify = (lead: Lead, playbook: Playbook, now: number): Classified => {
  const disputed = angles.filter((angle) => angleState(lead, angle, now) === 'disputed');
  const counting = standingFindings(lead, now).filter(
    ({ result, verifier, recordedBy }) =>
      result === 'confirmed' &&
      dependence(lead, verifier, playbook) === null &&
      dependence(lead, recordedBy, playbook) === null,
  );
  const missing = gaps(lead, planOf(lead, playbook), counting, now);
  if (missing.length > 0 || disputed.length > 0) return { class: 'preliminary', missing, disputed };
  const inPerson = counting.some(
    ({ angle, medium, contactId }) =>
      angle === 'need' && (medium === 'in_person' || medium === 'video') && isKeyPerson(lead, contactId),
  );
  return inPerson
    ? { class: 'opportunity', missing, disputed }
    : { class: 'credible', missing: ['the need confirmed in person by the demand key person'], disputed };
};

const gaps = (
  lead: Lead,
  plan: VerificationPlan,
  counting: readonly Finding[],
  now: number,
): readonly string[] => {
  const persons = personsOf(lead.contacts);
  const heard = new Set(counting.map(({ contactId }) => persons.get(contactId) ?? contactId));
  const levels = new Set(counting.map(({ level }) => level).filter((level) => level !== null));
  const verifiers = new Set(counting.map(({ verifier }) => verifier.personId));
  const confirmed = (angle: Angle): boolean =>
    angleState(lead, angle, now) === 'confirmed' && counting.some((finding) => finding.angle === angle);
  const counterpart = lead.counterpartContactId === null ? undefined : persons.get(lead.counterpartContactId);
  // Two contacts, the counterpart and another level are asked under any plan: one contact alone convinces nobody.
  const contacts = Math.max(2, plan.contacts);
  const levelCount = Math.max(2, plan.levels.count);
  return [
    ...short('confirmations', counting.length, plan.confirmations),
    ...short('contacts', heard.size, contacts),
    ...short('customer levels', levels.size, levelCount),
    ...short('verifiers', verifiers.size, plan.verifiers),
    ...(counterpart === undefined || !heard.has(counterpart)
      ? ["the customer's counterpart of this lead"]
      : []),
    ...(plan.levels.oneOf.length > 0 && !plan.levels.oneOf.some((level) => levels.has(level))
      ? [`a contact of level ${plan.levels.oneOf.join(' or ')}`]
      : []),
    ...plan.angles.all.filter((angle) => !confirmed(angle)).map((angle) => `angle ${angle}`),
    ...(plan.angles.oneOf.length > 0 && !plan.angles.oneOf.some(confirmed)
      ? [`angle ${plan.angles.oneOf.join(' or ')}`]
      : []),
  ];
};

const short = (what: string, have: number, need: number): readonly string[] =>
  have >= need ? [] : [`${String(need - have)} more ${what}`];
