// How do twenty thousand leads come to wait in a few minutes? Each by a run that goes on from an earlier one.
import { react } from '../../domain/react.ts';
import type { Engine } from '../../doors/engine.ts';
import { batchOf } from '../../doors/lead-batch.ts';
import { workflowIdOf } from '../../doors/lead-client.ts';
import { attributesOf } from '../../doors/search-attributes.ts';
import { decideBatch } from '../../workflows/decision.ts';
import type { leadLifecycle } from '../../workflows/lead-lifecycle.ts';
import { beginRun, carryOf } from '../../workflows/run-state.ts';
import type { LeadInput } from '../../workflows/run-state.ts';
import { dueLeads } from './due-lead.ts';

/**
 * As `leadsDueAt`, but the lead is decided here and handed over as it stood, as all old leads go on: to obtain so many takes
 * half an hour. What was told before is not on the stream.
 */
export const runsDueAt = async (engine: Engine): Promise<(deadline: number) => Promise<string>> => {
  const dueLead = await dueLeads(engine);
  return async (deadline) => {
    const { sending, playbook } = dueLead(deadline);
    const { leadId } = sending;
    const batch = await batchOf(engine, sending);
    const run = beginRun({ leadId, policy: { playbook, calendars: {} }, wake: false, carry: null });
    const { lead, policy, outgoing } = decideBatch(run, batch, Date.now());
    const doneEffects = react(lead, policy).effects.map(({ effectId }) => effectId);
    const told = { accepted: 1, publishedSeq: outgoing.length, doneEffects };
    const carry = { ...carryOf(run), lead, policy, ...told };
    const input: LeadInput = { leadId, policy: null, wake: false, carry };
    await engine.client.workflow.start<typeof leadLifecycle>('leadLifecycle', {
      ...{ workflowId: workflowIdOf(leadId), taskQueue: engine.configuration.taskQueue, args: [input] },
      typedSearchAttributes: attributesOf(lead),
    });
    return leadId;
  };
};
