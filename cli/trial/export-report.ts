// How do playbooks differ over one export? Counts of each, and of every pair with the first what would be otherwise.
import type { Salesperson } from '../../domain/distribution/salesperson.ts';
import type { ExportOutcome } from './export-trial.ts';
import type { Fate } from './fate.ts';

export interface PlaybookFigures {
  /** As it was named on the command line. */
  readonly playbook: string;
  readonly rows: number;
  readonly rejected: number;
  readonly places: Readonly<Record<Fate['place'], number>>;
  /** Of leads that have not ended. */
  readonly tiers: Readonly<Record<string, number>>;
  readonly grades: Readonly<Record<string, number>>;
  /** Roles of owners. */
  readonly roles: Readonly<Record<string, number>>;
  readonly owners: readonly {
    readonly personId: string;
    readonly officeId: string;
    readonly leads: number;
    readonly capacity: number;
  }[];
  /** The fullest owner's leads ÷ capacity; above 1 only where an export names owners itself. */
  readonly highestLoad: number;
}

const compared = ['place', 'tier', 'grade', 'role', 'ownerId'] as const;
export type ComparedField = (typeof compared)[number];

export interface FateDifference {
  readonly externalId: string;
  readonly fields: readonly ComparedField[];
  readonly first: Fate;
  readonly other: Fate;
}

export interface PlaybooksCompared {
  readonly first: string;
  readonly other: string;
  /** Leads that the export leaves open, of which anything differs. */
  readonly leads: number;
  readonly byField: Readonly<Record<ComparedField, number>>;
  readonly examples: readonly FateDifference[];
}

export interface ExportReport {
  readonly playbooks: readonly PlaybookFigures[];
  readonly differences: readonly PlaybooksCompared[];
}

export interface NamedOutcome extends ExportOutcome {
  readonly playbook: string;
}

/** @param examples of how many leads a pair tells both sides */
export const exportReport = (outcomes: readonly NamedOutcome[], examples: number): ExportReport => {
  const [first, ...others] = outcomes;
  return {
    playbooks: outcomes.map(figuresOf),
    differences: first === undefined ? [] : others.map((other) => compare(first, other, examples)),
  };
};

const figuresOf = ({ playbook, rows, rejected, fates, people }: NamedOutcome): PlaybookFigures => {
  const open = fates.filter(({ place }) => place !== 'ended');
  const owned = fates.filter(({ place }) => place === 'owned');
  const places = { owned: 0, pooled: 0, nurtured: 0, ended: 0, waiting: 0 };
  for (const { place } of fates) places[place] += 1;
  return {
    ...{ playbook, rows, rejected, places },
    tiers: countBy(open, ({ tier }) => tier),
    grades: countBy(open, ({ grade }) => grade),
    roles: countBy(owned, ({ role }) => role),
    owners: people.filter(({ load }) => load > 0).map(ownerRow),
    highestLoad: Math.max(
      0,
      ...people.map(({ load, capacity }) => (capacity === 0 ? load : load / capacity)),
    ),
  };
};

const ownerRow = ({ personId, office, load, capacity }: Salesperson): PlaybookFigures['owners'][number] => ({
  personId,
  officeId: office.officeId,
  leads: load,
  capacity,
});

const countBy = (
  fates: readonly Fate[],
  what: (fate: Fate) => string | null,
): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const fate of fates) {
    const word = what(fate) ?? 'none';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const compare = (first: NamedOutcome, other: NamedOutcome, examples: number): PlaybooksCompared => {
  const others = new Map(other.fates.map((fate) => [fate.externalId, fate]));
  const byField = { place: 0, tier: 0, grade: 0, role: 0, ownerId: 0 };
  const told: FateDifference[] = [];
  let leads = 0;
  for (const fate of first.fates) {
    const counterpart = others.get(fate.externalId);
    if (counterpart === undefined || (fate.place === 'ended' && counterpart.place === 'ended')) continue;
    const fields = compared.filter((field) => fate[field] !== counterpart[field]);
    if (fields.length === 0) continue;
    leads += 1;
    for (const field of fields) byField[field] += 1;
    if (told.length < examples)
      told.push({ externalId: fate.externalId, fields, first: fate, other: counterpart });
  }
  return { first: first.playbook, other: other.playbook, leads, byField, examples: told };
};
