// When do a clock's steps fall due? Shares of its target in working time, from where it stands.
import type { Calendar } from '../../events/commands/batch.ts';
import type { EventOf } from '../../events/lead-event.ts';
import type { Grade } from '../../events/vocabulary.ts';
import type { Context, LeadContext } from '../decide-context.ts';
import { officeOf, ownershipOf, type Lead } from '../lead.ts';
import type { ClockPolicy } from '../playbook.ts';
import { LeadRejection } from '../rejection.ts';
import { instant, milliseconds } from '../time.ts';
import { addWorking, WorkingTime } from '../working-time/arithmetic.ts';
import type { ClockRule } from './rules.ts';
import { occurrences, type Occurrence } from './steps.ts';

export type Schedule = Omit<EventOf<'ClockStarted'>['data'], 'clock' | 'cycle'>;

/** @throws LeadRejection where the office's working time is not known */
export const calendarOf = (context: Context, officeId: string): Calendar => {
  const calendar = context.policy.calendars[officeId];
  if (calendar !== undefined) return calendar;
  throw new LeadRejection(
    'no_calendar',
    `The working time of office ${officeId} is not known to this lead.`,
    'Send the office’s calendar along with the command.',
  );
};

/** Working milliseconds by the lead's grade; null for a clock that runs to the end of a rest. */
export const targetOf = ({ targetMs }: ClockPolicy, grade: Grade | null): number | null => {
  if (targetMs === 'rest') return null;
  return typeof targetMs === 'number' ? targetMs : targetMs[grade ?? 'other'];
};

/** What of an instance its schedule follows from. */
export interface Instance {
  readonly rule: ClockRule;
  readonly cycle: number;
  readonly startedAt: number;
  readonly targetMs: number;
  readonly tiersAbove: number;
  readonly consumedMs: number;
  /** Percents of the steps of this instance that have happened: they do not come again. */
  readonly fired: readonly number[];
}

/**
 * The schedule of an instance as it stands at `from` (epoch ms), in the working time of the office that has the lead.
 * A reclaim never falls into the protection after assignment: it waits for its end; so does a step that an acknowledged
 * escalation of this instance puts off. Of steps that are past already when the schedule is made only the highest is
 * left, and it falls due at once.
 */
export const schedule = (context: LeadContext, instance: Instance, from: number): Schedule => {
  const { rule, cycle, targetMs, startedAt, consumedMs, fired, tiersAbove } = instance;
  const officeId = officeOf(context.lead);
  const calendar = calendarOf(context, officeId);
  const workingTime = rule.policy.targetMs === 'rest' ? null : new WorkingTime(calendar, from);
  const due: DueStep[] = [];
  for (const step of occurrences(rule, cycle, targetMs, tiersAbove)) {
    if (fired.includes(step.percent)) continue;
    const at =
      workingTime === null ? startedAt + step.positionMs : workingTime.after(step.positionMs - consumedMs);
    due.push({ step, due: Math.max(at, notBefore(context, instance, step, calendar)) });
  }
  const dueAt = workingTime === null ? startedAt + targetMs : workingTime.after(targetMs - consumedMs);
  return {
    officeId,
    calendarHash: calendar.hash,
    targetMs,
    remainingMs: Math.round(targetMs - consumedMs),
    dueAt: instant(dueAt),
    tiersAbove,
    steps: written(stillToCome(inOrder(due), from, fired)),
  };
};

const written = (steps: readonly DueStep[]): Schedule['steps'] =>
  steps.map(({ step: { stepId, percent, action, to }, due }) => ({
    stepId,
    percent,
    action,
    to: [...to],
    due: instant(due),
  }));

/** The instant before which a step does not happen, whatever its share (epoch ms). */
const notBefore = (
  { lead, policy }: LeadContext,
  { rule, cycle }: Instance,
  { action, unless }: Occurrence,
  calendar: Calendar,
): number => {
  const held = unless === 'acknowledged' ? holdOf(lead, rule.name, cycle) : -Infinity;
  if (action !== 'reclaim' && action !== 'reassign') return held;
  const ownership = ownershipOf(lead);
  if (ownership === null) return held;
  const { protectionMs } = policy.playbook.distribution;
  return Math.max(held, addWorking(calendar, milliseconds(ownership.assignedAt), protectionMs));
};

/** Until when acknowledged escalations of this instance hold its climb (epoch ms). */
const holdOf = ({ escalations }: Lead, clock: string, cycle: number): number => {
  let until = -Infinity;
  for (const escalation of escalations)
    if (escalation.clock === clock && escalation.cycle === cycle && escalation.heldUntil !== null)
      until = Math.max(until, milliseconds(escalation.heldUntil));
  return until;
};

interface DueStep {
  readonly step: Occurrence;
  readonly due: number;
}

/** They are already, but where a protection or an acknowledgement puts one off. */
const inOrder = (steps: readonly DueStep[]): readonly DueStep[] =>
  steps.every((step, index) => byDue(steps[index - 1] ?? step, step) <= 0) ? steps : [...steps].sort(byDue);

const byDue = (a: DueStep, b: DueStep): number => a.due - b.due || a.step.percent - b.step.percent;

/** A schedule made anew may find steps past already: the highest of them falls due at once, unless a higher one has fired. */
const stillToCome = (
  steps: readonly DueStep[],
  from: number,
  fired: readonly number[],
): readonly DueStep[] => {
  const highest = steps.findLast(({ due }) => due <= from);
  if (highest === undefined) return steps;
  const comes = fired.every((percent) => percent < highest.step.percent);
  return steps.filter((one) => one.due > from || (comes && one === highest));
};
