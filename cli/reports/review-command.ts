// `leadcycle review`: what does the regular meeting on leads have to look at?
import type { Command } from 'commander';
import { review } from '../../projections/progress/review.ts';
import type { Review, Reviewed } from '../../projections/progress/review.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { minorWords } from '../money-words.ts';
import { endOf, localDay, localTime, startOf } from '../moments.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withReadSide } from '../with-engine.ts';
import { definitionWords } from './definition-words.ts';
import { addLeadFilterOptions, filterWords, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';

interface Options extends LeadFilterOptions {
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  readonly explain?: true;
  readonly json?: boolean;
}

interface ReviewAnswer extends Review {
  readonly timeZone: string;
  readonly since: string;
  readonly until: string;
  readonly definition: Readonly<Record<string, string>>;
}

/** Leads are talked over every second week. */
const betweenMeetingsMs = 14 * 86_400_000;

const definition = {
  late: 'what the lead waits for is past due',
  gate: 'somebody has to decide whether it goes on',
  refuted: 'somebody heard the opposite, and has not taken it back',
  due: 'what it waits for is due by the next meeting',
  'stood still': 'has not moved to another stage since the last meeting, and does not rest',
  new: 'obtained since the last meeting',
  'won, lost …': 'ended so since the last meeting',
};

export const addReviewCommand = (program: Command): void => {
  const command = addCommand(program, 'review', 'what the regular meeting on leads has to look at')
    .option('--since <day>', 'the last meeting (default: two weeks ago)')
    .option('--until <day>', 'the next meeting (default: in two weeks)')
    .option('--limit <n>', 'leads to list; all are counted', wholeNumber(1, 100_000), 50)
    .option('--explain', 'what each reason means');
  addLeadFilterOptions(command).action(show);
};

const show = async (options: Options): Promise<void> => {
  const answer = await withReadSide(async (side): Promise<ReviewAnswer> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const now = side.now();
    const since =
      options.since === undefined
        ? new Date(now - betweenMeetingsMs).toISOString()
        : startOf(options.since, timeZone, '--since');
    const until =
      options.until === undefined
        ? new Date(now + betweenMeetingsMs).toISOString()
        : endOf(options.until, timeZone, '--until');
    if (since > new Date(now).toISOString())
      throw misuse('The last meeting lies in the future.', 'Write --since with a day that has been.');
    if (until < new Date(now).toISOString())
      throw misuse('The next meeting is over.', 'Write --until with a day to come.');
    const only = await leadFilterOf(side, options);
    const found = await review(side.pool, {
      now: new Date(now).toISOString(),
      since,
      until,
      only,
      limit: options.limit,
    });
    return { ...found, timeZone, since, until, definition };
  });
  print({ json: answer, text: () => inWords(answer, options) }, options);
};

const inWords = (answer: ReviewAnswer, options: Options): string => {
  const { timeZone, since, until, counts, leads, listed } = answer;
  return [
    `To review of ${filterWords(options)} since ${localDay(since, timeZone)}, until ${localDay(until, timeZone)} in ${timeZone}: ${leads.toLocaleString('en-US')}`,
    ...(options.explain === true ? [definitionWords(definition)] : []),
    table(
      ['reason', 'leads'],
      counts.map(({ reason, leads: some }) => [reason.replace('_', ' '), some]),
    ),
    table(
      ['lead', 'why', 'stage', 'owner', 'office', 'grade', 'class', 'product', 'amount', 'moved', 'due'],
      listed.map((one) => rowOf(one, timeZone)),
    ),
    ...(listed.length < leads
      ? [
          `${(leads - listed.length).toLocaleString('en-US')} more: ask with --limit, or for an office or an owner.`,
        ]
      : []),
  ].join('\n\n');
};

const rowOf = (one: Reviewed, timeZone: string): readonly Cell[] => [
  ...[one.leadId, one.reasons.map((reason) => reason.replace('_', ' ')).join(', '), one.stage, one.owner],
  ...[one.office, one.grade, one.class, one.product],
  one.minor === null || one.currency === null ? null : minorWords(BigInt(one.minor), one.currency),
  localDay(one.movedAt, timeZone),
  one.nextDueAt === null ? null : `${one.nextDue ?? ''} ${localTime(one.nextDueAt, timeZone)}`,
];
