// What would have differed over all leads that are recorded? Counted as they go by; examples of each kind with both reasons.
import type { OwnerDifference } from '../../domain/trial/retry-owners.ts';
import type { Difference, LeadRetried, Side } from '../../domain/trial/retry-lead.ts';

export type DifferenceKind = Difference['kind'] | 'owner' | 'breach';

export interface Example {
  readonly kind: DifferenceKind;
  readonly leadId: string;
  readonly at: string;
  /** Under the playbook that was in force, and under the one that is tried. */
  readonly before: Side;
  readonly tried: Side;
}

export interface KindCounted {
  readonly leads: number;
  readonly decisions: number;
  /** `B → C` to how many decisions, the most first. */
  readonly changes: Readonly<Record<string, number>>;
}

export interface RecordedReport {
  /** As it was named. */
  readonly playbook: string;
  /** Playbooks that these leads followed, `default@1`, to how many leads. */
  readonly inForce: Readonly<Record<string, number>>;
  readonly leads: number;
  /** Decisions of the engine that are recorded of them. */
  readonly decisions: number;
  /** Leads of which anything would have differed. */
  readonly differing: number;
  readonly kinds: Readonly<Record<DifferenceKind, KindCounted>>;
  readonly breaches: { readonly cycles: number; readonly before: number; readonly tried: number };
  /** Searches for an owner, and how many come out as recorded when they are asked again of the organisation of today. */
  readonly owners: { readonly searches: number; readonly asRecorded: number };
  /** Leads of which the playbook then in force decides otherwise today than is recorded: the engine has changed since. */
  readonly recordedOtherwise: number;
  readonly notRecomputed: { readonly leads: number; readonly because: string | null };
  readonly examples: readonly Example[];
}

export const differenceKinds = ['way', 'grade', 'tier', 'class', 'owner', 'breach'] as const;

interface Kind {
  readonly leads: Set<string>;
  decisions: number;
  readonly changes: Map<string, number>;
  readonly examples: Example[];
}

export class RecordedCounter {
  #leads = 0;
  #decisions = 0;
  #recordedOtherwise = 0;
  #broken = 0;
  #brokenBecause: string | null = null;
  readonly #inForce = new Map<string, number>();
  readonly #kinds: Record<DifferenceKind, Kind> = {
    way: newKind(),
    grade: newKind(),
    tier: newKind(),
    class: newKind(),
    owner: newKind(),
    breach: newKind(),
  };
  readonly #breaches = { cycles: 0, before: 0, tried: 0 };
  readonly #examplesAKind: number;

  constructor(examplesAKind: number) {
    this.#examplesAKind = examplesAKind;
  }

  lead(retried: LeadRetried, inForce: string): void {
    this.#leads += 1;
    this.#decisions += retried.decisions;
    this.#inForce.set(inForce, (this.#inForce.get(inForce) ?? 0) + 1);
    if (retried.recordedAnew === 'otherwise') this.#recordedOtherwise += 1;
    const { leadId } = retried;
    for (const { kind, at, before, tried } of retried.differences)
      this.#add({ kind, leadId, at, before, tried });
    for (const { clock, cycle, startedAt, workingMs, before, tried } of retried.cycles) {
      this.#breaches.cycles += 1;
      if (before.state === 'breached') this.#breaches.before += 1;
      if (tried.state === 'breached') this.#breaches.tried += 1;
      if (before.state === tried.state) continue;
      const side = ({ targetMs, state }: typeof before): Side => ({
        value: `${clock} ${state}`,
        because:
          targetMs === null
            ? 'there is no such clock'
            : `cycle ${cycle} took ${hours(workingMs)} of ${hours(targetMs)}`,
      });
      this.#add({ kind: 'breach', leadId, at: startedAt, before: side(before), tried: side(tried) });
    }
  }

  owner({ leadId, at, before, tried }: OwnerDifference): void {
    this.#add({ kind: 'owner', leadId, at: new Date(at).toISOString(), before, tried });
  }

  /** A lead that could not be told again. */
  broken(because: string): void {
    this.#broken += 1;
    this.#brokenBecause ??= because;
  }

  report(playbook: string, owners: RecordedReport['owners']): RecordedReport {
    const kinds = this.#kinds;
    const differing = new Set(differenceKinds.flatMap((kind) => [...kinds[kind].leads]));
    return {
      ...{ playbook, inForce: Object.fromEntries([...this.#inForce].sort()), leads: this.#leads },
      ...{ decisions: this.#decisions, differing: differing.size },
      kinds: {
        way: counted(kinds.way),
        grade: counted(kinds.grade),
        tier: counted(kinds.tier),
        class: counted(kinds.class),
        owner: counted(kinds.owner),
        breach: counted(kinds.breach),
      },
      breaches: this.#breaches,
      owners,
      recordedOtherwise: this.#recordedOtherwise,
      notRecomputed: { leads: this.#broken, because: this.#brokenBecause },
      examples: differenceKinds.flatMap((kind) => kinds[kind].examples),
    };
  }

  #add(example: Example): void {
    const kind = this.#kinds[example.kind];
    kind.leads.add(example.leadId);
    kind.decisions += 1;
    const { before, tried } = example;
    const change = example.kind === 'owner' ? ownerChange(before, tried) : `${before.value} → ${tried.value}`;
    kind.changes.set(change, (kind.changes.get(change) ?? 0) + 1);
    if (kind.examples.length < this.#examplesAKind) kind.examples.push(example);
  }
}

const newKind = (): Kind => ({ leads: new Set(), decisions: 0, changes: new Map(), examples: [] });

const counted = ({ leads, decisions, changes }: Kind): KindCounted => ({
  leads: leads.size,
  decisions,
  changes: Object.fromEntries([...changes].sort(([, a], [, b]) => b - a)),
});

/** Owners by name would be as many changes as there are pairs of people. */
const ownerChange = (before: Side, tried: Side): string => {
  const sort = ({ value }: Side): string =>
    value.startsWith('pool of') ? 'pool' : value === 'nobody yet' || value === 'rests' ? value : 'somebody';
  const [is, would] = [sort(before), sort(tried)];
  return is === 'somebody' && would === 'somebody' ? 'somebody else' : `${is} → ${would}`;
};

const hours = (ms: number): string => `${Math.round(ms / 360_000) / 10} h`;
