// Does a playbook's condition make sense? Parsed and type-checked against what it may ask of a lead.
import { Environment, ParseError } from '@marcbachmann/cel-js';
import { didYouMean } from '../nearest-word.ts';

/** What a condition may ask: `lead.<name>`. An unknown value is left out, and the condition that needs it is false. */
const leadFields = {
  position: 'string',
  amount: 'double',
  horizon: 'string',
  newProduct: 'bool',
  newSolution: 'bool',
  newBusinessModel: 'bool',
  complexity: 'string',
  tier: 'string',
} as const;

export const leadFieldNames: readonly string[] = Object.keys(leadFields);

const environment = new Environment().registerVariable('lead', { schema: leadFields });

export interface ConditionMistake {
  readonly message: string;
  /** Characters from the beginning of the condition. */
  readonly offset: number;
}

/** What is wrong with the condition; null if nothing is. */
export const conditionMistake = (condition: string): ConditionMistake | null => {
  const unknown = unknownField(condition);
  if (unknown !== null) return unknown;
  const { valid, type, error } = check(condition);
  if (!valid) {
    const said = error?.summary ?? 'it cannot be read';
    return {
      message: `The condition does not work: ${said}. Write CEL over lead, like lead.amount >= 25000.0 && lead.complexity == "simple".`,
      offset: error?.range?.start ?? 0,
    };
  }
  return type === 'bool'
    ? null
    : {
        message: `The condition gives ${type ?? 'something else'}, not true or false: compare it.`,
        offset: 0,
      };
};

const check = (condition: string): ReturnType<Environment['check']> => {
  try {
    return environment.parse(condition).check();
  } catch (error) {
    if (error instanceof ParseError) return { valid: false, error };
    throw error;
  }
};

const unknownField = (condition: string): ConditionMistake | null => {
  for (const match of condition
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, blank)
    .matchAll(/\blead\s*\.\s*(\w+)/g)) {
    const [, name = ''] = match;
    if (!leadFieldNames.includes(name))
      return {
        message: `A lead has no field "${name}".${didYouMean(name, leadFieldNames)} Known: ${leadFieldNames.join(', ')}.`,
        offset: match.index + match[0].length - name.length,
      };
  }
  return null;
};

/** Text in quotes names no field; blanks in its place keep the positions. */
const blank = (quoted: string): string => ' '.repeat(quoted.length);
