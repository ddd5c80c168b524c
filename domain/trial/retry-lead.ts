// What would have been decided otherwise on one lead? Its story told twice, under the playbook in force then and under another.
import type { LeadEvent } from '../../events/lead-event.ts';
import type { FindOwner } from '../effect.ts';
import { evolve } from '../evolve.ts';
import { isEnded, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { Policy } from '../policy.ts';
import { react } from '../react.ts';
import { instant } from '../time.ts';
import { Cycles } from './cycles.ts';
import type { CycleCompared } from './cycles.ts';
import { toldOf, type Recorded, type Told } from './recorded.ts';
import { World, type Judged } from './world.ts';

export interface Side {
  readonly value: string;
  readonly because: string;
}

export interface Difference {
  readonly kind: 'grade' | 'class' | 'tier' | 'way';
  readonly at: string;
  readonly seq: number;
  /** Under the playbook that was in force. */
  readonly before: Side;
  /** Under the one that is tried. */
  readonly tried: Side;
}

/** A lead asks for an owner; null where this side would have verified or evaluated it first. */
export interface Asked {
  readonly before: FindOwner | null;
  readonly tried: FindOwner | null;
}

/** What happened to the places of people because of this lead, in order. */
export type Turn =
  | {
      readonly kind: 'asked';
      readonly at: number;
      readonly seq: number;
      readonly asked: Asked;
      /** Who got it then; null: it went to a pool or to rest. */
      readonly recordedOwner: string | null;
    }
  | {
      readonly kind: 'given';
      readonly at: number;
      readonly seq: number;
      readonly ownershipNo: number;
      readonly personId: string;
    }
  | { readonly kind: 'freed'; readonly at: number; readonly seq: number; readonly ownershipNo: number };

export interface LeadRetried {
  readonly leadId: string;
  /** Decisions of the engine that are recorded. */
  readonly decisions: number;
  readonly differences: readonly Difference[];
  readonly turns: readonly Turn[];
  readonly cycles: readonly CycleCompared[];
  /** Whether the playbook in force then still decides what was recorded; not if rules of the engine have changed since. */
  readonly recordedAnew: 'same' | 'otherwise';
  /** What the lead is judged to be in the end. */
  readonly judged: { readonly before: Judged; readonly tried: Judged };
}

export interface Retrial {
  /** The playbook that a lead followed then. */
  readonly inForce: (playbook: Lead['playbook']) => Playbook;
  /** With the working time of every office. */
  readonly tried: Policy;
  /** Until when age is followed, epoch milliseconds. */
  readonly until: number;
}

export const retryLead = (
  leadId: string,
  recorded: readonly Recorded[],
  { inForce, tried, until }: Retrial,
): LeadRetried => {
  const [before, other] = [new World(), new World()];
  const differences: Difference[] = [];
  const turns: Turn[] = [];
  const cycles = new Cycles();
  let lead: Lead | null = null;
  let decisions = 0;
  const policyThen = (known: Lead): Policy => ({ ...tried, playbook: inForce(known.playbook) });
  const compare = (known: Lead, at: number): void => {
    if (isEnded(known)) return;
    differences.push(...newDifferences(known, before.seen(known), other.seen(known), at, differences));
  };
  for (const told of toldOf(recorded)) {
    const known: Lead | null = lead;
    const after: Lead = heard(known, told, leadId);
    const then = policyThen(after);
    if (known !== null && told.kind !== 'stated') {
      before.age(known, policyThen(known), told.asOf);
      other.age(known, tried, told.asOf);
    }
    if (known !== null) {
      const turn = turnOf(known, told, {
        before: search(before.seen(known), policyThen(known)),
        tried: search(other.seen(known), tried),
      });
      if (turn !== null) turns.push(turn);
    }
    before.hear(known, told, { policy: then, recorded: then.playbook }, leadId);
    other.hear(known, told, { policy: tried, recorded: then.playbook }, leadId);
    cycles.hear(told, {
      before: { policy: then, grade: before.judged.evaluation?.grade ?? null },
      tried: { policy: tried, grade: other.judged.evaluation?.grade ?? null },
    });
    lead = after;
    decisions += told.events.filter(isDecision).length;
    if (told.kind !== 'concluded') compare(after, told.asOf);
  }
  if (lead === null) throw new TypeError(`Lead ${leadId} has no events.`);
  const recordedAnew = sameJudgement(lead, before) ? 'same' : 'otherwise';
  const judged = { before: before.judged, tried: other.judged };
  if (!isEnded(lead)) {
    before.age(lead, policyThen(lead), until);
    other.age(lead, tried, until);
    compare(lead, until);
  }
  return { leadId, decisions, differences, turns, cycles: cycles.compared(until), recordedAnew, judged };
};

/** What the engine decides: of what it tells, no step of a clock but the breach. */
const isDecision = (event: LeadEvent): boolean => {
  if (event.type === 'LeadTiered') return event.data.by === null;
  if (event.type === 'LeadAssigned') return event.data.how === 'offered';
  return decided.includes(event.type);
};

const decided: readonly LeadEvent['type'][] = [
  'LeadEvaluated',
  'VerificationPlanned',
  'LeadClassified',
  'LeadPooled',
  'ClockBreached',
];

const heard = (lead: Lead | null, { events }: Told, leadId: string): Lead => {
  const after = events.reduce<Lead | null>((one, event) => evolve(one, event, leadId), lead);
  if (after === null) throw new TypeError(`Lead ${leadId} has no events.`);
  return after;
};

const sameJudgement = (lead: Lead, { judged }: World): boolean =>
  lead.evaluation?.score === judged.evaluation?.score &&
  lead.evaluation?.grade === judged.evaluation?.grade &&
  lead.evaluation?.verification === judged.evaluation?.verification &&
  lead.evaluation?.reasons.join() === judged.evaluation?.reasons.join() &&
  lead.evaluation?.missing.join() === judged.evaluation?.missing.join() &&
  lead.tier?.tier === judged.tier?.tier &&
  lead.tier?.office.officeId === judged.tier?.office.officeId &&
  lead.classification?.class === judged.classification?.class;

/** Each difference once: as long as both sides stay as they were told, nothing is added. */
const newDifferences = (
  { seq }: Lead,
  before: Lead,
  tried: Lead,
  at: number,
  known: readonly Difference[],
): readonly Difference[] => {
  const [one, other] = [sidesOf(before), sidesOf(tried)];
  return kinds.flatMap((kind): readonly Difference[] => {
    const [is, would] = [one[kind], other[kind]];
    if (is.value === would.value) return [];
    const last = known.findLast((difference) => difference.kind === kind);
    if (last?.before.value === is.value && last.tried.value === would.value) return [];
    return [{ kind, at: instant(at), seq, before: is, tried: would }];
  });
};

const kinds = ['grade', 'class', 'tier', 'way'] as const;

const sidesOf = (lead: Lead): Readonly<Record<(typeof kinds)[number], Side>> => {
  const { evaluation, tier, classification } = lead;
  const score = evaluation === null ? [] : [`score ${String(evaluation.score)}`, ...evaluation.reasons];
  return {
    grade: { value: evaluation?.grade ?? 'none', because: score.join('; ') },
    class: {
      value: classification?.class ?? 'preliminary',
      because:
        classification === null
          ? 'not classified'
          : [classification.because, ...classification.missing.map((gap) => `lacks ${gap}`)].join('; '),
    },
    tier: {
      value: tier === null ? 'none' : `${tier.tier} (${tier.office.officeId})`,
      because:
        tier === null ? 'not tiered' : tier.by === null ? `horizon ${tier.horizon}` : 'set by a person',
    },
    way: { value: wayOf(lead), because: `${evaluation?.barMet ?? 'not'} met the bar; ${score.join('; ')}` },
  };
};

/** Where the judgements would send a lead that nobody owns yet. */
const wayOf = ({ evaluation, classification, ownershipNo }: Lead): string => {
  if (evaluation === null || ownershipNo > 0) return 'as it is';
  if (evaluation.basis !== 'recorded') return 'as the import states';
  if (evaluation.barMet === 'not_met') return 'stays in evaluation';
  return evaluation.verification === 'required' && (classification?.class ?? 'preliminary') === 'preliminary'
    ? 'verified first'
    : 'distributed';
};

const search = (lead: Lead, policy: Policy): FindOwner | null => {
  const way = wayOf(lead);
  if (way === 'stays in evaluation' || way === 'verified first') return null;
  return react(lead, policy).effects.find((effect) => effect.type === 'findOwner') ?? null;
};

/** What an event does to somebody's places; a search is told by its answer. */
const turnOf = (known: Lead, { events, asOf }: Told, asked: Asked): Turn | null => {
  const seq = known.seq + 1;
  const searched = known.standing.stage === 'distribute' && known.standing.pool === null;
  for (const event of events) {
    if (event.type === 'LeadAssigned') {
      const { how, owner, ownershipNo } = event.data;
      return how === 'offered'
        ? { kind: 'asked', at: asOf, seq, asked, recordedOwner: owner.personId }
        : { kind: 'given', at: asOf, seq, ownershipNo, personId: owner.personId };
    }
    const endsSearch =
      event.type === 'LeadPooled' || (event.type === 'NurtureStarted' && event.data.by === null);
    if (searched && endsSearch) return { kind: 'asked', at: asOf, seq, asked, recordedOwner: null };
    if (freeing.includes(event.type)) return { kind: 'freed', at: asOf, seq, ownershipNo: known.ownershipNo };
  }
  return null;
};

const freeing: readonly string[] = [
  'LeadReleased',
  'LeadReclaimed',
  'NurtureStarted',
  'OrderWon',
  'LeadLost',
  'LeadDisqualified',
  'LeadMerged',
];
