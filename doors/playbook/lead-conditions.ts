// Does a playbook's condition make sense? Parsed and type-checked against what it may ask of a lead.
import { Environment, ParseError } from '@marcbachmann/cel-js';
import { conditionFields } from '../../domain/condition.ts';
import {
  ChannelKind,
  Complexity,
  CustomerPosition,
  Grade,
  Horizon,
  Kind,
  LeadClass,
  Tier,
} from '../../events/vocabulary.ts';
import { didYouMean } from '../nearest-word.ts';

type FieldName = (typeof conditionFields)[number];

/** What a condition may ask: `lead.<name>`. An unknown value is left out, and the condition that needs it is false. */
const types: Readonly<Record<FieldName, 'string' | 'double' | 'bool'>> = {
  amount: 'double',
  channel: 'string',
  class: 'string',
  complexity: 'string',
  grade: 'string',
  horizon: 'string',
  industry: 'string',
  kind: 'string',
  newBusinessModel: 'bool',
  newProduct: 'bool',
  newSolution: 'bool',
  position: 'string',
  product: 'string',
  territory: 'string',
  tier: 'string',
};

/** Fields with a closed list of words: to compare one with another word is never true, and a mistake. */
const words: Readonly<Partial<Record<string, readonly string[]>>> = {
  channel: ChannelKind.options,
  class: LeadClass.options,
  complexity: Complexity.options,
  grade: Grade.options,
  horizon: Horizon.options,
  kind: Kind.options,
  position: CustomerPosition.options,
  tier: Tier.options,
} satisfies Partial<Record<FieldName, readonly string[]>>;

export const leadFieldNames: readonly string[] = conditionFields;

const environment = new Environment().registerVariable('lead', { schema: types });

export interface ConditionMistake {
  readonly message: string;
  /** Characters from the beginning of the condition. */
  readonly offset: number;
}

/** What is wrong with the condition; null if nothing is. */
export const conditionMistake = (condition: string): ConditionMistake | null =>
  unknownField(condition) ?? unsound(condition) ?? unknownWord(condition);

/**
 * The condition as leads get it. CEL tells 5 from 5.0, and people do not: where a whole number makes the condition
 * unsound and its fraction would not, it is written with one.
 */
export const soundCondition = (condition: string): string => {
  if (check(condition).valid) return condition;
  const fractional = withFractions(condition);
  return check(fractional).valid ? fractional : condition;
};

const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

const withFractions = (condition: string): string =>
  condition.replace(new RegExp(`${quoted.source}|(?<![\\w.])\\d+(?![\\w.])`, 'g'), (found) =>
    /^\d/.test(found) ? `${found}.0` : found,
  );

const unsound = (condition: string): ConditionMistake | null => {
  const { valid, type, error } = check(soundCondition(condition));
  if (!valid) {
    // Told of the condition as it was written: there the places are right.
    const told = check(condition).error ?? error;
    const said = told?.summary ?? 'it cannot be read';
    return {
      message: `The condition does not work: ${unknownFunction(said) ?? `${said}.${fractionHint(said)}`} Write CEL over lead, like lead.amount >= 25000 && lead.complexity == "simple".`,
      offset: told?.range?.start ?? 0,
    };
  }
  return type === 'bool'
    ? null
    : {
        message: `The condition gives ${type ?? 'something else'}, not true or false: compare it.`,
        offset: 0,
      };
};

const functionNames = environment.getDefinitions().functions.map(({ name }) => name);

const unknownFunction = (said: string): string | null => {
  const [, name = ''] = /no matching overload for '(?:[^'(]*\.)?(\w+)\(/.exec(said) ?? [];
  return name === '' || functionNames.includes(name)
    ? null
    : `there is no function "${name}".${didYouMean(name, functionNames)}`;
};

const fractionHint = (said: string): string =>
  said.includes('double') && said.includes('int')
    ? ' Write whole numbers with a fraction here: 25000.0.'
    : '';

const check = (condition: string): ReturnType<Environment['check']> => {
  try {
    return environment.parse(condition).check();
  } catch (error) {
    if (error instanceof ParseError) return { valid: false, error };
    throw error;
  }
};

const unknownField = (condition: string): ConditionMistake | null => {
  // Text in quotes names no field; blanks in its place keep the positions.
  const bare = condition.replace(quoted, (text) => ' '.repeat(text.length));
  for (const match of bare.matchAll(/\blead\s*\.\s*(\w+)/g)) {
    const [whole, name = ''] = match;
    if (!leadFieldNames.includes(name))
      return {
        message: `A lead has no field "${name}".${didYouMean(name, leadFieldNames)} Known: ${leadFieldNames.join(', ')}.`,
        offset: match.index + whole.length - name.length,
      };
  }
  return null;
};

const unknownWord = (condition: string): ConditionMistake | null => {
  for (const match of condition.matchAll(
    /\blead\.(\w+)\s*(?:[=!]=\s*("[^"]*"|'[^']*')|in\s*\[([^\]]*)\])/g,
  )) {
    const [whole, field = '', one = '', several = ''] = match;
    const known = words[field];
    for (const [text] of `${one} ${several}`.matchAll(quoted)) {
      const word = text.slice(1, -1);
      if (known !== undefined && !known.includes(word))
        return {
          message: `lead.${field} is never "${word}".${didYouMean(word, known)} Known: ${known.join(', ')}.`,
          offset: match.index + whole.indexOf(text) + 1,
        };
    }
  }
  return null;
};
