// Does a diff name each change of a playbook in the words of its file, and nothing else?
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../doors/playbook/compile-playbook.ts';
import { diffPlaybooks, playbookToCompare } from '../../../doors/playbook/playbook-diff.ts';
import type { Change } from '../../../doors/playbook/playbook-diff.ts';

const source = readFileSync(new URL('../../../playbooks/default.yaml', import.meta.url), 'utf8');

const replaced = (text: string, edits: readonly (readonly [string, string])[]): string =>
  edits.reduce((sofar, [before, after]) => {
    expect(sofar).toContain(before);
    return sofar.replace(before, after);
  }, text);

const diff = (before: string, after: string): readonly Change[] =>
  diffPlaybooks(playbookToCompare(before, 'before'), playbookToCompare(after, 'after'));

const change = (...edits: readonly (readonly [string, string])[]): readonly Change[] =>
  diff(source, replaced(source, edits));

/** Edits of which each stands at one path. */
const edits: readonly (readonly [path: string, before: string, after: string])[] = [
  ['clocks.first_contact.target.A', 'A: 4h', 'A: 2h'],
  ['evaluation.bar_grade', 'bar_grade: C', 'bar_grade: B'],
  ['verification.plans.rep_office.angles.one_of', 'one_of: [budget, timing]', 'one_of: [budget]'],
  ['distribution.owners[small-and-simple].when', 'lead.amount < 25000.0', 'lead.amount < 30000'],
  ['tiering.rules[major-or-far-or-new].tier', 'tier: region', 'tier: rep_office'],
  ['distribution.choice', '  choice: least_loaded\n', '  choice: weighted\n'],
  ['clocks.follow_up.steps[80%]', '      - { at: 80%, tell: owner }\n', ''],
  ['price.margins.steel', 'margins: {}', 'margins: { steel: 0.1 }'],
];

test('any set of edits is told at exactly their paths, and backwards the other way round', () => {
  fc.assert(
    fc.property(fc.subarray([...edits]), (some) => {
      const after = replaced(
        source,
        some.map(([, before, now]) => [before, now]),
      );
      const there = diff(source, after);
      expect(there.map(({ path }) => path).sort()).toEqual(some.map(([path]) => path).sort());
      expect(there.length === 0).toBe(compilePlaybook(source, 'x').hash === compilePlaybook(after, 'x').hash);
      const back = diff(after, source);
      const turned = ({ path, before, after: now }: Change): unknown => ({
        path,
        before: now,
        after: before,
      });
      const byPath = (a: Change, b: Change): number => (a.path < b.path ? -1 : 1);
      expect([...back].sort(byPath).map(turned)).toEqual(
        [...there].sort(byPath).map(({ path, before, after: now }) => ({ path, before, after: now })),
      );
    }),
    { numRuns: 40 },
  );
});

test('values stand as they were written', () => {
  expect(change(['A: 4h', 'A: 2h'])).toEqual([
    { path: 'clocks.first_contact.target.A', kind: 'changed', before: '4h', after: '2h' },
  ]);
});

test('what is only written otherwise is no change', () => {
  expect(change(['A: 4h', 'A: 240m'], ['  choice: least_loaded\n', ''])).toEqual([]);
  const rate = (currency: string): string => `{ currency: ${currency}, from: "2026-01-01", rate: 1.1 }`;
  const rates = (...of: readonly string[]): string =>
    replaced(source, [['rates: []', `rates: [${of.map(rate).join(', ')}]`]]);
  expect(diff(rates('EUR', 'GBP'), rates('GBP', 'EUR'))).toEqual([]);
  expect(diff(rates('EUR'), rates('EUR', 'GBP')).map(({ path, kind }) => [path, kind])).toEqual([
    ['money.rates[GBP from 2026-01-01]', 'added'],
  ]);
});

test('rules are known by their ids: one is added, one is gone, one has moved', () => {
  const rule = (id: string): string =>
    `    - id: ${id}\n      role: AR\n      when: lead.product == "${id}"\n`;
  const owners = (...ids: readonly string[]): string =>
    replaced(source, [['  owners:\n', `  owners:\n${ids.map(rule).join('')}`]]);
  const kinds = (before: string, after: string): unknown =>
    diff(before, after).map(({ path, kind, before: was, after: is }) => [path, kind, was, is]);
  expect(kinds(owners('a', 'b', 'c'), owners('c', 'a', 'b'))).toEqual([
    ['distribution.owners[c]', 'moved', 3, 1],
  ]);
  expect(diff(owners('a', 'b'), owners('b', 'd')).map(({ path, kind }) => [path, kind])).toEqual([
    ['distribution.owners[a]', 'removed'],
    ['distribution.owners[d]', 'added'],
  ]);
});
