// What falls due next, and what happens then? Steps of clocks, ends of pauses and rests, expiry of what was known.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { LeadContext } from '../decide-context.ts';
import { isEnded, ownershipOf, type ClockState, type Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import { tierAbove, officeFor } from '../tiering.ts';
import { milliseconds } from '../time.ts';
import { classify } from '../verification/classify.ts';
import { reclaim } from '../distribution.ts';
import { resumed } from './pause.ts';

export type Due =
  | {
      readonly kind: 'step';
      readonly at: number;
      readonly clock: ClockState;
      readonly step: ClockState['steps'][number];
    }
  | { readonly kind: 'resume'; readonly at: number; readonly clock: ClockState }
  | { readonly kind: 'return'; readonly at: number }
  | { readonly kind: 'expiry'; readonly at: number };

/** The earliest of all that the lead waits for; null when nothing will happen by itself. */
export const nextDue = (lead: Lead, playbook: Playbook): Due | null => {
  if (isEnded(lead)) return null;
  let earliest: Due | null = null;
  for (const due of waitings(lead, playbook)) if (earliest === null || due.at < earliest.at) earliest = due;
  return earliest;
};

const waitings = (lead: Lead, playbook: Playbook): readonly Due[] => {
  const { standing } = lead;
  if (standing.stage === 'nurture') return [{ kind: 'return', at: milliseconds(standing.until) }];
  return [
    ...Object.values(lead.clocks).flatMap((clock): readonly Due[] => {
      if (clock.state === 'paused' && clock.pausedUntil !== null) {
        return [{ kind: 'resume', at: milliseconds(clock.pausedUntil), clock }];
      }
      const [step] = clock.steps;
      return clock.state === 'running' && step !== undefined
        ? [{ kind: 'step', at: milliseconds(step.due), clock, step }]
        : [];
    }),
    ...(standing.stage === 'obtain' ? [] : expiries(lead, playbook)),
  ];
};

/** Instants at which evidence turns stale or the class changes by age alone; none that would change nothing. */
const expiries = (lead: Lead, playbook: Playbook): readonly Due[] => {
  const stale = lead.evaluation?.stale ?? [];
  const evidence = Object.entries(lead.dimensions)
    .filter(
      ([dimension, assessment]) =>
        assessment !== null && assessment.rating !== 'unknown' && !stale.some((known) => known === dimension),
    )
    .flatMap(([, assessment]) => (assessment === null ? [] : [milliseconds(assessment.validUntil)]));
  const findings = classLostAt(lead, playbook);
  return [...evidence, ...(findings === undefined ? [] : [findings])].map((at) => ({ kind: 'expiry', at }));
};

/** Age alone only takes a class away, and what had aged when the class was given has been counted already. */
const classLostAt = (lead: Lead, playbook: Playbook): number | undefined => {
  const { classification } = lead;
  if (classification === null || classification.class === 'preliminary') return undefined;
  return lead.findings
    .filter(({ state, validUntil }) => state === 'stands' && validUntil > classification.at)
    .map(({ validUntil }) => milliseconds(validUntil))
    .sort((a, b) => a - b)
    .find((at) => classify(lead, playbook, at).class !== classification.class);
};

/** What a step of a clock does at its instant: threshold or breach, who is told, and what changes. */
export const fireStep = (
  context: LeadContext,
  { clock, step }: Extract<Due, { kind: 'step' }>,
): readonly LeadEvent[] => {
  // A step that was past when its clock was scheduled anew falls due at that instant, and is late by that.
  const isLate = context.now - milliseconds(step.due) > 60_000 || step.due <= clock.scheduledAt;
  const punctuality = isLate ? 'late' : 'on_time';
  const which = { clock: clock.clock, cycle: clock.cycle };
  const { stepId, percent, action, due: time } = step;
  const fired: LeadEvent =
    percent === 100
      ? { type: 'ClockBreached', time, data: { ...which, stepId, action, punctuality } }
      : { type: 'ClockThresholdReached', time, data: { ...which, stepId, percent, action, punctuality } };
  switch (action) {
    case 'remind_owner':
      return [fired];
    case 'tell_manager':
    case 'tell_tier_up':
      return [fired, ...escalation(context.lead, step, which, time)];
    case 'raise_tier':
      return [
        fired,
        ...escalation(context.lead, step, which, time),
        ...raiseTier(context.lead, stepId, time),
      ];
    case 'reclaim':
      return [fired, ...reclaim(context, stepId, time)];
  }
};

export const endPause = (
  context: LeadContext,
  { clock, at }: Extract<Due, { kind: 'resume' }>,
): readonly LeadEvent[] => resumed(context, clock, at, 'the pause ended');

const escalation = (
  lead: Lead,
  { stepId, action }: ClockState['steps'][number],
  which: Pick<EventOf<'EscalationRaised'>['data'], 'clock' | 'cycle'>,
  time: string,
): readonly LeadEvent[] => {
  const owner = ownershipOf(lead)?.owner;
  if (owner === undefined) return [];
  const above = owner.office.path[1] ?? owner.officeId;
  const to: EventOf<'EscalationRaised'>['data']['to'] =
    action === 'tell_manager' && owner.managerId !== null
      ? { kind: 'person', personId: owner.managerId }
      : { kind: 'role', role: 'sales_manager', officeId: action === 'tell_manager' ? owner.officeId : above };
  return [{ type: 'EscalationRaised', time, data: { ...which, escalationId: stepId, stepId, action, to } }];
};

const raiseTier = (lead: Lead, stepId: string, time: string): readonly LeadEvent[] => {
  if (lead.tier === null || lead.tier.tier === 'headquarters') return [];
  const tier = tierAbove(lead.tier.tier);
  const office = officeFor(tier, lead.routing);
  return [
    {
      type: 'LeadTiered',
      time,
      data: {
        tier,
        office,
        horizon: lead.tier.horizon,
        rule: stepId,
        reasons: ['raised by a clock'],
        by: null,
      },
    },
  ];
};
