// Does any module remember something of a lead? A worker loads them once for all its leads, so that none may.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { sourceFiles, textOf } from './tree.ts';

/** What they do remember: answers that follow from their key alone, and a table that is filled while it is loaded. */
const remembered = [
  'domain/condition.ts compiled',
  'domain/moves.ts allowed',
  'domain/service-levels/rules.ts known',
  'domain/time.ts latest',
  'domain/time.ts dates',
  'domain/working-time/prepared.ts known',
];

const changing = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'fill',
]);

/** Names of the module itself that may change: variables, and constants whose content is written to. */
const changedIn = (text: string): readonly string[] => {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true);
  const declared = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.map(({ name }) => ({
      name: name.getText(),
      isVariable: (declarationList.flags & ts.NodeFlags.Const) === 0,
    })),
  );
  const written = new Set<string>();
  const look = (node: ts.Node): void => {
    const target = writtenBy(node);
    if (target !== null) written.add(rootOf(target));
    ts.forEachChild(node, look);
  };
  look(file);
  return declared.filter(({ name, isVariable }) => isVariable || written.has(name)).map(({ name }) => name);
};

/** `x.set(…)` writes to x, `x.y = …`, `x[0] += …` and `delete x.y` too. */
const writtenBy = (node: ts.Node): ts.Expression | null => {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
    return changing.has(node.expression.name.text) ? node.expression.expression : null;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) return node.operand;
  const assigns =
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment;
  return assigns ? node.left : null;
};

const rootOf = (target: ts.Expression): string =>
  ts.isPropertyAccessExpression(target) ||
  ts.isElementAccessExpression(target) ||
  ts.isNonNullExpression(target)
    ? rootOf(target.expression)
    : target.getText();

test('the modules that a workflow is made of remember only what follows from its key', () => {
  const found = sourceFiles
    .filter((path) => /^(events|domain|workflows)\//.test(path))
    .flatMap((path) => changedIn(textOf(path)).map((name) => `${path} ${name}`));
  expect(found).toEqual(remembered);
});

test.each([
  'let count = 0;',
  'const leads = new Map(); export const keep = (id: string) => { leads.set(id, 1); };',
  'const last = { lead: null }; export const keep = (lead: never) => { last.lead = lead; };',
  'const seen: string[] = []; export const keep = (id: string) => seen.push(id);',
  'const by: Record<string, number> = {}; export const keep = (id: string) => { by[id] = 1; delete by.x; };',
])('and %s would be noticed', (text) => {
  expect(changedIn(text)).toHaveLength(1);
});
