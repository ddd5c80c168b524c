// How far can a lead be believed? The class that its findings give, and what is missing for the next.
import type { Angle, LeadClass, Level } from '../../events/vocabulary.ts';
import type { Finding, Lead, VerificationPlan } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { angleState, standingFindings } from './angles.ts';
import { isKeyPerson, personsOf } from './contacts.ts';
import { dependence } from './independence.ts';
import { planOf } from './plan.ts';

export interface Classified {
  readonly class: LeadClass;
  readonly missing: readonly string[];
  readonly disputed: readonly Angle[];
}

export const angles: readonly Angle[] = ['need', 'budget', 'timing', 'decision_chain', 'competition'];

/** Confirmations that count at `now`: valid, and by people who may verify as the lead is known now. */
export const countingFindings = (lead: Lead, playbook: Playbook, now: number): readonly Finding[] =>
  standingFindings(lead, now).filter(
    ({ result, verifier, recordedBy }) =>
      result === 'confirmed' &&
      dependence(lead, verifier, playbook) === null &&
      (recordedBy.personId === verifier.personId || dependence(lead, recordedBy, playbook) === null),
  );

/** The class at `now` (epoch milliseconds). A class is never an input: it follows from findings by people who may verify. */
export const classify = (lead: Lead, playbook: Playbook, now: number): Classified => {
  const disputed = angles.filter((angle) => angleState(lead, angle, now) === 'disputed');
  const counting = countingFindings(lead, playbook, now);
  const missing = gaps(lead, planOf(lead, playbook), counting, disputed);
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
  disputed: readonly Angle[],
): readonly string[] => {
  const persons = counting.length === 0 ? nobody : personsOf(lead);
  const heard = levelsHeard(persons, counting);
  const levels = new Set([...heard.values()].filter((level) => level !== null));
  const verifiers = new Set(counting.map(({ verifier }) => verifier.personId));
  return [
    ...short('confirmations', counting.length, plan.confirmations),
    ...short('contacts', heard.size, Math.max(2, plan.contacts)),
    ...short('customer levels', levels.size, Math.max(2, plan.levels.count)),
    ...short('verifiers', verifiers.size, plan.verifiers),
    ...counterpartGaps(lead, persons, counting, heard),
    ...(plan.levels.oneOf.length > 0 && !plan.levels.oneOf.some((level) => levels.has(level))
      ? [`a contact of level ${plan.levels.oneOf.join(' or ')}`]
      : []),
    ...plan.angles.all
      .filter((angle) => !isConfirmed(angle, counting, disputed))
      .map((angle) => `angle ${angle}`),
    ...(plan.angles.oneOf.length > 0 &&
    !plan.angles.oneOf.some((angle) => isConfirmed(angle, counting, disputed))
      ? [`angle ${plan.angles.oneOf.join(' or ')}`]
      : []),
  ];
};

/** Where nobody was heard it does not matter which contacts are one person. */
const nobody: ReadonlyMap<string, string> = new Map();

const isConfirmed = (angle: Angle, counting: readonly Finding[], disputed: readonly Angle[]): boolean =>
  !disputed.includes(angle) && counting.some((finding) => finding.angle === angle);

/** Each person who was heard, with the one level they count for: the latest that a finding with them names. */
const levelsHeard = (
  persons: ReadonlyMap<string, string>,
  counting: readonly Finding[],
): ReadonlyMap<string, Level | null> => {
  const heard = new Map<string, Level | null>();
  for (const { contactId, level } of counting) {
    const person = persons.get(contactId) ?? contactId;
    heard.set(person, level ?? heard.get(person) ?? null);
  }
  return heard;
};

/** Under any plan: the customer's own contact, heard as such, and another person of another level. */
const counterpartGaps = (
  { counterpartContactId }: Lead,
  persons: ReadonlyMap<string, string>,
  counting: readonly Finding[],
  heard: ReadonlyMap<string, Level | null>,
): readonly string[] => {
  const counterpart = counterpartContactId === null ? undefined : persons.get(counterpartContactId);
  const own = counting.some(
    ({ contactId, heardAs }) => heardAs === 'counterpart' && persons.get(contactId) === counterpart,
  );
  if (counterpart === undefined || !own) return ["the customer's counterpart of this lead"];
  const level = heard.get(counterpart) ?? null;
  const another = [...heard].some(
    ([person, other]) => person !== counterpart && level !== null && other !== null && other !== level,
  );
  return another ? [] : ['a contact of another level than the counterpart'];
};

const short = (what: string, have: number, need: number): readonly string[] =>
  have >= need ? [] : [`${String(need - have)} more ${what}`];
