// `leadcycle quality`: how good is what each channel, or each submitter, brings?
import type { Command } from 'commander';
import { qualityCuts, qualityOf } from '../../projections/evaluation/quality.ts';
import type { Quality, QualityCut } from '../../projections/evaluation/quality.ts';
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

interface Options extends LeadFilterOptions, ReportTimeOptions {
  readonly by: string;
  readonly explain?: true;
  readonly json?: boolean;
}

interface QualityAnswer extends ReportTime {
  readonly timeZone: string;
  readonly by: QualityCut;
  readonly rows: readonly Quality[];
  readonly definition: Readonly<Record<string, string>>;
}

const definition = {
  obtained: 'leads obtained in the period',
  complete: 'had all facts that obtaining needs at once ÷ obtained',
  duplicates: 'merged into another lead as of then ÷ obtained',
  disqualified: 'needs that we cannot satisfy ÷ obtained',
  'A or B': 'of the leads that have a grade as of then, of ended ones as of the outcome',
  verified: 'credible, or an opportunity by class, as of then ÷ obtained',
  refuted: 'somebody heard the opposite, and has not taken it back ÷ obtained',
  won: 'orders ÷ obtained without duplicates and disqualified ones; open leads are among these',
};

export const addQualityCommand = (program: Command): void => {
  const command = addCommand(program, 'quality', 'how good is what each channel or submitter brings')
    .option('--by <cut>', qualityCuts.join(', ').replace('_', '-'), 'channel')
    .option('--explain', 'what is counted, and what is not');
  addReportTimeOptions(command, 'leads obtained');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const by = cutOf(options.by);
  const answer = await withReadSide(async (side): Promise<QualityAnswer> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const time = reportTimeOf(options, timeZone, side.now());
    const only = await leadFilterOf(side, options);
    return { ...time, timeZone, by, rows: await qualityOf(side.pool, by, { ...time, only }), definition };
  });
  print({ json: answer, text: () => inWords(answer, options) }, options);
};

const cutOf = (word: string): QualityCut => {
  const cut = qualityCuts.find((known) => known === word.replace('-', '_'));
  if (cut === undefined)
    throw misuse(`--by does not know "${word}".`, 'Write channel, channel-kind or submitter.');
  return cut;
};

const inWords = (answer: QualityAnswer, options: Options): string =>
  [
    `Quality of ${filterWords(options)} ${reportTimeWords(answer, answer.timeZone)}`,
    ...(options.explain === true ? [definitionWords(answer.definition)] : []),
    table(
      [
        ...[answer.by.replace('_', ' '), 'obtained', 'complete', 'duplicates', 'disqualified', 'A or B'],
        ...['verified', 'refuted', 'won', 'lost', 'open'],
      ],
      answer.rows.map((row): Cell[] => [
        ...[row.value, row.obtained, share(row.complete, row.obtained), share(row.merged, row.obtained)],
        ...[share(row.disqualified, row.obtained), share(row.good, row.graded)],
        ...[share(row.verified, row.obtained), share(row.refuted, row.obtained), share(row.won, row.base)],
        ...[row.lost, row.open],
      ]),
    ),
  ].join('\n\n');

const share = (part: number, whole: number): string =>
  shareWords(whole === 0 ? null : part / whole, part, whole);
