// How is a demo told? As one JSON object for machines, and as a few tables for people.
import { minorWords } from '../money-words.ts';
import { table } from '../table.ts';
import type { ImportReport } from '../../doors/import/import-report.ts';
import type { Outcome } from './outcome.ts';
import type { Played } from './play.ts';

export interface DemoReport {
  readonly imported: ImportReport;
  readonly played: Played;
  readonly outcome: Outcome;
  /** Whole seconds from the first command line to the end of the audit. */
  readonly seconds: number;
}

/** What is wrong, each as a sentence; a demo with none of them has succeeded. */
export const faultsOf = ({ played, outcome }: DemoReport): readonly string[] => [
  ...played.leads.flatMap(({ leadId, script, stopped }) =>
    stopped === null ? [] : [`${leadId} ("${script.name}") stopped: ${stopped}`],
  ),
  ...outcome.lacks,
  ...outcome.audit.differences.map(
    ({ kind, leadId, seq, where, because }) =>
      `${kind}: ${leadId ?? 'all leads'} at seq ${seq ?? '–'} in ${where}: ${because}`,
  ),
];

/** The value that `--json` prints. An imported row counts as one command: it is one batch under one id. */
export const jsonOf = ({ imported, played, outcome, seconds }: DemoReport): object => {
  const { leads, events, byStage, byOutcome, byTimer, verifiedByTwo, churn, audit } = outcome;
  const { allIn, strict, matured } = churn;
  return {
    ...{
      leads,
      commands: played.tally.commands + imported.imported + imported.alreadyThere,
      events,
      byStage,
      byOutcome,
    },
    escalations: { byTimer: byTimer.escalated },
    verifiedByTwo,
    churn: { allIn, strict, matured },
    audit: { checked: audit.checked.leads, differences: audit.differences.length },
    seconds,
  };
};

export const inWords = (report: DemoReport): string => {
  const { imported, played, outcome, seconds } = report;
  const { byOutcome, byTimer, churn, audit } = outcome;
  const { live, stated } = byOutcome;
  const percent = (rate: number | null): string => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`);
  return [
    `${figure(outcome.leads)} leads and ${figure(outcome.events)} events in ${seconds} s: ${figure(imported.imported + imported.alreadyThere)} imported, ${figure(played.leads.length)} lived here.`,
    table(
      ['leads', 'won', 'lost', 'disqualified', 'open'],
      [
        ['lived here', live.won, live.lost, live.disqualified, live.open],
        ['imported', stated.won, stated.lost, null, stated.open],
      ],
    ),
    `By the clocks alone: reminders ${byTimer.reminded}, escalations ${byTimer.escalated}, leads taken back ${byTimer.reclaimed}; people were told ${figure(outcome.told)} times. Claims that came too late: ${played.tally.tooLate}. Won with findings by two persons: ${outcome.verifiedByTwo}.`,
    'Pipeline: open leads',
    table(
      ['stage', 'leads', 'amount'],
      outcome.pipeline.map(({ cut, leads, minor, currency }) => [
        ...[cut.stage ?? null, leads],
        currency === null ? null : minorWords(BigInt(minor), currency),
      ]),
    ),
    'Churn: the share of leads that did not become orders',
    table(
      ['reading', 'rate', 'what it says'],
      [
        ['all-in', percent(churn.allIn), `1 − won ÷ all, of ${figure(churn.base)} leads`],
        ['strict', percent(churn.strict), 'lost ÷ (won + lost)'],
        ['matured', percent(churn.matured), `of the ${figure(churn.mature)} leads that are old enough`],
      ],
    ),
    audit.differences.length === 0
      ? `Audit: stream, read models and workflows of ${figure(audit.checked.leads)} leads agree (${figure(audit.checked.records)} records, ${figure(audit.checked.workflows)} workflows asked).`
      : `Audit: ${figure(audit.differences.length)} differences in ${figure(audit.checked.leads)} leads.`,
  ].join('\n\n');
};

const figure = (count: number): string => count.toLocaleString('en-US');
