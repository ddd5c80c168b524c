// Does a condition of the playbook hold for a lead? CEL; what it needs and the lead lacks makes it unknown.
import { parse } from '@marcbachmann/cel-js';
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

const parsed = new Map<Condition, ReturnType<typeof parse>>();

const compiled = (condition: Condition): ReturnType<typeof parse> => {
  const known = parsed.get(condition);
  if (known !== undefined) return known;
  const fresh = parse(condition);
  parsed.set(condition, fresh);
  return fresh;
};

/** Judges `condition` over `lead.<field>`. Never throws: an error of evaluation is an unknown answer. */
export const judge = (condition: Condition, fields: Fields): Judged => {
  try {
    return { holds: compiled(condition)({ lead: fields }) === true, unknown: null };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const field = /No such key: (\w+)/.exec(message)?.[1];
    return { holds: false, unknown: field === undefined ? message : `lead.${field} is unknown` };
  }
};
