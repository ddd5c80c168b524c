// Which figures of a trial stand beside each other? One row each, a count for every playbook.
import type { Schemas } from '../client.ts';

export interface Figure {
  readonly what:
    'leads' | 'decisions' | 'differing' | 'kind' | 'change' | 'breaches' | 'otherwise' | 'unread';
  /** Of which kind, or what would have become of what: `B → C`. */
  readonly of: string;
  /** One for each playbook; null where it says nothing of that. */
  readonly counts: readonly (number | null)[];
}

type Reports = Schemas['PlaybookTrial']['reports'];
type Report = Reports[number];

const kinds = ['way', 'grade', 'tier', 'class', 'owner', 'breach'] as const;
/** Of each kind, the changes that most decisions make. */
const changesAtMost = 8;

export const figuresOf = (reports: Reports): readonly Figure[] => {
  const row = (what: Figure['what'], of: string, count: (report: Report) => number | null): Figure => ({
    ...{ what, of, counts: reports.map(count) },
  });
  return [
    row('leads', '', ({ leads }) => leads),
    row('decisions', '', ({ decisions }) => decisions),
    row('differing', '', ({ differing }) => differing),
    ...kinds.flatMap((kind) => [
      row('kind', kind, (report) => report.kinds[kind].decisions),
      ...changesOf(reports, kind).map((change) =>
        row('change', change, (report) => report.kinds[kind].changes[change] ?? 0),
      ),
    ]),
    row('breaches', '', ({ breaches }) => breaches.tried),
    row('otherwise', '', ({ recordedOtherwise }) => recordedOtherwise),
    row('unread', '', ({ notRecomputed }) => notRecomputed.leads),
  ];
};

const changesOf = (reports: Reports, kind: (typeof kinds)[number]): readonly string[] => [
  ...new Set(reports.flatMap((report) => Object.keys(report.kinds[kind].changes).slice(0, changesAtMost))),
];
