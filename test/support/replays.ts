// Does the workflow code of today decide as it did in every run that a server has seen?
import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { installQuietRuntime } from './quiet-runtime.ts';

/** The runs of leads whose histories do not replay, each with the reason. */
export const runsThatDoNotReplay = async (client: Client, codePath: string): Promise<readonly string[]> => {
  installQuietRuntime();
  const histories = client.workflow.list({ query: `WorkflowType = 'leadLifecycle'` }).intoHistories();
  const failed: string[] = [];
  for await (const { workflowId, runId, error } of Worker.runReplayHistories(
    { workflowBundle: { codePath } },
    histories,
  )) {
    if (error !== undefined) failed.push(`${workflowId} ${runId}: ${error.message}`);
  }
  return failed;
};
