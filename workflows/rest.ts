// Where does a finished lead go, and how does it come back? Its carry lies in Postgres until a command wakes it.
import { proxyActivities } from '@temporalio/workflow';
import type { FarewellActivities } from '../activities/farewell.ts';
import type { RestActivities } from '../activities/rest.ts';
import { isEnded } from '../domain/lead.ts';
import type { Envelope } from '../events/envelope.ts';
import { effectsAreDone } from './effects.ts';
import { withoutFirst } from './outbox.ts';
import { patient, quick } from './policies.ts';
import { carryOf, restore } from './run-state.ts';
import type { Carry, LeadRun } from './run-state.ts';

const { loadRest, writeRest } = proxyActivities<RestActivities<Carry>>(quick);
const { publishAndRest } = proxyActivities<FarewellActivities<Carry>>(patient);

/** First step of a woken run. Handing the carry in from outside would decide the same seq twice when two wake it. */
export const wakeUp = async (run: LeadRun): Promise<void> => {
  const carry = await loadRest(run.leadId);
  if (carry === null) run.state = 'not_found';
  else restore(run, carry);
  run.restedAt = run.accepted;
};

/** Writes down where the lead rests. A command may come meanwhile, is decided as usual, and makes this stale. */
export const putToRest = async (run: LeadRun): Promise<void> => {
  const { accepted } = run;
  await writeRest(run.leadId, carryOf(run));
  run.restedAt = accepted;
};

/**
 * Publishes all that waits and puts the lead to rest as it is then, in one step. A command that comes meanwhile makes it stale. While
 * Postgres is away the batch is out all the same, and resting is left to a step of its own: a lead that is opened again goes on.
 */
export const publishAndPutToRest = async (run: LeadRun, batch: readonly Envelope[]): Promise<void> => {
  const { accepted, publishedSeq } = run;
  const outbox = withoutFirst(run.outbox, batch.length);
  const what = await publishAndRest(
    batch,
    run.leadId,
    carryOf({ ...run, outbox, publishedSeq: publishedSeq + batch.length }),
  );
  // Histories of an earlier build have no answer here: they came this far only once the lead was written.
  if (what !== 'published') run.restedAt = accepted;
};

/** Whether the lead has nothing more to do than to tell what it decided. */
export const isDone = (run: LeadRun): boolean =>
  run.cancelled || (run.lead !== null && isEnded(run.lead) && effectsAreDone(run));

/** Whether Postgres has the lead as it is now, with every command it ever accepted. */
export const isAtRest = (run: LeadRun): boolean => run.restedAt === run.accepted;
