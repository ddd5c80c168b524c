// Where does a finished lead go, and how does it come back? Its carry lies in Postgres until a command wakes it.
import { proxyActivities } from '@temporalio/workflow';
import type { RestActivities } from '../activities/rest.ts';
import { quick } from './policies.ts';
import { carryOf, restore } from './run-state.ts';
import type { Carry, LeadRun } from './run-state.ts';

const { loadRest, writeRest } = proxyActivities<RestActivities<Carry>>(quick);

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

/** Whether Postgres has the lead as it is now, with every command it ever accepted. */
export const isAtRest = (run: LeadRun): boolean => run.restedAt === run.accepted;
