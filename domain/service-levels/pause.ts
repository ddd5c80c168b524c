// How does a clock wait for the customer? Paused with a reason and an end; what is left of its target moves along.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { ownershipOf, type ClockState } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { instant, milliseconds } from '../time.ts';
import { workingBetween } from '../working-time/arithmetic.ts';
import { calendarOf, schedule } from './schedule.ts';

/** Working time consumed at `now`: what was consumed when the schedule was made, and what has run since. */
export const consumedMs = (context: LeadContext, clock: ClockState, now: number): number =>
  clock.state === 'running'
    ? clock.consumedMs +
      workingBetween(calendarOf(context, clock.officeId), milliseconds(clock.scheduledAt), now)
    : clock.consumedMs;

export const pauseClock = (
  context: LeadContext,
  { input }: CommandOf<'PauseClock'>,
): readonly LeadEvent[] => {
  const clock = running(context, input.clock);
  if (clock.state === 'paused') return [];
  const until = milliseconds(input.until);
  if (until <= context.now) {
    throw new LeadRejection(
      'invalid_input',
      'The pause would end before it begins.',
      'Name a later instant.',
    );
  }
  const { longestMs, cycleMs } = context.policy.playbook.pause;
  const length = workingBetween(calendarOf(context, clock.officeId), context.now, until);
  if (length > longestMs || clock.pausedMs + length > cycleMs) {
    throw new LeadRejection(
      'pause_too_long',
      `A pause may last ${hours(longestMs)} working hours, ${hours(cycleMs)} in one cycle.`,
      'Name an earlier end, or let the clock run.',
    );
  }
  const data = {
    clock: clock.clock,
    cycle: clock.cycle,
    until: input.until,
    because: input.reason,
    consumedMs: Math.round(consumedMs(context, clock, context.now)),
    by: personOf(context),
  };
  return [{ type: 'ClockPaused', time: at(context), data }];
};

export const resumeClock = (
  context: LeadContext,
  { input }: CommandOf<'ResumeClock'>,
): readonly LeadEvent[] => {
  const clock = running(context, input.clock);
  return clock.state === 'paused'
    ? resumed(context, clock, context.now, `resumed by ${personOf(context).personId}`)
    : [];
};

/** The clock goes on at `from` (epoch ms) with what is left of it. */
export const resumed = (
  context: LeadContext,
  clock: ClockState,
  from: number,
  because: string,
): readonly LeadEvent[] => {
  const ownership = ownershipOf(context.lead);
  const policy = context.policy.playbook.clocks[clock.clock];
  if (ownership === null || policy === undefined) return [];
  const data = schedule({
    context,
    clock: clock.clock,
    cycle: clock.cycle,
    policy,
    targetMs: clock.targetMs,
    ownership,
    from,
    consumedMs: clock.consumedMs,
    fired: clock.fired,
  });
  const pausedMs = Math.round(
    workingBetween(calendarOf(context, clock.officeId), milliseconds(clock.scheduledAt), from),
  );
  return [
    {
      type: 'ClockResumed',
      time: instant(from),
      data: { clock: clock.clock, cycle: clock.cycle, ...data, pausedMs, because },
    },
  ];
};

const running = ({ lead }: LeadContext, name: CommandOf<'PauseClock'>['input']['clock']): ClockState => {
  const clock = lead.clocks[name];
  if (clock === undefined || clock.state === 'stopped') {
    throw new LeadRejection(
      'clock_not_running',
      `The clock ${name} is not running on this lead.`,
      'See the running clocks with `show`.',
    );
  }
  return clock;
};

const hours = (ms: number): string => String(Math.round((ms / 3_600_000) * 10) / 10);
