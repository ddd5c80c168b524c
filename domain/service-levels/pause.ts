// How does a clock stand still? By hand with a reason and an end, or while the lead rests; what is left of its target moves along.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { judge } from '../condition.ts';
import { at, personOf, type LeadContext } from '../decide-context.ts';
import { fieldsOf } from '../fields.ts';
import type { ClockState } from '../lead.ts';
import { LeadRejection } from '../rejection.ts';
import { instant, milliseconds } from '../time.ts';
import { workingBetween } from '../working-time/arithmetic.ts';
import { clockRules } from './rules.ts';
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
  if (clock.state === 'paused') {
    if (clock.pausedUntil === null || clock.pausedUntil === input.until) return [];
    throw new LeadRejection(
      'clock_does_not_wait',
      `The clock ${input.clock} is paused already, until ${clock.pausedUntil}.`,
      'Let it run on first (ResumeClock), then pause it anew.',
    );
  }
  const { longestMs, cycleMs } = mostOf(context, input.clock);
  const until = milliseconds(input.until);
  if (until <= context.now) {
    throw new LeadRejection(
      'invalid_input',
      'The pause would end before it begins.',
      'Name a later instant.',
    );
  }
  const length = workingBetween(calendarOf(context, clock.officeId), context.now, until);
  if (length > longestMs || clock.pausedMs + length > cycleMs) {
    throw new LeadRejection(
      'pause_too_long',
      `A pause may last ${hours(longestMs)} working hours, ${hours(cycleMs)} in one cycle.`,
      'Name an earlier end, or let the clock run.',
    );
  }
  return [paused(context, clock, { until: input.until, because: input.reason, by: personOf(context) })];
};

/** What a pause by hand may come to. @throws LeadRejection where the clock waits for nobody */
const mostOf = (
  { policy: { playbook } }: LeadContext,
  name: string,
): { readonly longestMs: number; readonly cycleMs: number } => {
  const byHand = clockRules(playbook).byName.get(name)?.policy.pause?.byHand;
  if (byHand !== undefined) return { ...playbook.pause, ...byHand };
  const pausable = Object.entries(playbook.clocks)
    .filter(([, { pause }]) => pause?.byHand !== undefined)
    .map(([clock]) => clock);
  throw new LeadRejection(
    'clock_does_not_wait',
    `The clock ${name} does not wait for the customer: it cannot be paused.`,
    pausable.length === 0
      ? 'No clock of this playbook can.'
      : `The clocks that can be paused are ${pausable.join(', ')}.`,
  );
};

const paused = (
  context: LeadContext,
  clock: ClockState,
  why: Pick<Extract<LeadEvent, { type: 'ClockPaused' }>['data'], 'until' | 'because' | 'by'>,
): LeadEvent => ({
  type: 'ClockPaused',
  time: at(context),
  data: {
    ...{ clock: clock.clock, cycle: clock.cycle },
    ...why,
    consumedMs: Math.round(consumedMs(context, clock, context.now)),
  },
});

export const resumeClock = (
  context: LeadContext,
  { input }: CommandOf<'ResumeClock'>,
): readonly LeadEvent[] => {
  const clock = running(context, input.clock);
  if (clock.state !== 'paused') return [];
  const waits = waitsFor(context, clock);
  if (waits !== null) {
    throw new LeadRejection(
      'clock_does_not_wait',
      `The clock ${input.clock} stands still because ${waits}.`,
      'It runs on by itself when that is over.',
    );
  }
  return resumed(context, clock, context.now, `resumed by ${personOf(context).personId}`);
};

/** Pauses a clock whose lead has come to rest, or of which a condition holds; lets it run on when that is over. */
export const heldStill = (context: LeadContext, clock: ClockState): readonly LeadEvent[] => {
  const waits = waitsFor(context, clock);
  if (clock.state === 'running')
    return waits === null ? [] : [paused(context, clock, { until: null, because: waits, by: null })];
  if (waits !== null) return [];
  // What was paused by hand before a rest waits for its own end, if that is still to come.
  const own = clock.pausedUntil === null ? -Infinity : milliseconds(clock.pausedUntil);
  return own > context.now ? [] : resumed(context, clock, context.now, 'it waits no more');
};

/** What a clock waits for by itself; null where it does not. */
const waitsFor = ({ lead, policy, now }: LeadContext, { clock }: ClockState): string | null => {
  const pause = clockRules(policy.playbook).byName.get(clock)?.policy.pause;
  if (pause === undefined) return null;
  const { stage } = lead.standing;
  if (pause.in?.includes(stage) === true) return `the lead is in ${stage}`;
  if (pause.while === undefined) return null;
  const fields = fieldsOf(lead, policy.playbook, now, lead.tier?.tier ?? null);
  return judge(pause.while, fields).holds ? pause.while : null;
};

/** The clock goes on at `from` (epoch ms) with what is left of it. */
export const resumed = (
  context: LeadContext,
  clock: ClockState,
  from: number,
  because: string,
): readonly LeadEvent[] => {
  const rule = clockRules(context.policy.playbook).byName.get(clock.clock);
  if (rule === undefined) return [];
  const { cycle, targetMs, fired, tiersAbove } = clock;
  const startedAt = milliseconds(clock.startedAt);
  const instance = { rule, cycle, startedAt, targetMs, tiersAbove, consumedMs: clock.consumedMs, fired };
  return [
    {
      type: 'ClockResumed',
      time: instant(from),
      data: {
        ...{ clock: clock.clock, cycle, because },
        ...schedule(context, instance, from),
        pausedMs: pausedByHandMs(context, clock, from),
      },
    },
  ];
};

const pausedByHandMs = (context: LeadContext, clock: ClockState, from: number): number => {
  if (clock.pausedUntil === null) return 0;
  const end = Math.min(from, milliseconds(clock.pausedUntil));
  return Math.round(
    workingBetween(calendarOf(context, clock.officeId), milliseconds(clock.scheduledAt), end),
  );
};

const running = ({ lead }: LeadContext, name: string): ClockState => {
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
