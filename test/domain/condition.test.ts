// Is a prepared condition as true as the CEL it was written in?
import { parse } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { prepare } from '../../domain/condition/prepared.ts';
import { conditionFields, judge, type Fields, type Judged } from '../../domain/condition.ts';

/** What CEL itself says, without preparation. */
const byCel = (condition: string, fields: Fields): Judged => {
  try {
    return { holds: parse(condition)({ lead: fields }) === true, unknown: null };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    const field = /No such key: (\w+)/.exec(message)?.[1];
    return { holds: false, unknown: field === undefined ? message : `lead.${field} is unknown` };
  }
};

const value = fc.constantFrom('A', 'B', '', 0, 1.5, 100_000, -2, true, false);
const fields: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...conditionFields.slice(0, 5)), value);

const field = fc.constantFrom(...conditionFields.slice(0, 5)).map((name) => `lead.${name}`);
const literal = fc.constantFrom('"A"', '"B"', '0.0', '1.5', '100000.0', '100000', 'true', 'false');
const atom = fc.oneof(
  { weight: 3, arbitrary: field },
  {
    weight: 6,
    arbitrary: fc
      .tuple(field, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), literal)
      .map((parts) => parts.join(' ')),
  },
  { weight: 2, arbitrary: field.map((name) => `${name} in ["A", "C"]`) },
  { weight: 1, arbitrary: field.map((name) => `has(${name})`) },
  { weight: 1, arbitrary: fc.tuple(literal, field).map(([left, right]) => `${left} == ${right}`) },
);
const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    atom,
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
  ),
})).condition;

test('a condition holds, fails or lacks a field as CEL says, for any fields', () => {
  fc.assert(
    fc.property(condition, fields, (text, given) => {
      expect(judge(text, given)).toEqual(byCel(text, given));
    }),
    { numRuns: 2_000 },
  );
});

test('conditions such as ready playbooks have need no CEL once they are prepared', () => {
  for (const text of [
    'lead.tier != "rep_office" || lead.amount >= 100000.0',
    'lead.position == "dominant" && (lead.newProduct || !lead.newSolution)',
    'lead.industry in ["retail", "banking"]',
  ])
    expect(prepare(parse(text).ast, conditionFields)).not.toBeNull();
});
