// When do a clock's steps fall due? Shares of its target in working time, from where it stands.
import type { Calendar } from '../../events/commands/batch.ts';
import type { EventOf } from '../../events/lead-event.ts';
import type { ClockName, Grade, StepAction } from '../../events/vocabulary.ts';
import type { Context } from '../decide-context.ts';
import type { Ownership } from '../standing.ts';
import type { ClockPolicy } from '../playbook.ts';
import { LeadRejection } from '../rejection.ts';
import { instant, milliseconds } from '../time.ts';
import { addWorking, WorkingTime } from '../working-time/arithmetic.ts';

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

export const targetOf = (policy: ClockPolicy, grade: Grade | null): number =>
  policy.targetMs[grade ?? 'other'];

/**
 * The schedule of an instance that has consumed `consumedMs` at `from` (epoch ms), in the working time of the owner's office.
 * A reclaim never falls into the protection after assignment: it waits for its end.
 * Of steps that are past already when the schedule is made only the highest is left, and it falls due at once.
 * @param args.fired percents of the steps of this instance that have happened: they do not come again
 */
export const schedule = (args: {
  readonly context: Context;
  readonly clock: ClockName;
  readonly cycle: number;
  readonly policy: ClockPolicy;
  readonly targetMs: number;
  readonly ownership: Ownership;
  readonly from: number;
  readonly consumedMs: number;
  readonly fired: readonly number[];
}): Schedule => {
  const { context, clock, cycle, policy, targetMs, ownership, from, consumedMs, fired } = args;
  const officeId = ownership.owner.officeId;
  const calendar = calendarOf(context, officeId);
  const protectedUntil = addWorking(
    calendar,
    milliseconds(ownership.assignedAt),
    context.policy.playbook.distribution.protectionMs,
  );
  const workingTime = new WorkingTime(calendar, from);
  const steps = policy.steps
    .map(({ percent, action }, index) => {
      const end = workingTime.after((targetMs * percent) / 100 - consumedMs);
      return {
        stepId: `${clock}/${String(cycle)}/${String(percent)}/${String(index + 1)}`,
        percent,
        action,
        due: action === 'reclaim' ? Math.max(end, protectedUntil) : end,
      };
    })
    .filter(({ percent }) => !fired.includes(percent));
  return {
    officeId,
    calendarHash: calendar.hash,
    targetMs,
    remainingMs: Math.round(targetMs - consumedMs),
    dueAt: instant(workingTime.after(targetMs - consumedMs)),
    steps: stillToCome(inOrder(steps), from, fired).map(({ stepId, percent, action, due }) => ({
      stepId,
      percent,
      action,
      due: instant(due),
    })),
  };
};

interface DueStep {
  readonly stepId: string;
  readonly percent: number;
  readonly action: StepAction;
  readonly due: number;
}

/** They are already, but where the protection after assignment puts a reclaim off. */
const inOrder = (steps: readonly DueStep[]): readonly DueStep[] =>
  steps.every((step, index) => byDue(steps[index - 1] ?? step, step) <= 0) ? steps : [...steps].sort(byDue);

const byDue = (a: DueStep, b: DueStep): number => a.due - b.due || a.percent - b.percent;

/** A schedule made anew may find steps past already: the highest of them falls due at once, unless a higher one has fired. */
const stillToCome = (
  steps: readonly DueStep[],
  from: number,
  fired: readonly number[],
): readonly DueStep[] => {
  const highest = steps.findLast(({ due }) => due <= from);
  if (highest === undefined) return steps;
  const comes = fired.every((percent) => percent < highest.percent);
  return steps.filter((step) => step.due > from || (comes && step === highest));
};
