// Which steps has each open clock of a lead, who is told at which share of the target, and what was reached already?
import type { ClockState, Lead } from '../domain/lead.ts';
import { receiversOf } from '../domain/service-levels/receivers.ts';
import { clockRules } from '../domain/service-levels/rules.ts';
import { occurrences } from '../domain/service-levels/steps.ts';
import type { Playbook } from '../domain/playbook.ts';
import type { Receiver } from '../events/service-levels.ts';
import { clocksLeft } from './clocks-left.ts';
import type { ClockLeft } from './clocks-left.ts';
import { calendarsByOffice } from './organisation/organisation.ts';
import type { ReadSide } from './read-side.ts';

export interface LadderStep {
  readonly stepId: string;
  /** Of the target. */
  readonly percent: number;
  readonly action: string;
  /** As the lead stands now; of what was reached, whom it would reach now. */
  readonly receivers: readonly Receiver[];
  /** passed over: a schedule made anew found it past, or it cannot come any more. */
  readonly state: 'reached' | 'to_come' | 'passed_over';
  /** When it comes, or came as far as the lead remembers. */
  readonly at: string | null;
}

export interface ClockLadder extends ClockLeft {
  /** Working time. */
  readonly targetMs: number;
  readonly startedAt: string;
  readonly steps: readonly LadderStep[];
}

export const clockLadders = async (side: ReadSide, lead: Lead): Promise<readonly ClockLadder[]> => {
  const organisation = await side.organisation();
  const playbook = await side.playbookVersion(lead.playbook.name, lead.playbook.version);
  const calendars = calendarsByOffice(organisation);
  return clocksLeft(lead, calendars, side.now()).flatMap((left) => {
    const clock = lead.clocks[left.clock];
    if (clock === undefined || clock.state === 'stopped') return [];
    const { targetMs, startedAt } = clock;
    return [{ ...{ ...left, targetMs, startedAt }, steps: stepsOf(lead, clock, playbook) }];
  });
};

const stepsOf = (lead: Lead, clock: ClockState, playbook: Playbook): readonly LadderStep[] => {
  const rule = clockRules(playbook).byName.get(clock.clock);
  if (rule === undefined) return [];
  return occurrences(rule, clock.cycle, clock.targetMs, clock.tiersAbove).map(
    ({ stepId, percent, action, to }): LadderStep => {
      const comes = clock.steps.find((step) => step.stepId === stepId);
      const wasReached = comes === undefined && clock.fired.includes(percent);
      const raised = lead.escalations.find((one) => one.stepId === stepId)?.raisedAt;
      return {
        ...{ stepId, percent, action, receivers: receiversOf(to, lead, playbook, rule.climbs) },
        state: comes !== undefined ? 'to_come' : wasReached ? 'reached' : 'passed_over',
        at: comes?.due ?? (wasReached ? (raised ?? (percent === 100 ? clock.breachedAt : null)) : null),
      };
    },
  );
};
