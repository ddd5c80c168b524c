// How does a run answer? All handlers are set before anything is awaited, so that no message finds the door closed.
import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { Batch, Receipt } from '../events/commands/batch.ts';
import { settleWhatIsDue } from './deadline.ts';
import { guarded } from './failures.ts';
import { acceptAsked, acceptCommand, validateAsked, validateCommand } from './intake.ts';
import type { Foreseen } from './intake.ts';
import { leadRead } from './lead-read.ts';
import { askUpdate, executeUpdate, progressQuery, readUpdate } from './messages.ts';
import type { LeadRun } from './run-state.ts';

export const answerMessages = (run: LeadRun): void => {
  // The handler of a command runs right after its validator, with nothing in between.
  let foreseen: Foreseen | null = null;
  const foresee = (batch: Batch): void => {
    foreseen = guarded(() => validateCommand(run, batch, Date.now()));
  };
  const accept: Accept = (lead, batch, now) => {
    const found = foreseen;
    foreseen = null;
    return acceptCommand(lead, batch, now, found);
  };
  setHandler(readUpdate, () => tellLead(run), { validator: (): undefined => tellLead(run) });
  setHandler(progressQuery, () => ({
    seq: run.lead?.seq ?? 0,
    publishedSeq: run.publishedSeq,
    outbox: run.outbox.waiting.length,
    runs: run.runs,
  }));
  setHandler(
    executeUpdate,
    (batch) => (run.state === 'loading' ? answerOnceLoaded(run, batch, accept) : answer(run, batch, accept)),
    { validator: foresee },
  );
  setHandler(
    askUpdate,
    (batch) =>
      run.state === 'loading' ? answerOnceLoaded(run, batch, acceptAsked) : answer(run, batch, acceptAsked),
    {
      validator: (batch: Batch): void => guarded(() => validateAsked(run, batch, Date.now())),
    },
  );
};

type Accept = typeof acceptAsked;

const tellLead = (run: LeadRun): never => {
  throw ApplicationFailure.nonRetryable('This is how the lead stands.', leadRead, run.lead);
};

const answer = (run: LeadRun, batch: Batch, accept: Accept): Receipt => {
  settleWhatIsDue(run, Date.now());
  return guarded(() => accept(run, batch, Date.now()));
};

/** The one handler that waits: a woken run knows its commands only after it has read where it rested. */
const answerOnceLoaded = async (run: LeadRun, batch: Batch, accept: Accept): Promise<Receipt> => {
  await condition(() => run.state !== 'loading');
  if (run.state === 'loaded') return answer(run, batch, accept);
  throw ApplicationFailure.nonRetryable(`Lead ${run.leadId} does not exist.`, 'lead_not_found', {
    remedy: 'Check the id; a lead begins with ObtainLead.',
    index: 0,
  });
};
