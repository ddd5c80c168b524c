// Which figures tell of churn, wherever it is cut? Each rate with what it is of.
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';

type Counts = Omit<Schemas['Churn']['total'], 'month'>;

/** @param t the words of the page */
export const churnColumns = (t: (key: string) => string): readonly Column<Counts>[] => [
  { name: t('column.obtained'), kind: 'count', of: ({ obtained }) => obtained },
  { name: t('place.disqualified'), kind: 'count', of: ({ leftOut }) => leftOut.disqualified },
  { name: t('place.merged'), kind: 'count', of: ({ leftOut }) => leftOut.merged },
  { name: t('column.base'), kind: 'count', of: ({ base }) => base },
  { name: t('place.won'), kind: 'count', of: ({ won }) => won },
  { name: t('place.lost'), kind: 'count', of: ({ lost }) => lost },
  { name: t('column.open'), kind: 'count', of: ({ open }) => open },
  { name: t('column.allIn'), kind: 'share', of: ({ allIn }) => allIn },
  { name: t('column.strict'), kind: 'share', of: ({ strict }) => strict },
  { name: t('column.mature'), kind: 'count', of: ({ mature }) => mature },
  { name: t('column.matured'), kind: 'share', of: ({ matured }) => matured },
];
