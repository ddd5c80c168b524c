// Is a run due to hand over to a new one? Looked at only where the history tells that something happened.
import { workflowInfo } from '@temporalio/workflow';
import type { LeadRun } from './run-state.ts';

/**
 * Remembers that the server suggests a new run, or that newer workers are there. Never ask this in a condition: a command
 * that is refused leaves no trace in the history, yet its task shows the suggestion, and a replay would not see it there.
 */
export const noticeAge = (run: LeadRun): void => {
  const { continueAsNewSuggested, targetWorkerDeploymentVersionChanged } = workflowInfo();
  if (continueAsNewSuggested || targetWorkerDeploymentVersionChanged) run.tired = true;
};
