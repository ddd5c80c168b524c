// Does the page for analysts say what the views hold?
import { expect, test } from 'vitest';
import { analyticsDictionary } from '../../projections/analytics/dictionary.ts';
import { eventViews } from '../../projections/analytics/event-views.ts';
import { analyticsViews } from '../../projections/analytics/model.ts';
import { reports } from '../../projections/analytics/reports.ts';
import { root } from '../architecture/tree.ts';

test('the committed page is what the declarations say', async () => {
  await expect(
    analyticsDictionary(),
    'after a change in projections/analytics: npx vitest run --project unit analytics-dictionary --update',
  ).toMatchFileSnapshot(`${root}/docs/reference/analytics.md`);
});

test('every view, report, column and parameter says what it means', () => {
  const isSentence = (text: string): boolean => /^\S.{2,}[.…]$/s.test(text);
  const said = [
    ...[...analyticsViews, ...eventViews].flatMap(({ name, means, columns }) => [
      { name, means },
      ...columns.map((column) => ({ ...column, name: `${name}.${column.name}` })),
    ]),
    ...reports.flatMap(({ name, means, columns, parameters }) => [
      { name, means },
      ...[...columns, ...parameters].map((one) => ({ ...one, name: `${name}.${one.name}` })),
    ]),
  ];
  expect(said.filter(({ means }) => !isSentence(means)).map(({ name }) => name)).toEqual([]);
});

test('no view has two columns of one name', () => {
  const doubled = [...analyticsViews, ...eventViews].flatMap(({ name, columns }) => {
    const names = columns.map((column) => column.name);
    return names.filter((one, index) => names.indexOf(one) !== index).map((one) => `${name}.${one}`);
  });
  expect(doubled).toEqual([]);
});
