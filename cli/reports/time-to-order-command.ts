// `leadcycle time-to-order`: how many days does it take until an order, when many leads are open and many never get one?
import type { Command } from 'commander';
import { leadCuts } from '../../projections/churn/cut.ts';
import type { FollowUpCut, LeadCut } from '../../projections/churn/cut.ts';
import { afterDay, timeToOrder } from '../../projections/churn/time-to-order.ts';
import type { TimeToOrder, TimeToOrderReport } from '../../projections/churn/time-to-order.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { wordOf } from './churn-answer.ts';
import { definitionWords } from './definition-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { addReportTimeOptions, reportTimeOf, reportTimeWords } from './report-time.ts';
import type { ReportTime, ReportTimeOptions } from './report-time.ts';

interface Options extends LeadFilterOptions, ReportTimeOptions {
  readonly by?: string;
  readonly explain?: true;
  readonly json?: boolean;
}

type Cut = LeadCut | TimelyCut | 'month';

/** Of its follow-up, what a lead has shown before it ends. */
const timelyCuts = ['first_contact', 'follow_up_cycle'] as const satisfies readonly FollowUpCut[];
type TimelyCut = (typeof timelyCuts)[number];
const cuts = [...leadCuts, ...timelyCuts];

interface Answer extends ReportTime, TimeToOrderReport {
  readonly timeZone: string;
  readonly by: string | null;
  readonly definition: Readonly<Record<string, string>>;
}

const cutWords = ['month', ...cuts.map(wordOf)];

/** Days at which the table of all leads is read. */
const shownDays = [7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730];

const definition = {
  time: 'calendar days from the day on which a lead was obtained to the day of the order held as of then',
  base: 'leads obtained in the period, without disqualified and merged ones',
  open: 'leads without an outcome as of then: known to have had no order up to their age (censored)',
  lost: 'never order: they stay at risk for ever',
  'at risk': 'leads of at least that age without an order before it, and the lost ones',
  ordered: 'by Kaplan and Meier: 1 − product of (1 − orders ÷ at risk) over the days so far',
  'a quarter, half, three quarters': 'the first day by which so many had an order; –: so many never had',
  filters: 'owner, office, tier … of a lead as of its outcome, or of then while it is open',
};

export const addTimeToOrderCommand = (program: Command): void => {
  const command = addCommand(program, 'time-to-order', 'how many days it takes until an order')
    .option('--by <cut>', `also by one of ${cutWords.join(', ')}`)
    .option('--explain', 'what is counted, and what is not');
  addReportTimeOptions(command, 'leads obtained');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const cut = options.by === undefined ? null : cutOf(options.by);
  const answer = await withReadSide(async (side): Promise<Answer> => {
    const { timeZone, maturityDays } = (await side.playbook('default')).reporting;
    const time = reportTimeOf(options, timeZone, side.now());
    const only = await leadFilterOf(side, options);
    const report = await timeToOrder(side.pool, cut, { ...time, timeZone, maturityDays, only });
    return { ...time, timeZone, by: options.by ?? null, ...report, definition };
  });
  print({ json: answer, text: () => inWords(answer, options) }, options);
};

/** @throws CliFailure (misuse) */
const cutOf = (word: string): Cut => {
  if (word === 'month') return 'month';
  const cut = cuts.find((known) => wordOf(known) === word);
  if (cut === undefined)
    throw misuse(`--by does not know "${word}".`, `Write one of ${cutWords.join(', ')}.`);
  return cut;
};

const inWords = (answer: Answer, options: Options): string =>
  [
    `Days until an order, of ${filterWords(options)} ${reportTimeWords(answer, answer.timeZone)}`,
    ...(options.explain === true
      ? [definitionWords({ ...answer.definition, days: `are cut in ${answer.timeZone}` })]
      : []),
    summary(answer),
    survival(answer.total),
  ].join('\n\n');

const summary = ({ by, rows, total }: Answer): string =>
  table(
    [
      ...[by?.replaceAll('-', ' ') ?? 'leads', 'obtained', 'left out', 'base', 'won', 'open', 'lost'],
      ...['a quarter', 'half', 'three quarters'],
    ],
    [...rows, total].map(({ value, obtained, leftOut, base, won, open, lost, p25, p50, p75 }): Cell[] => [
      ...[value ?? 'all', obtained, leftOut.disqualified + leftOut.merged, base, won, open, lost],
      ...[p25, p50, p75],
    ]),
  );

const survival = (total: TimeToOrder): string => {
  const oldest = total.steps.at(-1)?.day ?? 0;
  const days = shownDays.filter((day, index) => index === 0 || day <= oldest);
  return table(
    ['after days', 'at risk', 'orders so far', 'ordered'],
    days.map((day): Cell[] => {
      const { atRisk, orders, notOrdered } = afterDay(total, day);
      return [day, atRisk, orders, total.base === 0 ? '–' : `${((1 - notOrdered) * 100).toFixed(1)} %`];
    }),
  );
};
