// What does a step of a clock do at its instant? It tells of the threshold or the breach, to whom, and changes what it says.
import type { EventOf, LeadEvent } from '../../events/lead-event.ts';
import type { LeadContext } from '../decide-context.ts';
import { rest } from '../decide/nurture.ts';
import { pooled, reclaim, takenBack } from '../distribution.ts';
import { evolve } from '../evolve.ts';
import type { ClockState, Lead } from '../lead.ts';
import { officeFor, tierAbove } from '../tiering.ts';
import { day, milliseconds } from '../time.ts';
import { officeAbove } from './office.ts';
import { addressed } from './receivers.ts';
import { clockRules } from './rules.ts';

type Step = ClockState['steps'][number];

export const fireStep = (context: LeadContext, clock: ClockState, step: Step): readonly LeadEvent[] => {
  const { lead, policy } = context;
  // A step that was past when its clock was scheduled anew falls due at that instant, and is late by that.
  const isLate = context.now - milliseconds(step.due) > 60_000 || step.due <= clock.scheduledAt;
  const punctuality = isLate ? ('late' as const) : ('on_time' as const);
  const { stepId, percent, action, due: time } = step;
  const rule = clockRules(policy.playbook).byName.get(clock.clock);
  const { reminded, escalates } = addressed(step.to, lead, policy.playbook, rule?.climbs ?? false);
  const which = { clock: clock.clock, cycle: clock.cycle };
  const told = { ...which, stepId, action, to: reminded, punctuality } satisfies Partial<
    EventOf<'ClockBreached'>['data']
  >;
  const fired: LeadEvent =
    percent === 100 && action !== 'return'
      ? { type: 'ClockBreached', time, data: told }
      : { type: 'ClockThresholdReached', time, data: { ...told, percent } };
  const raised: readonly LeadEvent[] =
    escalates === null
      ? []
      : [
          {
            type: 'EscalationRaised',
            time,
            data: { ...which, escalationId: stepId, stepId, action, ...escalates },
          },
        ];
  return [fired, ...raised, ...changes(context, clock, step)];
};

const changes = (context: LeadContext, clock: ClockState, step: Step): readonly LeadEvent[] => {
  const { stepId, due: time } = step;
  switch (step.action) {
    case 'tell':
      return [];
    case 'raise_tier':
      return raiseTier(context, stepId, time);
    case 'widen_pool':
      return widenPool(context, officeAbove(context.lead), stepId, time);
    case 'reassign':
      return takenBack(context, stepId, time);
    case 'reclaim':
      return reclaim(context, stepId, time);
    case 'nurture':
      return nurture(context, clock, step);
    case 'return':
      return [returned(time, stepId)];
  }
};

/** The rest ends on its day. @param step of the clock that ended it; null where the playbook has none for it */
export const returned = (due: string, step: string | null): EventOf<'NurtureEnded'> => ({
  type: 'NurtureEnded',
  time: due,
  data: { enters: 'evaluate', because: 'date_due', note: null, by: null, due, step },
});

/** The tier above is accountable from now on; a lead in a pool lies in that of its office. */
const raiseTier = (context: LeadContext, stepId: string, time: string): readonly LeadEvent[] => {
  const { lead } = context;
  if (lead.tier === null || lead.tier.tier === 'headquarters') return [];
  const tier = tierAbove(lead.tier.tier);
  const office = officeFor(tier, lead.routing);
  const tiered: EventOf<'LeadTiered'> = {
    type: 'LeadTiered',
    time,
    data: {
      ...{ tier, office, horizon: lead.tier.horizon, rule: stepId, reasons: ['raised by a clock'] },
      ...{ by: null, step: stepId },
    },
  };
  const raised: Lead = evolve(lead, tiered, context.leadId);
  return [tiered, ...widenPool({ ...context, lead: raised }, office.officeId, stepId, time)];
};

/** Whoever belongs to the office or below it sees the lead in its pool now. Nothing where it lies in none, or in that one. */
const widenPool = (
  context: LeadContext,
  officeId: string,
  stepId: string,
  time: string,
): readonly LeadEvent[] => {
  const { standing, routing } = context.lead;
  if (standing.stage !== 'distribute' || standing.pool === null) return [];
  if (standing.pool.office.officeId === officeId) return [];
  const office = [routing.rep_office, routing.region, routing.headquarters].find(
    (one) => one?.officeId === officeId,
  );
  if (office === null || office === undefined) return [];
  const event = pooled(context, time, `not claimed: ${stepId}`, []);
  return [{ ...event, data: { ...event.data, office } }];
};

/** Nothing where it rests already: a clock of the rest does not begin another. */
const nurture = (
  context: LeadContext,
  { clock, cycle }: ClockState,
  { stepId, due }: Step,
): readonly LeadEvent[] => {
  if (context.lead.standing.stage === 'nurture') return [];
  const days = daysOf(context, clock, stepId);
  const because = `nobody took it up: ${clock}/${String(cycle)}`;
  const started = rest(
    { ...context, now: milliseconds(due) },
    milliseconds(due) + days * day,
    null,
    null,
    because,
  );
  return [{ ...started, data: { ...started.data, by: null } }];
};

const daysOf = ({ policy }: LeadContext, clock: string, stepId: string): number => {
  const steps = clockRules(policy.playbook).byName.get(clock)?.steps ?? [];
  const [, , key = ''] = stepId.split('/');
  const step = steps.find(({ action, percent }) => action === 'nurture' && key.startsWith(String(percent)));
  return step?.days ?? policy.playbook.nurture.nobodyFitsDays;
};
