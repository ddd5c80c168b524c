// How does a trial over recorded leads read on a terminal?
import { table } from '../table.ts';
import { differenceKinds } from '../../doors/trial/recorded-report.ts';
import type {
  DifferenceKind,
  Example,
  KindCounted,
  RecordedReport,
} from '../../doors/trial/recorded-report.ts';

const names: Readonly<Record<DifferenceKind, string>> = {
  way: 'way to distribution',
  grade: 'grade',
  tier: 'tier and office',
  class: 'class',
  owner: 'owner',
  breach: 'breach',
};

export const recordedInWords = (reports: readonly RecordedReport[]): string =>
  reports.flatMap(oneInWords).join('\n\n');

const oneInWords = (report: RecordedReport): string[] => {
  const { playbook, leads, decisions, differing, kinds, breaches, owners, inForce } = report;
  const followed = Object.entries(inForce).map(([name, count]) => `${name} (${count})`);
  return [
    `${playbook}, tried on ${leads} leads and ${decisions} decisions of the engine; in force was ${followed.join(', ') || 'none'}.`,
    differing === 0 ? '0 differences.' : `${differing} leads would have differed.`,
    table(
      ['what', 'leads', 'decisions', 'mostly'],
      differenceKinds.map((kind) => [
        names[kind],
        kinds[kind].leads,
        kinds[kind].decisions,
        mostly(kinds[kind]),
      ]),
    ),
    `Breaches of ${breaches.cycles} cycles: ${breaches.before}, and ${breaches.tried} under ${playbook}.`,
    `Searches for an owner: ${owners.searches}; asked again today, ${owners.asRecorded} come out as recorded.`,
    ...(report.recordedOtherwise === 0
      ? []
      : [
          `Of ${report.recordedOtherwise} leads the playbook then in force decides otherwise today than is recorded: the engine has changed since.`,
        ]),
    ...(report.notRecomputed.leads === 0
      ? []
      : [`${report.notRecomputed.leads} leads were left out: ${report.notRecomputed.because ?? ''}`]),
    ...(report.examples.length === 0
      ? []
      : [table(['what', 'lead', 'on', 'is or would be', 'why'], report.examples.flatMap(exampleRows))]),
  ];
};

const mostly = ({ changes }: KindCounted): string =>
  Object.entries(changes)
    .slice(0, 3)
    .map(([change, count]) => `${change} (${count})`)
    .join(', ');

const exampleRows = ({ kind, leadId, at, before, tried }: Example): string[][] => [
  [names[kind], leadId, at.slice(0, 10), before.value, shortened(before.because)],
  ['', '', '', tried.value, shortened(tried.because)],
];

const shortened = (reason: string): string => (reason.length <= 100 ? reason : `${reason.slice(0, 99)}…`);
