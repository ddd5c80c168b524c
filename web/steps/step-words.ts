// What does a lead wait for, in the reader's words? The engine says it in English sentences; each that is known has words of its own.
import { spaced } from '../format.ts';

/** Words in the reader's language, and the names of offices. */
export interface Speaker {
  readonly t: (key: string, values?: Readonly<Record<string, string>>) => string;
  readonly office: (officeId: string) => string;
}

/** Sentence → word. What a sentence names is a group, called by what it is. */
const said: readonly (readonly [RegExp, string])[] = [
  [/^It waits for (?<lead>\S+) to take it over\.$/u, 'takeOver'],
  [/^It waits for (?<lead>\S+) to give it back\.$/u, 'giveBack'],
  [/^Say whether (?<lead>\S+) is the same need of the same customer\.$/u, 'same'],
  [/^Tell the expected amount\.$/u, 'tellAmount'],
  [/^Tell the (?<fact>[\w. ]+)\.$/u, 'tell'],
  [/^Tell (?<fact>[\w.]+): it is not checked as long as it is unknown\.$/u, 'tellToCheck'],
  [/^Tell how the informant stands to the need\.$/u, 'tellInformant'],
  [
    /^Put a rate of (?<currency>\w+) into the playbook, or tell the figure in a currency that has one\.$/u,
    'rate',
  ],
  [/^We cannot satisfy the need yet: let the lead rest until we can\.$/u, 'notYet'],
  [/^Bring dimension (?<dimension>\w) to (?<bar>\d) or more: no lead goes on without\.$/u, 'bar'],
  [/^Bring dimension (?<dimension>\w) to (?<bar>\d): it is (?<rating>\w[\w ]*)\.$/u, 'raise'],
  [
    /^Resolve what refutes the angle (?<angle>\w+): dimension (?<dimension>\w) counts nothing until then\.$/u,
    'unrefute',
  ],
  [/^Renew the evidence for dimension (?<dimension>\w): it has aged\.$/u, 'renew'],
  [/^Have the demand key person confirm the need\.$/u, 'confirm'],
  [/^Have somebody at the customer state the need\.$/u, 'state'],
  [
    /^Bring the price to (?<percent>\d+) % of the customer's yearly profit or less, or correct what is known of that profit\.$/u,
    'price',
  ],
  [/^An owner is being looked for\.$/u, 'looking'],
  [/^Claim it from the pool of (?<office>\S+) \(role (?<role>\w+)\)\.$/u, 'claim'],
  [/^Give it to an owner\.$/u, 'give'],
  [/^It returns by itself on (?<day>\S+); bring it back earlier\.$/u, 'return'],
  [
    /^Resolve the disputed angle (?<angle>\w+) with somebody of the same or a higher level\.$/u,
    'disputedHigher',
  ],
  [/^Resolve the disputed angle (?<angle>\w+)\.$/u, 'disputed'],
  [/^Verification lacks (?<lack>.+)\.$/u, 'lacks'],
  [/^End verification with the class that the findings give\.$/u, 'endVerification'],
  [/^Have the first genuine contact with the customer\.$/u, 'firstContact'],
  [
    /^Follow up at least every (?<count>[\d.]+) working hours? \((?:grade )?(?<grade>.+)\)\.$/u,
    'followUpHours',
  ],
  [
    /^Follow up at least every (?<count>[\d.]+) working minutes \((?:grade )?(?<grade>.+)\)\.$/u,
    'followUpMinutes',
  ],
  [/^Decide the gate (?<gate>\w+)\.$/u, 'gate'],
  [/^Decide the gate (?<gate>\w+)\. Go lacks (?<gaps>.+)\.$/u, 'gateLacks'],
  [/^Do what the plan had for (?<day>\S+): (?<title>.+)\.$/u, 'plan'],
  [/^Find the demand key person and have them confirm the need\.$/u, 'findKeyPerson'],
  [/^Verify again: the class (?<class>\w+) was lost, and no gate is passed without\.$/u, 'verifyAgain'],
  [/^Make the case for paying: admitted pains have to cost the customer more than our price\.$/u, 'pay'],
  [/^Reach the milestone (?<milestone>\w+)\.$/u, 'milestone'],
  [/^Win the order, or say why it was lost\.$/u, 'win'],
  [/^(?<count>\d+) more confirmations$/u, 'lack.confirmations'],
  [/^(?<count>\d+) more contacts$/u, 'lack.contacts'],
  [/^(?<count>\d+) more customer levels$/u, 'lack.levels'],
  [/^(?<count>\d+) more verifiers$/u, 'lack.verifiers'],
  [/^the customer's counterpart of this lead$/u, 'lack.counterpart'],
  [/^a contact of another level than the counterpart$/u, 'lack.anotherLevel'],
  [/^the need confirmed in person by the demand key person$/u, 'lack.inPerson'],
  [/^a (?<role>\w+) of (?<office>\S+) or above who does not own it$/u, 'decider'],
];

const brings =
  /^(?<step>.+\.) It brings (?<points>[\d.]+) points?(?: and grade (?<grade>\w))?(?:, at best (?<most>[\d.]+) points?)?\.$/u;

/** A sentence that is not known is told as the engine says it. */
export const stepWords = (sentence: string, speaker: Speaker): string => {
  const { t } = speaker;
  const { step, points, grade, most } = brings.exec(sentence)?.groups ?? {};
  if (step !== undefined && points !== undefined)
    return [
      stepWords(step, speaker),
      t('step.brings', {
        points,
        grade: grade === undefined ? '' : t('step.bringsGrade', { grade }),
        most: most === undefined ? '' : t('step.bringsMost', { most }),
      }),
    ].join(' ');
  for (const [shape, word] of said) {
    const found = shape.exec(sentence);
    if (found === null) continue;
    const named = Object.entries(found.groups ?? {}).map(([name, value]): [string, string] => [
      name,
      nameOf(name, value, speaker),
    ]);
    return t(`step.${word}`, Object.fromEntries(named));
  }
  return sentence;
};

/** @param name of the group: what it is */
const nameOf = (name: string, value: string, speaker: Speaker): string => {
  const { t, office } = speaker;
  const word = (key: string): string => {
    const found = t(key);
    return found === key ? spaced(value) : found;
  };
  switch (name) {
    case 'dimension':
    case 'class':
    case 'role':
      return word(`${name}.${value}`);
    case 'angle':
    case 'gate':
    case 'milestone':
      return word(`word.${value}`);
    case 'rating':
      return value === 'not known'
        ? t('evaluation.none')
        : /^\d$/u.test(value)
          ? value
          : word(`word.${value}`);
    case 'grade':
      return value === 'it has no grade' ? t('step.noGrade') : value;
    case 'office':
      return office(value);
    case 'fact':
      return value
        .split('.')
        .map((part) => {
          const found = t(`field.${part}`);
          return found === `field.${part}` ? spaced(part) : found;
        })
        .join(': ');
    case 'lack':
      return value
        .split('; ')
        .map((one) => stepWords(one, speaker))
        .join('; ');
    default:
      return value;
  }
};
