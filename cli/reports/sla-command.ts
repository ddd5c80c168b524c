// `leadcycle sla`: what is due, at risk or late, who was called and has not answered, and how were the targets kept?
import type { Command } from 'commander';
import { riskShare } from '../../doors/risk-bounds.ts';
import { serviceLevelsOf } from '../../doors/service-levels.ts';
import type { ServiceLevels, WatchedClock } from '../../doors/service-levels.ts';
import type { Urgency } from '../../doors/watched-clock.ts';
import { attainmentCuts } from '../../projections/service-level/queries.ts';
import type { Attainment, AttainmentCut } from '../../projections/service-level/queries.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { localTime, workingTime } from '../moments.ts';
import { receiverWords } from '../show/clock-words.ts';
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withReadSide } from '../with-engine.ts';
import { addLeadFilterOptions, leadFilterOf } from './lead-filter-options.ts';
import type { LeadFilterOptions } from './lead-filter-options.ts';
import { reportTimeOf, reportTimeWords } from './report-time.ts';
import type { ReportTime } from './report-time.ts';
import { addWhenCommand } from './sla-when.ts';

interface Options extends LeadFilterOptions {
  readonly by: string;
  readonly clock?: string;
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export const addSlaCommand = (program: Command): void => {
  const sla = addLeadFilterOptions(
    addCommand(program, 'sla', 'what is due, at risk or late, and how targets were kept'),
  )
    .option('--by <cut>', `targets kept by one of ${attainmentCuts.join(', ')}`, 'clock')
    .option('--clock <name>', 'one clock: first_contact, follow_up …')
    .option('--as-of <day>', 'targets kept: by what had happened at the end of that day, or at an instant')
    .option('--from <day>', 'targets kept: clocks that started from that day on')
    .option('--to <day>', 'targets kept: clocks that started up to that day, which counts')
    .option('--limit <n>', 'rows of the list', wholeNumber(1, 100_000), 20)
    .action(show)
    // What stands behind `when` is meant for it, also where both know an option.
    .enablePositionalOptions();
  addWhenCommand(sla);
};

interface Sla extends Omit<ServiceLevels, 'open'> {
  /** Of which runs, and by what had happened when, targets kept are told. */
  readonly kept: ReportTime;
  readonly by: AttainmentCut;
  readonly timeZone: string;
  readonly open: Readonly<Record<Urgency, number>>;
  readonly definition: Readonly<Record<string, string>>;
}

const definition = {
  filters: 'owner, office, tier … as the clock started',
  attainment: 'met ÷ (met + met late + breached and open), of the clocks that started in the period',
  'left out': 'cancelled ones, and those still open in time',
  excused: 'breaches excused afterwards: they stay breaches',
  'at risk': `less than ${String(riskShare * 100)} % of the target is left, in working time of the office`,
};

const show = async (options: Options): Promise<void> => {
  const by = cutOf(options.by);
  const sla = await withReadSide(async (side): Promise<Sla> => {
    const { timeZone } = (await side.playbook('default')).reporting;
    const kept = reportTimeOf(options, timeZone, side.now());
    const { asOf, from, to } = kept;
    const levels = await serviceLevelsOf(side, {
      ...{ by, clock: options.clock ?? null, only: await leadFilterOf(side, options) },
      ...{ asOf: options.asOf === undefined ? null : asOf, from, to },
      // A program that reads it takes them all.
      limit: options.json === true ? null : options.limit,
    });
    const { late, atRisk, inTime, paused } = levels.open;
    const open = { late, at_risk: atRisk, in_time: inTime, paused };
    return { ...levels, kept, by, timeZone, open, definition };
  });
  print({ json: sla, text: () => inWords(sla, options.limit) }, options);
};

const cutOf = (word: string): AttainmentCut => {
  const cut = attainmentCuts.find((known) => known === word);
  if (cut === undefined)
    throw misuse(`--by does not know "${word}".`, `Write one of ${attainmentCuts.join(', ')}.`);
  return cut;
};

const inWords = (sla: Sla, limit: number): string => {
  const { late, at_risk: atRisk, in_time: inTime, paused } = sla.open;
  return [
    `Open clocks now, at ${localTime(sla.at, sla.timeZone)} in ${sla.timeZone}: ${late} late, ${atRisk} at risk, ${inTime} in time, ${paused} paused`,
    listInWords(sla),
    escalationsInWords(sla, limit),
    `Targets kept ${reportTimeWords(sla.kept, sla.timeZone)}`,
    keptInWords(sla),
    Object.entries(sla.definition)
      .map(([name, text]) => `  ${name.padEnd(10)} ${text}`)
      .join('\n'),
  ].join('\n\n');
};

const listInWords = ({ clocks, open, timeZone }: Sla): string => {
  const others = Object.values(open).reduce((sum, some) => sum + some, 0) - clocks.length;
  if (clocks.length === 0) return 'No clock runs.';
  const rows = clocks.map((run): Cell[] => [
    ...[run.leadId, run.clock, run.owner, run.office, run.grade, localTime(run.dueAt, timeZone)],
    leftInWords(run, timeZone),
  ]);
  return [
    table(['lead', 'clock', 'owner', 'office', 'grade', 'due', 'working time'], rows),
    ...(others > 0 ? [`… and ${String(others)} more (--limit).`] : []),
  ].join('\n');
};

const leftInWords = (
  { urgency, leftMs, pausedUntil, excusedBecause }: WatchedClock,
  timeZone: string,
): string => {
  if (urgency === 'paused')
    return `paused${pausedUntil === null ? '' : ` until ${localTime(pausedUntil, timeZone)}`}`;
  const amount = leftMs === null ? '' : ` ${workingTime(leftMs)}`;
  const excused = excusedBecause === null ? '' : ', excused';
  return urgency === 'late'
    ? `late${amount}${excused}`
    : `${amount.trim()} left${urgency === 'at_risk' ? ', at risk' : ''}`;
};

const escalationsInWords = ({ escalations, timeZone }: Sla, limit: number): string => {
  if (escalations.length === 0) return 'No escalation waits for an answer.';
  return [
    `${String(escalations.length)} escalations wait for an answer (\`leadcycle lead acknowledge\`), the oldest first:`,
    table(
      ['lead', 'escalation', 'to', 'since'],
      escalations
        .slice(0, limit)
        .map(({ leadId, escalationId, receivers, raisedAt }) => [
          ...[leadId, escalationId],
          receiverWords(receivers),
          localTime(raisedAt, timeZone),
        ]),
    ),
  ].join('\n');
};

const keptInWords = ({ by, attainment: { rows, total } }: Sla): string =>
  table(
    [by, 'kept', 'met', 'met late', 'breached, open', 'open in time', 'cancelled', 'excused'],
    [...rows, { ...total, cut: 'all' }].map(keptRow),
  );

const keptRow = (row: Attainment): Cell[] => {
  const base = row.met + row.metLate + row.breachedOpen;
  const kept =
    row.attainment === null
      ? '–'
      : `${(row.attainment * 100).toFixed(1)} % (${String(row.met)}/${String(base)})`;
  return [row.cut, kept, row.met, row.metLate, row.breachedOpen, row.openInTime, row.cancelled, row.excused];
};
