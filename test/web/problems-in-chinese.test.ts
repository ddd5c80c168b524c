// Is every refusal there in Chinese? Gathered from the sources: whoever adds one is told here what is missing.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { problemCodes } from '../../api/problem-status.ts';
import { chinese } from '../../web/problem/chinese.ts';
import { namedIn } from '../../web/problem/named.ts';
import { translatorOf } from '../../web/problem/translator.ts';
import { zh } from '../../web/words/zh.ts';
import { sourceFiles, textOf } from '../architecture/tree.ts';

const refusals = ['LeadRejection', 'DoorRejection', 'Refusal'];

/** `There is no lead {0}.` What only the running program knows is not among it. */
const formsOf = (node: ts.Node): readonly string[] => {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [
      node.head.text +
        node.templateSpans.map(({ literal }, index) => `{${String(index)}}${literal.text}`).join(''),
    ];
  return ts.isConditionalExpression(node) ? [node.whenTrue, node.whenFalse].flatMap(formsOf) : [];
};

const refusedIn = (path: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && refusals.includes(node.expression.getText()))
      found.push(...(node.arguments ?? []).slice(1, 3).flatMap(formsOf));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return found;
};

/** What checks of the API say of a field in words of their own: `{ error: 'a day' }`. */
const checksIn = (path: string): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'error')
      found.push(...formsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true));
  return found;
};

const sources = sourceFiles.filter((path) => /^(domain|doors|api|events|projections)\/.*\.ts$/.test(path));
const told = [...new Set(sources.flatMap(refusedIn))].filter((form) => form !== '');
const forms: Readonly<Record<string, string>> = chinese.forms;
const say = translatorOf(forms, (word) => word);

test('every sentence with which something is refused, and every remedy', () => {
  expect(told.length).toBeGreaterThan(300);
  expect(told.filter((form) => !(form in forms))).toEqual([]);
});

test('every sentence that a check of the API has of its own', () => {
  const checks = sourceFiles.filter((path) => /^((api|events)\/.*|doors\/open-schema)\.ts$/.test(path));
  const words = checks.flatMap(checksIn);
  expect(words.length).toBeGreaterThan(3);
  // A sentence may hold an example where the form has a place.
  expect(words.filter((form) => say(form) === null)).toEqual([]);
});

test('every reason for which somebody may not claim', () => {
  const reasons: string[] = [];
  const visit = (node: ts.Node, isReason: boolean): void => {
    if (ts.isTemplateExpression(node) && isReason) reasons.push(...formsOf(node));
    const named = ts.isVariableDeclaration(node) ? node.name.getText() : null;
    ts.forEachChild(node, (child) => visit(child, isReason || named === 'obstacleOf' || named === 'barrier'));
  };
  for (const path of ['doors/pool.ts', 'domain/distribution.ts'])
    visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true), false);
  expect(reasons.length).toBe(5);
  expect(reasons.filter((form) => say(form) === null)).toEqual([]);
});

test('several mistakes are said one by one, each with its field as forms call it', () => {
  const named = namedIn({
    exists: (key) => key in zh,
    t: (key) => zh[key as keyof typeof zh],
  });
  const spoken = translatorOf(forms, named);
  expect(
    spoken(
      'The body is not complete or not right: "customer.name" is missing: give text. "contacts[1].level" must be one of user, manager. Did you mean "user"? There is no field "tint".',
    ),
  ).toBe(
    '正文不完整或不正确：缺少“客户 · 名称”：请填写文本。“联系人 2 · 层级”必须是以下之一：user, manager。您是指“user”吗？没有字段 "tint"。',
  );
});

test('every code of the API, for sentences that are not known by themselves', () => {
  expect(Object.keys(chinese.codes).sort()).toEqual([...problemCodes].sort());
});

test('none that nobody says any more', () => {
  const text = sources
    .map(textOf)
    .join()
    .replaceAll(/\\(["'`])/g, '$1');
  const longestOf = (form: string): string =>
    form.split(/\{\d\}/).reduce((one, other) => (other.length > one.length ? other : one));
  expect(Object.keys(forms).filter((form) => !text.includes(longestOf(form)))).toEqual([]);
});

test('both leave the same places open, and each sentence is known as itself', () => {
  const places = (text: string): string =>
    [...text.matchAll(/\{(\d)=?\}/g)]
      .map(([, name]) => name)
      .sort()
      .join();
  const filled = (text: string): string => text.replaceAll(/\{(\d)=?\}/g, 'x$1');
  for (const [english, inChinese] of Object.entries(forms)) {
    expect(places(inChinese), english).toBe(places(english));
    expect(inChinese, english).toMatch(/\p{Script=Han}|true/u);
    expect(say(filled(english)), english).toBe(filled(inChinese));
  }
});

test('what stands in its places is said too, and vocabulary by its words', () => {
  const spoken = translatorOf(forms, (word) => (word === 'evaluate' ? '评估' : word));
  expect(spoken('ada may not verify this lead: they submitted the lead.')).toBe(
    'ada 不能验证此线索：其为线索提交人。',
  );
  expect(spoken('This lead has ended: it is evaluate.')).toBe('此线索已结束：处于“评估”。');
  expect(spoken('There is no office "lodnon" in the organisation. Did you mean "london"?')).toBe(
    '组织中没有办事处“lodnon”。您是指“london”吗？',
  );
  expect(spoken('Nobody has thought of this.')).toBeNull();
});
