// `leadcycle pipeline`: how many leads are open, where and for how much, now or at the end of a past day?
import type { Command } from 'commander';
import type { ReadSide } from '../../doors/read-side.ts';
import type { LeadFilter } from '../../projections/lead/filter.ts';
import { pipelineAsKnown, pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import type { Cut, PipelineQuestion, PipelineRow } from '../../projections/pipeline/queries.ts';
import { addCommand, print } from '../answer.ts';
import { minorWords } from '../money-words.ts';
import { localDay, localTime } from '../moments.ts';
import { table } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { baseWords } from './base-words.ts';
import { cutsIn } from './cut-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { pipelineInBase } from '../../doors/reports/pipeline-in-base.ts';
import type { PipelineInBase } from '../../doors/reports/pipeline-in-base.ts';
import { reportTimeOf } from './report-time.ts';
import type { ReportTime } from './report-time.ts';

type Dimension = Exclude<Cut, 'currency'>;
const dimensions: readonly Dimension[] = [
  'stage',
  'tier',
  'office',
  'owner',
  'channel',
  'class',
  'grade',
  'kind',
  'industry',
];

interface Options extends LeadFilterOptions {
  readonly by: string;
  readonly asOf?: string;
  readonly asKnown?: string;
  readonly all?: true;
  readonly inBase?: true;
  readonly json?: boolean;
}

interface Pipeline {
  readonly asOf: string | null;
  readonly asKnown: string | null;
  readonly timeZone: string;
  readonly by: readonly Dimension[];
  readonly rows: readonly PipelineRow[];
  readonly leads: number;
  /** Null unless asked for. */
  readonly inBase: PipelineInBase | null;
}

export const addPipelineCommand = (program: Command): void => {
  const command = addCommand(program, 'pipeline', 'open leads: count and amount, now or on a past day')
    .option('--by <cuts>', `what to count by, with commas between: ${dimensions.join(', ')}`, 'stage')
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant')
    .option('--as-known <day>', 'with what was recorded by the end of that day')
    .option('--all', 'leads that have ended too')
    .option('--in-base', 'amounts in the base currency of the playbook, at the rates of that day');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const by = cutsIn(options.by, dimensions);
  const pipeline = await withReadSide(async (side): Promise<Pipeline> => {
    const playbook = await side.playbook('default');
    const { timeZone } = playbook.reporting;
    const time = reportTimeOf(options, timeZone, side.now());
    const asOf = options.asOf === undefined && options.asKnown === undefined ? null : time.asOf;
    const only = await leadFilterOf(side, options);
    const question = { by, only, which: options.all === true ? ('all' as const) : ('open' as const) };
    const rows = await rowsOf(side, asOf, time, question);
    const day = localDay(asOf ?? new Date().toISOString(), timeZone);
    return {
      ...{
        asOf,
        asKnown: time.asKnown,
        timeZone,
        by,
        rows,
        leads: rows.reduce((sum, row) => sum + row.leads, 0),
      },
      inBase: options.inBase === true ? pipelineInBase(rows, playbook, day) : null,
    };
  });
  print({ json: pipeline, text: () => inWords(pipeline, options) }, options);
};

/** Counts kept by the cuts answer at once what they can answer. */
const rowsOf = (
  { pool }: ReadSide,
  asOf: string | null,
  time: ReportTime,
  question: PipelineQuestion & { readonly only: LeadFilter },
): Promise<readonly PipelineRow[]> => {
  if (time.asKnown !== null || question.only.firstOwner !== null)
    return pipelineAsKnown(pool, time, question);
  return asOf === null ? pipelineNow(pool, question) : pipelineAsOf(pool, asOf, question);
};

const inWords = (
  { asOf, asKnown, timeZone, by, rows, leads, inBase }: Pipeline,
  options: Options,
): string => {
  const chosen = filterWords(options);
  const shown = inBase?.rows ?? rows;
  return [
    [
      `${options.all === true ? 'All' : 'Open'} ${chosen === 'all leads' ? 'leads' : chosen}`,
      asOf === null ? 'now' : `as of ${localTime(asOf, timeZone)} in ${timeZone}`,
      ...(asKnown === null ? [] : [`as known at ${localTime(asKnown, timeZone)}`]),
    ]
      .join(' ')
      .concat(`: ${leads.toLocaleString('en-US')}`),
    table(
      [...by, 'leads', 'amount'],
      shown.map(({ cut, leads: count, minor, currency }) => [
        ...by.map((dimension) => cut[dimension] ?? null),
        count,
        currency === null ? null : minorWords(BigInt(minor), currency),
      ]),
    ),
    ...(shown.some(({ currency }) => currency === null)
      ? ['Leads without an amount have a row of their own; amounts are never added across currencies.']
      : []),
    ...(inBase === null ? [] : [baseWords(inBase)]),
  ].join('\n');
};
