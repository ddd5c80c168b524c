// Whom may a step of a clock name? Words for those of the lead, roles, offices, people and webhooks.
import type { ClockStepPolicy } from '../../domain/playbook.ts';
import { escalatedTo, reminded } from '../../domain/service-levels/receivers.ts';
import { Role } from '../../events/vocabulary.ts';
import { didYouMean } from '../nearest-word.ts';

/** Every word that stands alone; a role is looked for in the office that has the lead. */
export const receiverWords: readonly string[] = [...new Set([...reminded, ...escalatedTo, ...Role.options])];

const named = /^(person|webhook):([^\s:@]{1,180})$/u;
const placed = /^(\w+)@([^\s:@]{1,180})$/u;

/** What is wrong with the word; null if nothing is. */
export const receiverMistake = (word: string, hasGates: boolean): string | null => {
  if ((word === 'deciders' || word === 'deciders_manager') && !hasGates)
    return 'This playbook has no gates: there is nobody who decides them.';
  if (receiverWords.includes(word) || named.test(word)) return null;
  const [, role] = placed.exec(word) ?? [];
  if (role !== undefined)
    return Role.options.some((known) => known === role)
      ? null
      : `There is no role "${role}".${didYouMean(role, Role.options)} Known: ${Role.options.join(', ')}.`;
  return `Nobody is called "${word}".${didYouMean(word, receiverWords)} Known: ${receiverWords.join(', ')}; a role in an office as sales_manager@london, person:ID, webhook:NAME.`;
};

/** A name that stands in a word, and how many characters into it. */
export interface NameInWord {
  readonly kind: 'person' | 'webhook' | 'office';
  readonly name: string;
  readonly offset: number;
}

/** Whom the word names besides words that everybody knows; null where it names nobody, or is no word at all. */
export const nameIn = (word: string): NameInWord | null => {
  const [, kind, name] = named.exec(word) ?? [];
  if ((kind === 'person' || kind === 'webhook') && name !== undefined)
    return { kind, name, offset: kind.length + 1 };
  const [, role, office] = placed.exec(word) ?? [];
  return role === undefined || office === undefined
    ? null
    : { kind: 'office', name: office, offset: role.length + 1 };
};

/** Words of compiled steps that name somebody, each once. */
export const namingWords = (steps: readonly Pick<ClockStepPolicy, 'to'>[]): readonly string[] => [
  ...new Set(steps.flatMap(({ to = [] }) => to).filter((word) => nameIn(word) !== null)),
];

/** Whether to tell them is an escalation, which somebody may acknowledge. */
export const isEscalationWord = (word: string): boolean =>
  !word.startsWith('webhook:') && !reminded.some((known) => known === word);
