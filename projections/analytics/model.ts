// What may analysts see? Views and reports in a schema of their own, made anew with the façade that they stand upon.
import { readModel } from '../read-model.ts';
import { sqlFile } from '../sql-file.ts';
import { eventViews } from './event-views.ts';
import { factViews } from './fact-views.ts';
import { historyViews } from './history-views.ts';
import { leadViews } from './lead-views.ts';
import { reportSql, viewSql } from './relation.ts';
import { reports } from './reports.ts';

export const analyticsViews = [...leadViews, ...historyViews, ...factViews];

/** May be run as often as one likes: who may read, and nobody else. */
export const grantToAnalysts = sqlFile(import.meta.url, 'role.sql');

/** No tables and no rows of its own: the last of a set, since it looks at what the others show. */
export const analytics = readModel({
  name: 'analytics',
  tables: '',
  facade: [
    'drop schema if exists analytics cascade; create schema analytics;',
    `comment on schema analytics is 'Leads, what happened to them, and reports. Read only; docs/reference/analytics.md says what each column means.';`,
    ...[...analyticsViews, ...eventViews].map(viewSql),
    ...reports.map(reportSql),
    grantToAnalysts,
  ].join('\n'),
  fold: () => null,
  write: async () => undefined,
});
