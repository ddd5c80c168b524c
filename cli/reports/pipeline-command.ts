// `leadcycle pipeline`: how many leads are open, where and for how much, now or at the end of a past day?
import type { Command } from 'commander';
import { pipelineAsOf, pipelineNow } from '../../projections/pipeline/queries.ts';
import type { Cut, PipelineRow } from '../../projections/pipeline/queries.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { minorWords } from '../money-words.ts';
import { endOf, localTime } from '../moments.ts';
import { table } from '../table.ts';
import { withEngine } from '../with-engine.ts';

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
];

interface Options {
  readonly by: string;
  readonly asOf?: string;
  readonly all?: true;
  readonly json?: boolean;
}

interface Pipeline {
  readonly asOf: string | null;
  readonly timeZone: string;
  readonly by: readonly Dimension[];
  readonly rows: readonly PipelineRow[];
  readonly leads: number;
}

export const addPipelineCommand = (program: Command): void => {
  addCommand(program, 'pipeline', 'open leads: count and amount, now or on a past day')
    .option('--by <cuts>', `what to count by, with commas between: ${dimensions.join(', ')}`, 'stage')
    .option('--as-of <day>', 'how it stood at the end of that day, or at an instant')
    .option('--all', 'leads that have ended too')
    .action(show);
};

const show = async (options: Options): Promise<void> => {
  const by = options.by.split(',').map(cutOf);
  const pipeline = await withEngine(async (engine): Promise<Pipeline> => {
    const { timeZone } = (await engine.playbook('default')).reporting;
    const asOf = options.asOf === undefined ? null : endOf(options.asOf, timeZone, '--as-of');
    const question = { by, which: options.all === true ? ('all' as const) : ('open' as const) };
    const rows =
      asOf === null
        ? await pipelineNow(engine.pool, question)
        : await pipelineAsOf(engine.pool, asOf, question);
    return { asOf, timeZone, by, rows, leads: rows.reduce((sum, row) => sum + row.leads, 0) };
  });
  print({ json: pipeline, text: () => inWords(pipeline, options.all === true) }, options);
};

const cutOf = (word: string): Dimension => {
  const cut = dimensions.find((dimension) => dimension === word.trim());
  if (cut === undefined)
    throw misuse(
      `--by does not know "${word.trim()}".`,
      `Write ${dimensions.join(', ')}, with commas between.`,
    );
  return cut;
};

const inWords = ({ asOf, timeZone, by, rows, leads }: Pipeline, all: boolean): string =>
  [
    `${all ? 'All' : 'Open'} leads ${asOf === null ? 'now' : `as of ${localTime(asOf, timeZone)} in ${timeZone}`}: ${leads.toLocaleString('en-US')}`,
    table(
      [...by, 'leads', 'amount'],
      rows.map(({ cut, leads: count, minor, currency }) => [
        ...by.map((dimension) => cut[dimension] ?? null),
        count,
        currency === null ? null : minorWords(BigInt(minor), currency),
      ]),
    ),
    ...(rows.some(({ currency }) => currency === null)
      ? ['Leads without an amount have a row of their own; amounts are never added across currencies.']
      : []),
  ].join('\n');
