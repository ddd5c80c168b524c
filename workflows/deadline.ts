// What happens at a deadline? The lead gives itself the command to do whatever is due.
import { log } from '@temporalio/workflow';
import { instant } from '../domain/time.ts';
import { acceptOwnCommand } from './intake.ts';
import { ownBatch } from './own-batch.ts';
import type { LeadRun } from './run-state.ts';

/** What is due comes before what is asked: a command must not stop a clock whose step has fallen due already. */
export const settleWhatIsDue = (run: LeadRun, now: number): void => {
  const due = run.reaction.deadline;
  if (due !== null && due <= now) reachDeadline(run, due, now);
};

/** @returns whether anything came of it */
export const reachDeadline = (run: LeadRun, due: number, now: number): boolean => {
  const command = { type: 'ReachDeadline', input: { due: instant(due) } } as const;
  try {
    const events = acceptOwnCommand(
      run,
      ownBatch(run, command, { rule: 'deadline', cause: instant(due), now }),
      now,
    );
    if (events > 0 || run.reaction.deadline !== due) return true;
    log.error('A deadline passed and nothing came of it', { due: instant(due) });
  } catch (error) {
    // The lead must live on for its people: the deadline is tried again later, perhaps by repaired code.
    log.error('A deadline could not be processed', { due: instant(due), error });
  }
  return false;
};
