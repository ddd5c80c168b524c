// Why are grade, class, tier and owner of a lead what they are? Told from its recorded events alone.
import { gainsOf } from '../domain/evaluation/gains.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Open } from './open-schema.ts';
import type { EventOf, LeadEvent } from '../events/lead-event.ts';

export interface Told {
  readonly seq: number;
  readonly event: Open<LeadEvent>;
}

export interface Reason {
  readonly of: 'grade' | 'class' | 'tier' | 'owner';
  readonly is: string;
  /** The event that decided it, when, and under which version of the playbook; null where nothing has. */
  readonly decidedBy: {
    readonly seq: number;
    readonly event: string;
    readonly at: string;
    readonly playbook: string;
  } | null;
  readonly because: readonly string[];
  readonly lacks: readonly string[];
  /** What would change it most. */
  readonly changes: readonly string[];
}

/**
 * @param events of one lead, in order of seq
 * @param playbook the version that the latest evaluation was made under, which never changes; null where it is not known
 */
export const whyOf = (events: readonly Told[], playbook: Playbook | null): readonly Reason[] => [
  grade(events, playbook),
  leadClass(events),
  tier(events),
  owner(events),
];

type Name = LeadEvent['type'];
type Latest<Type extends Name> = { readonly seq: number; readonly event: Open<EventOf<Type>> };

const latest = <Type extends Name>(events: readonly Told[], ...types: Type[]): Latest<Type> | null => {
  const isOne = (told: Told): told is Latest<Type> & Told => types.some((type) => type === told.event.type);
  return events.filter(isOne).at(-1) ?? null;
};

const decidedBy = (events: readonly Told[], { seq, event }: Told): Reason['decidedBy'] => {
  const before = events.filter((told) => told.seq <= seq);
  const adopted = latest(before, 'PlaybookAdopted')?.event.data.to;
  const { name, version } = adopted ??
    latest(before, 'LeadObtained')?.event.data.playbook ?? { name: 'unknown', version: 0 };
  return { seq, event: event.type, at: event.time, playbook: `${name} version ${String(version)}` };
};

const nothing = (of: Reason['of'], is: string): Reason => ({
  of,
  is,
  decidedBy: null,
  because: [],
  lacks: [],
  changes: [],
});

const mostGains = 3;

const grade = (events: readonly Told[], under: Playbook | null): Reason => {
  const found = latest(events, 'LeadEvaluated');
  if (found === null) return nothing('grade', 'not evaluated yet');
  const gains = under === null ? [] : gainsOf(found.event.data.contributions, under);
  const { grade: is, score, contributions, reasons, missing, stale, playbook, cause } = found.event.data;
  return {
    of: 'grade',
    is: `${is}, score ${String(score)}`,
    decidedBy: {
      ...{ seq: found.seq, event: 'LeadEvaluated', at: found.event.time },
      playbook: `${playbook.name} version ${String(playbook.version)}`,
    },
    because: [
      `evaluated after ${cause}`,
      ...contributions.map(
        ({ rule, points, because }) => `${points.toFixed(1)} points by ${rule}: ${because}`,
      ),
      ...reasons,
    ],
    changes: gains
      .slice(0, mostGains)
      .map(({ rule, points }) => `${rule} could add ${points.toFixed(1)} points`),
    lacks: [
      ...missing.map((name) => `${name} is not known`),
      ...stale.map((name) => `evidence for ${name} has aged`),
    ],
  };
};

const leadClass = (events: readonly Told[]): Reason => {
  const found = latest(events, 'LeadClassified');
  if (found === null) return nothing('class', 'preliminary: not classified yet');
  const { class: is, because, missing, disputed, cause } = found.event.data;
  const findings = events.flatMap(({ seq, event }) =>
    event.type === 'FindingRecorded' && seq <= found.seq
      ? [
          `${event.data.verifier.personId} with ${event.data.contactId}: ${event.data.angle} ${event.data.result}`,
        ]
      : [],
  );
  return {
    of: 'class',
    is,
    decidedBy: decidedBy(events, found),
    because: [`${because} (after ${cause})`, ...findings],
    lacks: [...missing, ...disputed.map((angle) => `angle ${angle} is disputed`)],
    changes: [],
  };
};

const tier = (events: readonly Told[]): Reason => {
  const found = latest(events, 'LeadTiered');
  if (found === null) return nothing('tier', 'none yet');
  const { tier: is, office, horizon, rule, reasons, by } = found.event.data;
  return {
    of: 'tier',
    is: `${is}, ${office.officeId}`,
    decidedBy: decidedBy(events, found),
    because: [by === null ? `rule ${rule}` : `decided by ${by.personId}`, `horizon ${horizon}`, ...reasons],
    lacks: [],
    changes: [],
  };
};

const owner = (events: readonly Told[]): Reason => {
  const found = latest(
    events,
    ...(['LeadAssigned', 'LeadPooled', 'LeadReleased', 'LeadReclaimed', 'NurtureStarted'] as const),
  );
  if (found === null) return nothing('owner', 'nobody yet');
  const { event } = found;
  const considered =
    event.type === 'LeadAssigned' || event.type === 'LeadPooled' ? event.data.considered : [];
  return {
    of: 'owner',
    is:
      event.type === 'LeadAssigned'
        ? `${event.data.owner.personId} as ${event.data.owner.role}, ${event.data.how}`
        : event.type === 'LeadPooled'
          ? `nobody: in the pool of ${event.data.office.officeId} for ${event.data.role}`
          : 'nobody',
    decidedBy: decidedBy(events, found),
    because: [
      event.data.because,
      ...considered.map(({ personId, because }) => `not ${personId}: ${because}`),
    ],
    lacks: [],
    changes: [],
  };
};
