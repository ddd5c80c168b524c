// `leadcycle funnel`: how far do leads come, and which share of those that reach a stage reach the next?
import type { Command } from 'commander';
import { funnelReport } from '../../projections/stage-visit/funnel.ts';
import type {
  Funnel,
  FunnelReading,
  FunnelReport,
  FunnelStep,
} from '../../projections/stage-visit/funnel.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { definitionWords, shareWords } from './definition-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { addReportTimeOptions, reportTimeOf, reportTimeWords } from './report-time.ts';
import type { ReportTime, ReportTimeOptions } from './report-time.ts';

const readings = ['cohort', 'entering'] as const satisfies readonly FunnelReading[];

interface Options extends LeadFilterOptions, ReportTimeOptions {
  readonly reading?: string;
  readonly months?: true;
  readonly explain?: true;
  readonly json?: boolean;
}

interface FunnelAnswer extends ReportTime {
  readonly timeZone: string;
  /** Those asked for. */
  readonly readings: Readonly<Partial<Record<FunnelReading, FunnelReport>>>;
  readonly definition: Readonly<Record<string, string>>;
}

const definition = {
  cohort: 'leads obtained in the period that came to the stage or to a later one by then',
  entering: 'leads whose first entry into the stage itself lies in the period, however they were obtained',
  conversion:
    'reached next ÷ reached: came to the next step or a later one by then; a way back lowers nothing',
  'left out': 'disqualified and merged leads, as of then; one that was opened again, or parted, is back',
  here: 'of those reached: stand there as of then; the rest went on, rests, was lost, or went back',
  filters: 'owner, office, tier … of a lead as of its outcome, or of then while it is open',
};

export const addFunnelCommand = (program: Command): void => {
  const command = addCommand(program, 'funnel', 'how far leads come, from stage to stage')
    .option('--reading <reading>', `one only: ${readings.join(', ')} (default: both)`)
    .option('--months', 'a table for each month')
    .option('--explain', 'what is counted, and what is not');
  addReportTimeOptions(command, 'leads obtained, or stages entered,');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const asked = options.reading === undefined ? readings : [readingOf(options.reading)];
  const answer = await withReadSide(async (side): Promise<FunnelAnswer> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const time = reportTimeOf(options, timeZone, side.now());
    const only = await leadFilterOf(side, options);
    const reports = await Promise.all(
      asked.map(
        async (reading) =>
          [reading, await funnelReport(side.pool, { ...time, only, reading, timeZone })] as const,
      ),
    );
    return { ...time, timeZone, readings: Object.fromEntries(reports), definition };
  });
  print({ json: answer, text: () => inWords(answer, options) }, options);
};

const readingOf = (word: string): FunnelReading => {
  const reading = readings.find((known) => known === word);
  if (reading === undefined)
    throw misuse(`--reading does not know "${word}".`, `Write one of ${readings.join(', ')}.`);
  return reading;
};

const titles: Readonly<Record<FunnelReading, string>> = {
  cohort: 'By cohort: leads obtained in the period',
  entering: 'By entering: leads that first entered the stage in the period',
};

const inWords = (answer: FunnelAnswer, options: Options): string =>
  [
    `Funnel of ${filterWords(options)} ${reportTimeWords(answer, answer.timeZone)}`,
    ...(options.explain === true
      ? [definitionWords({ ...answer.definition, months: `are cut in ${answer.timeZone}` })]
      : []),
    ...readings.flatMap((reading) => {
      const report = answer.readings[reading];
      if (report === undefined) return [];
      const funnels = options.months === true ? [...report.months, report.total] : [report.total];
      return [titles[reading], ...funnels.map((funnel) => funnelTable(funnel, options.months === true))];
    }),
  ].join('\n\n');

const funnelTable = ({ month, steps }: Funnel, named: boolean): string =>
  table(
    [named ? (month ?? 'all') : 'stage', 'reached', 'reached next', 'here', 'disqualified', 'merged'],
    steps.map(stepRow),
  );

const stepRow = ({ stage, reached, reachedNext, conversion, here, leftOut }: FunnelStep): readonly Cell[] => [
  ...[stage, reached],
  reachedNext === null ? '' : shareWords(conversion, reachedNext, reached),
  ...[here, leftOut.disqualified, leftOut.merged],
];
