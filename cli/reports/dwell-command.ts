// `leadcycle dwell`: how long do leads stay in each stage, how often do they go back, how long have the open ones stood there?
import type { Command } from 'commander';
import { ages, aging, dwellReport, goingBack } from '../../projections/stage-visit/dwell.ts';
import type {
  Aging,
  Dwell,
  DwellReport,
  GoingBack,
  Percentiles,
} from '../../projections/stage-visit/dwell.ts';
import { addCommand, print } from '../answer.ts';
import { elapsedTime, workingTime } from '../moments.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { withReadSide } from '../with-engine.ts';
import { definitionWords, shareWords } from './definition-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { addReportTimeOptions, reportTimeOf, reportTimeWords } from './report-time.ts';
import type { ReportTime, ReportTimeOptions } from './report-time.ts';

interface Options extends LeadFilterOptions, ReportTimeOptions {
  readonly explain?: true;
  readonly json?: boolean;
}

interface DwellAnswer extends ReportTime {
  readonly timeZone: string;
  readonly dwell: DwellReport;
  readonly goingBack: readonly GoingBack[];
  readonly aging: readonly Aging[];
  readonly definition: Readonly<Record<string, string>>;
}

const definition = {
  'per visit': 'each visit that was left in the period; those of length 0 count, and are counted beside',
  'per lead': 'the same visits of a lead to a stage added up',
  open: 'visits that nobody has left as of then: in none of the figures. Nurture is no dwell and no visit',
  percentiles:
    'half of them lasted no longer than p50, nine of ten no longer than p90; by linear interpolation',
  elapsed: 'calendar time, a day has 24 hours',
  working: 'by the calendar that the office which had the lead worked by as it left; a day has 8 hours',
  known: 'visits whose office has a calendar; all others are in no figure of working time',
  'going back':
    'leads that left the stage for an earlier one ÷ leads that left it, in the period; to rest or to an end is no way back',
  aging:
    'open leads as of then by how long they have stood where they stand, in calendar time; the period does not matter',
  filters: 'owner, office, tier … as of leaving; of open visits as of then',
};

export const addDwellCommand = (program: Command): void => {
  const command = addCommand(
    program,
    'dwell',
    'how long leads stay in each stage, and how often they go back',
  ).option('--explain', 'what is counted, and what is not');
  addReportTimeOptions(command, 'visits left');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const answer = await withReadSide(async (side): Promise<DwellAnswer> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const time = reportTimeOf(options, timeZone, side.now());
    const question = { ...time, only: await leadFilterOf(side, options) };
    const [dwell, back, old] = await Promise.all([
      dwellReport(side.pool, question),
      goingBack(side.pool, question),
      aging(side.pool, question),
    ]);
    return { ...time, timeZone, dwell, goingBack: back, aging: old, definition };
  });
  print({ json: answer, text: () => inWords(answer, options) }, options);
};

const inWords = (answer: DwellAnswer, options: Options): string =>
  [
    `Dwell of ${filterWords(options)} ${reportTimeWords(answer, answer.timeZone)}`,
    ...(options.explain === true ? [definitionWords(answer.definition)] : []),
    ['Elapsed, per visit', lengths(answer.dwell.visits, 'elapsed')].join('\n'),
    ['Working time, per visit', lengths(answer.dwell.visits, 'working')].join('\n'),
    ['Elapsed, all visits of a lead', lengths(answer.dwell.leads, 'elapsed')].join('\n'),
    ['Working time, all visits of a lead', lengths(answer.dwell.leads, 'working')].join('\n'),
    backTable(answer.goingBack),
    ['Open leads, by how long they have stood there', agingTable(answer.aging)].join('\n'),
  ].join('\n\n');

const lengths = (rows: readonly Dwell[], of: 'elapsed' | 'working'): string =>
  table(
    ['stage', 'completed', of === 'working' ? 'known' : 'length 0', 'p50', 'p80', 'p90', 'p95', 'open'],
    rows.map((row): Cell[] => [
      ...[row.stage, row.completed, of === 'working' ? row.worked : row.ofLength0],
      ...percentiles(row[of], of === 'working' ? workingTime : elapsedTime),
      row.open,
    ]),
  );

const percentiles = ({ p50, p80, p90, p95 }: Percentiles, inTime: (ms: number) => string): Cell[] =>
  [p50, p80, p90, p95].map((ms) => (ms === null ? null : inTime(ms)));

const backTable = (rows: readonly GoingBack[]): string =>
  table(
    ['stage', 'leads that left it', 'went back'],
    rows.map(({ stage, left, back, rate }) => [stage, left, shareWords(rate, back, left)]),
  );

const agingTable = (rows: readonly Aging[]): string =>
  table(
    [
      'stage',
      'open',
      'p50',
      'p90',
      'oldest',
      ...ages.map((days) => `≤ ${String(days)} d`),
      'older',
      'oldest lead',
    ],
    rows.map(({ stage, open, p50, p90, oldest, oldestLead, buckets }): Cell[] => [
      ...[stage, open],
      ...[p50, p90, oldest].map((ms) => (ms === null ? null : elapsedTime(ms))),
      ...buckets,
      oldestLead,
    ]),
  );
