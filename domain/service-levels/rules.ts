// Which clocks does a playbook have, ready to be asked? Texts read and what is usual filled in, once a playbook.
import type { LeadEvent, LeadEventType } from '../../events/lead-event.ts';
import type { StepAction } from '../../events/vocabulary.ts';
import { placeEntered } from '../evolve.ts';
import type { ClockPolicy, ClockStepPolicy, Playbook } from '../playbook.ts';
import { parseTrigger, type Trigger } from './trigger.ts';

export interface StepRule {
  /** In ids: `150`, or `100+480m` for eight hours after the breach. */
  readonly key: string;
  readonly percent: number;
  readonly afterMs: number;
  readonly to: readonly string[];
  readonly action: StepAction;
  readonly days: number;
  readonly repeat: NonNullable<ClockStepPolicy['repeat']> | null;
  readonly unless: 'acknowledged' | null;
}

export interface ClockRule {
  readonly name: string;
  readonly policy: ClockPolicy;
  readonly start: readonly Trigger[];
  readonly stop: readonly Trigger[];
  /** Without places that are left. */
  readonly stopByName: readonly Trigger[];
  readonly cancel: readonly Trigger[];
  /** What stops it for good: not what begins the next cycle too. */
  readonly ends: readonly Trigger[];
  /** In their order, and always with one at 100 %: a breach is told whether or not anybody is. */
  readonly steps: readonly StepRule[];
  /** It is started by escalations: what it tells climbs from the highest tier that was told. */
  readonly climbs: boolean;
}

export interface ClockRules {
  readonly all: readonly ClockRule[];
  readonly byName: ReadonlyMap<string, ClockRule>;
  /** Whether clocks may look at such an event; nothing is asked of all others. */
  readonly watches: (event: LeadEvent) => boolean;
  /** The clocks that such an event may start, stop or begin anew: all of them where it moves the lead. */
  readonly concernedBy: (event: LeadEvent) => readonly ClockRule[];
  /** Some clock stands still while a condition holds: it is asked after every command. */
  readonly pausesByCondition: boolean;
}

const known = new WeakMap<Playbook['clocks'], ClockRules>();

/** Cheap after the first time: a lead keeps its playbook for long. */
export const clockRules = ({ clocks }: Pick<Playbook, 'clocks'>): ClockRules => {
  const found = known.get(clocks);
  if (found !== undefined) return found;
  const fresh = prepared(clocks);
  known.set(clocks, fresh);
  return fresh;
};

const prepared = (clocks: Playbook['clocks']): ClockRules => {
  const all = Object.entries(clocks).map(([name, policy]) => ruleOf(name, policy));
  const concerned = new Map<LeadEventType, readonly ClockRule[]>(always.map((type) => [type, []]));
  for (const rule of all)
    for (const type of heardBy(rule)) concerned.set(type, [...(concerned.get(type) ?? []), rule]);
  return {
    all,
    byName: new Map(all.map((rule) => [rule.name, rule])),
    watches: (event) => concerned.has(event.type) || placeEntered(event) !== null,
    concernedBy: (event) => (placeEntered(event) === null ? (concerned.get(event.type) ?? []) : all),
    pausesByCondition: all.some(({ policy }) => policy.pause?.while !== undefined),
  };
};

const heardBy = ({ start, stop, cancel, policy }: ClockRule): ReadonlySet<LeadEventType> =>
  new Set([
    ...[...start, ...stop, ...cancel].flatMap(typesOf),
    ...(policy.onReassign === undefined ? [] : (['LeadAssigned'] as const)),
  ]);

/** What may change owner, office or the need of a pause, whatever the playbook says. */
const always: readonly LeadEventType[] = [
  'LeadAssigned',
  'LeadTiered',
  'LeadReclaimed',
  'FollowUpRecorded',
  'PlaybookAdopted',
  'CalendarAdopted',
  'EscalationAcknowledged',
];

const typesOf = (trigger: Trigger): readonly LeadEventType[] => {
  switch (trigger.on) {
    case 'event':
      return [trigger.type];
    case 'contact':
      return ['FollowUpRecorded'];
    case 'gate':
      return ['LeadAssigned', 'MilestoneReached', 'GateDecided', 'LeadTiered'];
    case 'escalations':
      return ['ClockStopped'];
    case 'entering':
    case 'leaving':
      return [];
  }
};

const usualCancel = ['entering distribute'];

const ruleOf = (name: string, policy: ClockPolicy): ClockRule => {
  const start = triggersOf(policy.start);
  const steps = policy.steps.map(stepOf);
  const breach = steps.findIndex(({ percent, afterMs }) => percent > 100 || (percent === 100 && afterMs > 0));
  const isTold = steps.some(({ percent, afterMs }) => percent === 100 && afterMs === 0);
  return {
    name,
    policy,
    start,
    stop: triggersOf(policy.stop),
    stopByName: triggersOf(policy.stop).filter(({ on }) => on !== 'leaving'),
    cancel: triggersOf(policy.cancel ?? usualCancel),
    ends: triggersOf(policy.stop).filter((trigger) => !start.some((one) => isLike(one, trigger))),
    steps: isTold
      ? steps
      : steps.toSpliced(breach === -1 ? steps.length : breach, 0, stepOf({ percent: 100 })),
    climbs: start.some((trigger) => trigger.on === 'event' && trigger.type === 'EscalationRaised'),
  };
};

const isLike = (one: Trigger, other: Trigger): boolean =>
  one.on === other.on && (one.on !== 'event' || (other.on === 'event' && one.type === other.type));

const triggersOf = (texts: readonly string[]): readonly Trigger[] =>
  texts.map(parseTrigger).filter((trigger) => trigger !== null);

const stepOf = (step: ClockStepPolicy): StepRule => ({
  key: `${String(step.percent)}${step.afterMs === undefined ? '' : `+${String(step.afterMs / 60_000)}m`}`,
  percent: step.percent,
  afterMs: step.afterMs ?? 0,
  to: step.to ?? [],
  action: step.action ?? 'tell',
  days: step.days ?? 0,
  repeat: step.repeat ?? null,
  unless: step.unless ?? null,
});
