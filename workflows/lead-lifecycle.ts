// How does a lead live? It answers commands, publishes what it decides, watches its clocks, and rests when it has ended.
import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  CancelledFailure,
  condition,
  makeContinueAsNewFunc,
} from '@temporalio/workflow';
import { watchTheClock } from './clock.ts';
import { runEffects } from './effects.ts';
import { answerMessages } from './message-handlers.ts';
import { patienceForALead, patienceForTheBatch, upgrading } from './policies.ts';
import { publishInOrder, publishNext } from './publisher.ts';
import { isAtRest, isDone, putToRest, wakeUp } from './rest.ts';
import { beginRun, carryOf } from './run-state.ts';
import type { LeadInput, LeadRun } from './run-state.ts';
import { keepSearchable } from './keep-searchable.ts';

export interface LeadOutcome {
  readonly leadId: string;
  readonly seq: number;
  readonly stage: string;
}

/** The one writer of a lead. Its id is `lead-<leadId>`; it ends when the lead has ended and rests in Postgres. */
export async function leadLifecycle(input: LeadInput): Promise<LeadOutcome> {
  const run = beginRun(input);
  answerMessages(run);
  CancellationScope.current().cancelRequested.catch(() => (run.cancelled = true));
  return CancellationScope.nonCancellable(() => live(run));
}

const live = async (run: LeadRun): Promise<LeadOutcome> => {
  if (run.state === 'loading') await wakeUp(run);
  await condition(allHandlersFinished); // whoever woke the lead is answered before anything else begins
  if (run.lead === null) await requireLead(run);
  // What an import brings along as ended waits for nothing else, unless a command comes meanwhile and changes that.
  if (isDone(run) && run.outbox.waiting.length > 0)
    await Promise.race([publishNext(run), condition(() => !isDone(run))]);
  if (mayRest(run) && isAtRest(run) && allHandlersFinished()) return outcomeOf(run);
  const loops = Promise.all([publishInOrder(run), watchTheClock(run), runEffects(run), keepSearchable(run)]);
  while (!run.tired) {
    await Promise.race([loops, condition(() => mayRest(run) || run.tired)]);
    if (!mayRest(run)) continue;
    if (!isAtRest(run)) await putToRest(run);
    else if (!allHandlersFinished()) await condition(allHandlersFinished);
    else return outcomeOf(run);
  }
  return continueLater(run);
};

/** A run without a lead is nobody's: it must not stand in the way of the command that obtains it. */
const requireLead = async (run: LeadRun): Promise<void> => {
  const isDecided = (): boolean => run.lead !== null || run.cancelled || run.state === 'not_found';
  if (!isDecided()) await condition(isDecided, patienceForALead);
  if (run.lead !== null) return;
  await condition(allHandlersFinished);
  if (run.state === 'not_found')
    throw ApplicationFailure.nonRetryable(`Lead ${run.leadId} does not rest here.`, 'lead_not_found');
  throw ApplicationFailure.nonRetryable('Nothing was obtained within ten minutes.', 'nothing_obtained');
};

const mayRest = (run: LeadRun): boolean => run.outbox.waiting.length === 0 && !run.publishing && isDone(run);

const outcomeOf = (run: LeadRun): LeadOutcome => {
  if (run.cancelled)
    throw new CancelledFailure('Put to rest by an operator; the next command wakes the lead.');
  return { leadId: run.leadId, seq: run.lead?.seq ?? 0, stage: run.lead?.standing.stage ?? 'none' };
};

/**
 * Waits for the batch on its way, not for the outbox: a busy lead would never get away. A batch that takes longer is
 * carried whole and published again: with the run its activity ends too, and repeats are byte-identical.
 */
const continueLater = async (run: LeadRun): Promise<never> => {
  run.leaving = true;
  if (run.publishing) await condition(() => !run.publishing, patienceForTheBatch);
  await condition(allHandlersFinished);
  const carry = carryOf(run);
  return makeContinueAsNewFunc<typeof leadLifecycle>(upgrading)({
    leadId: run.leadId,
    policy: null,
    wake: false,
    carry,
  });
};
