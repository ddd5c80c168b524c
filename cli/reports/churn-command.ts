// `leadcycle churn`: which share of the leads did not become orders, read in every way that people mean it?
import type { Command } from 'commander';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';
import { against, answerTo, cutOf, cutWords, wholeReport } from './churn-answer.ts';
import type { Asked } from './churn-answer.ts';
import { churnDefinition } from '../../projections/churn/definition.ts';
import { definitionWords } from './definition-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { addReportTimeOptions, reportTimeOf, reportTimeWords } from './report-time.ts';
import type { ReportTime, ReportTimeOptions } from './report-time.ts';

interface Options extends LeadFilterOptions, ReportTimeOptions {
  readonly by?: string;
  readonly against?: string;
  readonly triangle?: true;
  readonly explain?: true;
  readonly json?: boolean;
}

interface About extends ReportTime {
  readonly timeZone: string;
  readonly maturityDays: number;
  readonly definition: Readonly<Record<string, string>>;
}

const againstWords = Object.keys(against);

export const addChurnCommand = (program: Command): void => {
  const command = addCommand(program, 'churn', 'the share of leads that did not become orders')
    .option('--by <cut>', `one table only: ${cutWords.join(', ')} (default: ${wholeReport.join(', ')})`)
    .option('--against <what>', `how it depends on what follow-up was like: ${againstWords.join(', ')}`)
    .option('--triangle', 'what had become of each month’s leads when they were 1, 2, 3 … months old')
    .option('--explain', 'what is counted, and what is not');
  addReportTimeOptions(command, 'leads obtained');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const asked = askedBy(options);
  const { about, answer } = await withReadSide(async (side) => {
    const { timeZone, maturityDays } = (await side.playbook('default')).reporting;
    const time = { ...reportTimeOf(options, timeZone, side.now()), timeZone, maturityDays };
    const only = await leadFilterOf(side, options);
    return {
      about: { ...time, definition: churnDefinition(maturityDays) },
      answer: await answerTo(side.pool, asked, { ...time, only }),
    };
  });
  print(
    { json: { ...about, ...answer.json }, text: () => inWords(about, options, answer.tables()) },
    options,
  );
};

/** @throws CliFailure (misuse) */
const askedBy = (options: Options): Asked => {
  const asked = [options.by, options.against, options.triangle].filter((option) => option !== undefined);
  if (asked.length > 1)
    throw misuse('--by, --against and --triangle are tables of their own.', 'Write one of them.');
  if (options.triangle === true) return { triangle: true };
  if (options.against !== undefined) {
    const cuts = against[options.against];
    if (cuts === undefined)
      throw misuse(
        `--against does not know "${options.against}".`,
        `Write one of ${againstWords.join(', ')}.`,
      );
    return { against: options.against, cuts };
  }
  if (options.by === undefined) return { sections: wholeReport };
  const cut = cutOf(options.by);
  if (cut === null)
    throw misuse(`--by does not know "${options.by}".`, `Write one of ${cutWords.join(', ')}.`);
  return cut;
};

const inWords = (about: About, options: Options, tables: readonly string[]): string =>
  [
    `Churn of ${filterWords(options)} ${reportTimeWords(about, about.timeZone)}`,
    ...(options.explain === true
      ? [definitionWords({ ...about.definition, months: `are cut in ${about.timeZone}` })]
      : []),
    ...tables,
  ].join('\n\n');
