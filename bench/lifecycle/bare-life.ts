// How does a client send the same number of Updates, as large as the product's, to the bare workflow?
import type { Client } from '@temporalio/client';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { newId } from '../../doors/ids.ts';
import type { BareReceipt, bareLead } from './bare-workflow.ts';
import type { ShapeOfLife } from './shape-of-life.ts';
import type { LivedLead } from './whole-life.ts';

/** Begins with update-with-start as the product does, then one Update after the answer to the one before. */
export const liveBare = async (
  client: Client,
  { steps, inputBytes }: ShapeOfLife,
  taskQueue: string,
): Promise<LivedLead> => {
  const leadId = newId();
  const workflowId = bareWorkflowId(leadId);
  let seq = 0;
  for (const [index, { batchBytes }] of steps.entries()) {
    const args: [string] = ['x'.repeat(batchBytes)];
    const receipt =
      index === 0
        ? await client.workflow.executeUpdateWithStart<typeof bareLead, BareReceipt, [string]>('execute', {
            ...{ args, updateId: newId() },
            startWorkflowOperation: new WithStartWorkflowOperation<typeof bareLead>('bareLead', {
              ...{ workflowId, taskQueue, workflowIdConflictPolicy: 'USE_EXISTING' },
              args: [
                { leadId, eventBytes: steps.map((step) => step.eventBytes), padding: 'x'.repeat(inputBytes) },
              ],
            }),
          })
        : await client.workflow
            .getHandle(workflowId)
            .executeUpdate<BareReceipt, [string]>('execute', { args, updateId: newId() });
    ({ seq } = receipt);
  }
  return { leadId, seq };
};

export const bareWorkflowId = (leadId: string): string => `bare-${leadId}`;
