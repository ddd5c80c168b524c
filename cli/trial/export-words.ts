// How does a trial over an export read on a terminal? The playbooks side by side, who got how much, and examples.
import { table } from '../table.ts';
import type { Cell } from '../table.ts';
import type { ExportReport, PlaybookFigures, PlaybooksCompared } from './export-report.ts';
import type { Fate } from './fate.ts';

export const exportInWords = ({ playbooks, differences }: ExportReport): string =>
  [
    table(['', ...playbooks.map(({ playbook }) => playbook)], sideBySide(playbooks)),
    'Leads of each owner, and how many they can keep:',
    table(['owner', 'office', 'can keep', ...playbooks.map(({ playbook }) => playbook)], loads(playbooks)),
    ...differences.flatMap(differenceInWords),
  ].join('\n\n');

const sideBySide = (playbooks: readonly PlaybookFigures[]): Cell[][] => {
  const row = (name: string, figure: (figures: PlaybookFigures) => Cell): Cell[] => [
    name,
    ...playbooks.map(figure),
  ];
  const rowsOf = (
    prefix: string,
    counts: (figures: PlaybookFigures) => Readonly<Record<string, number>>,
  ): Cell[][] =>
    [...new Set(playbooks.flatMap((figures) => Object.keys(counts(figures))))]
      .sort()
      .map((word) => row(`${prefix} ${word}`, (figures) => counts(figures)[word] ?? 0));
  return [
    row('rows', ({ rows }) => rows),
    row('rejected', ({ rejected }) => rejected),
    row('ended', ({ places }) => places.ended),
    row('owned', ({ places }) => places.owned),
    row('pooled', ({ places }) => places.pooled),
    row('nurtured', ({ places }) => places.nurtured),
    row('waiting earlier', ({ places }) => places.waiting),
    ...rowsOf('open, tier', ({ tiers }) => tiers),
    ...rowsOf('open, grade', ({ grades }) => grades),
    ...rowsOf('owner is', ({ roles }) => roles),
    row('owners', ({ owners }) => owners.length),
    row('fullest owner, leads ÷ capacity', ({ highestLoad }) => Math.round(highestLoad * 100) / 100),
  ];
};

const loads = (playbooks: readonly PlaybookFigures[]): Cell[][] => {
  const everybody = new Map(
    playbooks.flatMap(({ owners }) => owners.map((owner) => [owner.personId, owner] as const)),
  );
  return [...everybody.values()]
    .sort((a, b) => (a.officeId + a.personId < b.officeId + b.personId ? -1 : 1))
    .map(({ personId, officeId, capacity }) => [
      personId,
      officeId,
      capacity,
      ...playbooks.map(({ owners }) => owners.find((owner) => owner.personId === personId)?.leads ?? 0),
    ]);
};

const differenceInWords = ({ first, other, leads, byField, examples }: PlaybooksCompared): string[] => {
  if (leads === 0) return [`${first} and ${other}: 0 open leads differ.`];
  const { place, tier, grade, role, ownerId } = byField;
  return [
    `${first} and ${other}: ${leads} open leads differ (place ${place}, tier ${tier}, grade ${grade}, owner's role ${role}, owner ${ownerId}).`,
    ...(examples.length === 0
      ? []
      : [
          table(
            ['lead', 'playbook', 'stands', 'why'],
            examples.flatMap(({ externalId, first: one, other: another }) => [
              [externalId, first, standsAt(one), one.because],
              ['', other, standsAt(another), another.because],
            ]),
          ),
        ]),
  ];
};

const standsAt = ({ place, stage, tier, officeId, grade, ownerId, role }: Fate): string =>
  [
    place === 'ended' || place === 'waiting' ? stage : place,
    ...(ownerId === null ? [] : [`by ${ownerId}`]),
    ...(role === null ? [] : [`(${role})`]),
    `· ${tier ?? 'no tier'}${officeId === null ? '' : ` ${officeId}`}, grade ${grade ?? 'none'}`,
  ].join(' ');
