// Does a condition of the playbook hold for a lead? CEL; what it needs and the lead lacks makes it unknown.
import { parse } from '@marcbachmann/cel-js';
import { prepare, type Prepared } from './condition/prepared.ts';
import type { Condition } from './playbook.ts';

/** Fields of the lead that conditions may name; a field the lead lacks is absent. */
export type Fields = Readonly<Record<string, string | number | boolean>>;

/** Every field that a condition may name, for the check at publication. */
export const conditionFields = [
  'amount',
  'channel',
  'class',
  'complexity',
  'grade',
  'horizon',
  'industry',
  'kind',
  'newBusinessModel',
  'newProduct',
  'newSolution',
  'position',
  'product',
  'territory',
  'tier',
] as const;

export interface Judged {
  readonly holds: boolean;
  /** The sentence that names the missing field, where the answer is unknown; unknown counts as false. */
  readonly unknown: string | null;
}

interface Compiled {
  readonly cel: ReturnType<typeof parse>;
  readonly prepared: Prepared | null;
}

/** A playbook has dozens; what single leads wait for may be anything. */
const compiledKept = 1_000;
const compiled = new Map<Condition, Compiled>();

const compile = (condition: Condition): Compiled => {
  const cel = parse(condition);
  const fresh = { cel, prepared: prepare(cel.ast, conditionFields) };
  if (compiled.size >= compiledKept) compiled.clear();
  compiled.set(condition, fresh);
  return fresh;
};

const holds: Judged = { holds: true, unknown: null };
const fails: Judged = { holds: false, unknown: null };
const lacks = (field: string): Judged => ({ holds: false, unknown: `lead.${field} is unknown` });

/** Judges `condition` over `lead.<field>`. Never throws: an error of evaluation is an unknown answer. */
export const judge = (condition: Condition, fields: Fields): Judged => {
  try {
    const { cel, prepared } = compiled.get(condition) ?? compile(condition);
    const answer = prepared?.(fields) ?? cel({ lead: fields }) === true;
    return typeof answer === 'string' ? lacks(answer) : answer ? holds : fails;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const field = /No such key: (\w+)/.exec(message)?.[1];
    return field === undefined ? { holds: false, unknown: message } : lacks(field);
  }
};
