// How does churn read on a terminal? Every rate with its numerator and denominator, and what was left out beside.
import type { ChurnCounts } from '../../projections/churn/counts.ts';
import type { ChurnBy } from '../../projections/churn/cut.ts';
import type { ChurnReport, ClosedMonth } from '../../projections/churn/queries.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { shareWords } from './definition-words.ts';

/** The tables of the whole report. */
export type Section = 'month' | 'closed' | 'reason';

const figures = ['leads', 'left out', 'base', 'won', 'lost', 'open', 'all-in', 'strict', 'matured'];

export const sectionWords: Readonly<Record<Section, (churn: ChurnReport) => string>> = {
  month: ({ cohorts, total }) =>
    table(
      ['obtained in', ...figures],
      [...cohorts, total].map((cohort) => [cohort.month ?? 'all', ...countCells(cohort)]),
    ),
  closed: ({ closed, closedTotal, events }) =>
    [
      table(
        ['closed in', 'won', 'lost', 'churn', 'dates only implied'],
        [...closed, closedTotal].map(closedRow),
      ),
      `Losses ${events.losses}, reopened ${events.reopenings}, won again ${events.rewon}.`,
    ].join('\n'),
  reason: ({ reasons, total }) =>
    table(
      ['reason', 'lost leads', 'of all lost'],
      reasons.map(({ reason, leads }) => [
        ...[reason, leads],
        shareWords(total.lost === 0 ? null : leads / total.lost, leads, total.lost),
      ]),
    ),
};

export const cutTable = (heading: string, { rows, total }: ChurnBy): string =>
  table(
    [heading, ...figures],
    [...rows, total].map((row) => [row.value ?? 'all', ...countCells(row)]),
  );

const countCells = (counts: ChurnCounts): readonly Cell[] => {
  const { obtained, leftOut, base, won, lost, open, mature, matureChurned, allIn, strict, matured } = counts;
  return [
    ...[obtained, leftOut.disqualified + leftOut.merged, base, won, lost, open],
    shareWords(allIn, base - won, base),
    shareWords(strict, lost, won + lost),
    shareWords(matured, matureChurned, mature),
  ];
};

const closedRow = ({ month, won, lost, rate, estimated }: ClosedMonth): readonly Cell[] => [
  ...[month ?? 'all', won, lost, shareWords(rate, lost, won + lost)],
  estimated.won + estimated.lost,
];
