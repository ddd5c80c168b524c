// Who looks at the clock? One timer a lead, set for the earliest deadline, and re-armed only for an earlier one.
import { condition } from '@temporalio/workflow';
import { isFull } from './admission.ts';
import { reachDeadline } from './deadline.ts';
import { deadlinePutOff, outboxLimit } from './policies.ts';
import type { LeadRun } from './run-state.ts';

/** Lets everything happen that falls due, at its instant. Ends when the run leaves. */
export const watchTheClock = async (run: LeadRun): Promise<void> => {
  let putOff = { due: -Infinity, until: -Infinity };
  const deadline = (): number => {
    const due = run.reaction.deadline ?? Infinity;
    return due === putOff.due ? putOff.until : due;
  };
  while (!run.leaving) {
    const armed = deadline();
    // A later deadline does not wake this: the old timer fires, finds nothing due, and is set anew.
    const isEarlier = (): boolean => run.leaving || deadline() < armed;
    if (armed === Infinity) await condition(isEarlier);
    else if (armed > Date.now()) await condition(isEarlier, armed - Date.now());
    else {
      await condition(() => run.leaving || !isFull(run.outbox, outboxLimit.headroom));
      const due = run.reaction.deadline;
      if (due === null || deadline() > Date.now() || reachDeadline(run, due, Date.now())) continue;
      putOff = { due, until: Date.now() + deadlinePutOff };
    }
  }
};
