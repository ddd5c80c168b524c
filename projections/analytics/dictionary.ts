// What does each view and report for analysts tell, column by column? A page, written from their declarations.
import { eventViews } from './event-views.ts';
import { analyticsViews } from './model.ts';
import type { Column, Parameter, Report, View } from './relation.ts';
import { reports } from './reports.ts';

const introduction = `# Schema \`analytics\`

What analysts may ask in SQL, column by column. Generated from the declarations in \`projections/analytics/\`; the database
has the same words as comments (\`\\d+ analytics.lead\` in psql). Worked queries stand in
[Ask with SQL](../how-to/ask-with-sql.md), what an event tells in [Events](events.md).

- People, offices and customers are ids. Nothing personal is here: no names of people, no addresses, no notes.
- Instants are \`timestamptz\`, durations milliseconds, amounts minor units of their currency.
- Views and columns stay; new ones may come. Name the columns that you need.`;

/** The page as Markdown. */
export const analyticsDictionary = (): string =>
  [
    introduction,
    '## Views',
    ...analyticsViews.flatMap(viewSection),
    '## Events, a view a type',
    'What `analytics.event` tells, field by field in columns of their types: a field inside another has both names. Lists, and what has several shapes, are `jsonb`; personal fields stay shut. Each looks through all events, so name the leads, or a period of `time`, where there are many.',
    ...eventViews.flatMap(viewSection),
    '## Reports',
    'Functions that give a table, with the definitions of the command line.',
    ...reports.flatMap(reportSection),
  ].join('\n\n') + '\n';

const viewSection = ({ name, means, columns }: View): readonly string[] => [
  `### analytics.${name}`,
  means,
  table('column', columns),
];

const reportSection = ({ name, means, parameters, columns }: Report): readonly string[] => [
  `### analytics.${name}(…)`,
  means,
  table('parameter', parameters.map(withDefault)),
  table('column', columns),
];

const withDefault = (parameter: Parameter): Column => ({
  ...parameter,
  means:
    parameter.default === null
      ? `${parameter.means} Has to be given.`
      : `${parameter.means} Without it: \`${parameter.default}\`.`,
});

const table = (head: string, rows: readonly Column[]): string =>
  [
    `| ${head} | type | meaning |`,
    '| --- | --- | --- |',
    ...rows.map(({ name, type, means }) => `| \`${name}\` | ${type} | ${means.replaceAll('|', '\\|')} |`),
  ].join('\n');
