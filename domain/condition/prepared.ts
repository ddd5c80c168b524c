// What does a condition come to when it is prepared once? Plain functions, for the part of CEL that playbooks speak.
import type { ASTNode } from '@marcbachmann/cel-js';

type Value = string | number | boolean;

/** True or false; the name of a field that the lead lacks; undefined where only CEL itself can tell. */
export type Answer = boolean | string | undefined;

export type Prepared = (fields: Readonly<Record<string, Value>>) => Answer;

/**
 * Fields, literals, comparison, membership and logic, with the answers of CEL; null for everything else.
 * @param known the fields that may be asked for
 */
export const prepare = (node: ASTNode, known: readonly string[]): Prepared | null => {
  switch (node.op) {
    case '||':
      return logic(prepare(node.args[0], known), prepare(node.args[1], known), true);
    case '&&':
      return logic(prepare(node.args[0], known), prepare(node.args[1], known), false);
    case '!_':
      return not(prepare(node.args, known));
    case '.':
      return ask(fieldOf(node, known), (value) => (typeof value === 'boolean' ? value : undefined));
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const literal = literalOf(node.args[1]);
      return literal === null ? null : ask(fieldOf(node.args[0], known), comparisons[node.op](literal));
    }
    case 'in': {
      const words = wordsOf(node.args[1]);
      return words === null ? null : ask(fieldOf(node.args[0], known), (value) => words.includes(value));
    }
    case 'value':
    case 'id':
    case '.?':
    case '[]':
    case '[?]':
    case 'call':
    case 'rcall':
    case 'list':
    case 'map':
    case '?:':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '-_':
      return null;
  }
};

type Test = (value: Value) => Answer;

const ask = (field: string | null, test: Test): Prepared | null =>
  field === null
    ? null
    : (fields) => {
        const value = fields[field];
        return value === undefined ? field : test(value);
      };

/** What is missing on one side does not matter where the other side decides; missing on both, CEL names the right one. */
const logic = (left: Prepared | null, right: Prepared | null, decides: boolean): Prepared | null =>
  left === null || right === null
    ? null
    : (fields) => {
        const first = left(fields);
        if (first === decides || first === undefined) return first;
        const second = right(fields);
        return second === !decides ? first : second;
      };

const not = (operand: Prepared | null): Prepared | null =>
  operand === null
    ? null
    : (fields) => {
        const answer = operand(fields);
        return typeof answer === 'boolean' ? !answer : answer;
      };

/** Values of two types are unequal; CEL refuses to order them. */
const comparisons: Readonly<Record<'==' | '!=' | '<' | '<=' | '>' | '>=', (literal: Value) => Test>> = {
  '==': (literal) => (value) => value === literal,
  '!=': (literal) => (value) => value !== literal,
  '<': (literal) => (value) => (ordered(value, literal) ? value < literal : undefined),
  '<=': (literal) => (value) => (ordered(value, literal) ? value <= literal : undefined),
  '>': (literal) => (value) => (ordered(value, literal) ? value > literal : undefined),
  '>=': (literal) => (value) => (ordered(value, literal) ? value >= literal : undefined),
};

const ordered = (value: Value, literal: Value): boolean =>
  typeof value === typeof literal && typeof value !== 'boolean';

const fieldOf = (node: ASTNode, known: readonly string[]): string | null => {
  if (node.op !== '.') return null;
  const [of, field] = node.args;
  return of.op === 'id' && of.args === 'lead' && known.includes(field) ? field : null;
};

const literalOf = ({ op, args }: ASTNode): Value | null =>
  op === 'value' && (typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean')
    ? args
    : null;

const wordsOf = (node: ASTNode): readonly Value[] | null => {
  if (node.op !== 'list') return null;
  const words = node.args.map(literalOf).filter((word) => typeof word === 'string');
  return words.length === node.args.length ? words : null;
};
