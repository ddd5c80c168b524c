// `leadcycle churn`: which share of the leads did not become orders, read in every way that people mean it?
import type { Command } from 'commander';
import { churnReport } from '../../projections/churn/queries.ts';
import type { ChurnReport, ClosedMonth, Cohort } from '../../projections/churn/queries.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { afterEndOf, endOf, localTime, startOf } from '../moments.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { shareWords } from './definition-words.ts';
import { addReportTimeOptions } from './report-time.ts';
import type { ReportTimeOptions } from './report-time.ts';

const cuts = ['month', 'closed', 'reason'] as const;
type Cut = (typeof cuts)[number];

interface Options extends ReportTimeOptions {
  readonly by?: string;
  readonly json?: boolean;
}

interface Churn extends ChurnReport {
  readonly asOf: string;
  readonly asKnown: string | null;
  readonly maturityDays: number;
  readonly definition: Readonly<Record<string, string>>;
}

export const addChurnCommand = (program: Command): void => {
  const command = addCommand(program, 'churn', 'the share of leads that did not become orders');
  addReportTimeOptions(command, 'leads obtained')
    .option('--by <cut>', `one table only: ${cuts.join(', ')} (default: all of them)`)
    .action(show);
};

const show = async (options: Options): Promise<void> => {
  const shown = options.by === undefined ? cuts : [cutOf(options.by)];
  const churn = await withReadSide(async (side): Promise<Churn> => {
    const { timeZone, maturityDays } = (await side.playbook('default')).reporting;
    const { asOf, asKnown, from, to } = options;
    const question = {
      ...{ timeZone, maturityDays },
      asOf: asOf === undefined ? new Date().toISOString() : endOf(asOf, timeZone, '--as-of'),
      asKnown: asKnown === undefined ? null : endOf(asKnown, timeZone, '--as-known'),
      from: from === undefined ? null : startOf(from, timeZone, '--from'),
      to: to === undefined ? null : afterEndOf(to, timeZone, '--to'),
    };
    const report = await churnReport(side.pool, question);
    return {
      ...report,
      asOf: question.asOf,
      asKnown: question.asKnown,
      maturityDays,
      definition: definition(maturityDays),
    };
  });
  print({ json: churn, text: () => inWords(churn, shown) }, options);
};

const cutOf = (word: string): Cut => {
  const cut = cuts.find((known) => known === word);
  if (cut === undefined) throw misuse(`--by does not know "${word}".`, `Write one of ${cuts.join(', ')}.`);
  return cut;
};

const definition = (days: number): Readonly<Record<string, string>> => ({
  base: 'leads obtained in the period, without disqualified and merged ones',
  allIn: '1 − won ÷ base (the headline)',
  strict: 'lost ÷ (won + lost)',
  matured: `(lost + open) ÷ base, over leads of ${days} days and more`,
  closed: 'lost ÷ (won + lost) by the month of the outcome',
});

const inWords = (churn: Churn, shown: readonly Cut[]): string => {
  const { asOf, asKnown, timeZone } = churn;
  const known = asKnown === null ? '' : `, as known at ${localTime(asKnown, timeZone)}`;
  return [
    `Churn as of ${localTime(asOf, timeZone)}${known}; months are cut in ${timeZone}`,
    Object.entries(churn.definition)
      .map(([name, text]) => `  ${name.padEnd(8)} ${text}`)
      .join('\n'),
    ...shown.map((cut) => sections[cut](churn)),
  ].join('\n\n');
};

const sections: Readonly<Record<Cut, (churn: Churn) => string>> = {
  month: ({ cohorts, total }) =>
    table(
      ['obtained in', 'leads', 'left out', 'base', 'won', 'lost', 'open', 'all-in', 'strict', 'matured'],
      [...cohorts, total].map(cohortRow),
    ),
  closed: ({ closed, closedTotal, events }) =>
    [
      table(
        ['closed in', 'won', 'lost', 'churn', 'dates only implied'],
        [...closed, closedTotal].map(closedRow),
      ),
      `Losses ${events.losses}, reopened ${events.reopenings}, won again ${events.rewon}.`,
    ].join('\n'),
  reason: ({ reasons }) =>
    table(
      ['reason', 'lost leads'],
      reasons.map(({ reason, leads }) => [reason, leads]),
    ),
};

const cohortRow = (cohort: Cohort): readonly Cell[] => {
  const { month, obtained, leftOut, base, won, lost, open, mature, allIn, strict, matured } = cohort;
  return [
    ...[month ?? 'all', obtained, leftOut.disqualified + leftOut.merged, base, won, lost, open],
    shareWords(allIn, base - won, base),
    shareWords(strict, lost, won + lost),
    matured === null || mature === 0 ? '–' : `${(matured * 100).toFixed(1)} % of ${mature}`,
  ];
};

const closedRow = ({ month, won, lost, rate, estimated }: ClosedMonth): readonly Cell[] => [
  ...[month ?? 'all', won, lost, shareWords(rate, lost, won + lost)],
  estimated.won + estimated.lost,
];
