// Which rows and columns has the file of the board? A row for each cell with leads and each sum below them, a column for each currency.
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { cellAt, stages, tiers, together } from './cells.ts';
import type { Cell, Stage, Tier } from './cells.ts';

interface BoardRow extends Cell {
  readonly stage: Stage;
  /** Null: all of them together. */
  readonly tier: Tier | null;
  /** For how long the lead that stands longest in the stage has stood there; null where tiers are apart. */
  readonly oldestMs: number | null;
}

export const boardRows = ({ at, cells, oldest }: Schemas['Board']): readonly BoardRow[] =>
  stages.flatMap((stage) => {
    const apart = tiers.map((tier) => ({ ...cellAt(cells, stage, tier), stage, tier, oldestMs: null }));
    const since = oldest.find((one) => one.stage === stage)?.movedAt;
    const oldestMs = since === undefined ? null : Date.parse(at) - Date.parse(since);
    return [...apart, { ...together(apart), stage, tier: null, oldestMs }].filter(({ leads }) => leads > 0);
  });

/** @param t words in the reader's language */
export const boardColumns = (
  rows: readonly BoardRow[],
  t: (key: string) => string,
): readonly Column<BoardRow>[] => {
  const currencies = new Set(rows.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)));
  return [
    { name: t('filter.stage'), kind: 'text', of: ({ stage }) => t(`place.${stage}`) },
    {
      ...{ name: t('board.tier'), kind: 'text' },
      of: ({ tier }) => t(tier === null ? 'board.all' : `tier.${tier}`),
    },
    { name: t('page.leads'), kind: 'count', of: ({ leads }) => leads },
    { name: t('urgency.late'), kind: 'count', of: ({ late }) => late },
    { name: t('urgency.at_risk'), kind: 'count', of: ({ atRisk }) => atRisk },
    ...[...currencies].sort().map((currency): Column<BoardRow> => ({
      ...{ name: `${t('leads.amount')} ${currency}`, kind: 'money' },
      of: ({ amounts }) => amounts.find((amount) => amount.currency === currency) ?? null,
    })),
    { name: t('board.columnOldest'), kind: 'span', of: ({ oldestMs }) => oldestMs },
  ];
};
