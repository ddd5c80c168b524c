// How does a lead come to have a deadline at an instant of one's choice? By a playbook whose one clock is as long as that.
import type { Playbook } from '../../domain/playbook.ts';
import { react } from '../../domain/react.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { batchOf } from '../../doors/lead-batch.ts';
import { workflowIdOf } from '../../doors/lead-client.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { attributesOf } from '../../doors/search-attributes.ts';
import { decideBatch } from '../../workflows/decision.ts';
import type { leadLifecycle } from '../../workflows/lead-lifecycle.ts';
import { beginRun, carryOf } from '../../workflows/run-state.ts';
import type { LeadInput } from '../../workflows/run-state.ts';
import { obtainCommand } from '../eight-commands.ts';

/**
 * Leads that wait in evaluation, whose one clock is due at the instant asked for, in an office that works round the clock.
 * Each begins with a run that goes on from an earlier one, as all old leads do: to obtain twenty thousand takes half an hour.
 */
export const leadsDueAt = async (engine: Engine): Promise<(deadline: number) => Promise<string>> => {
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const actor = actorOf(organisation, 'ada');
  return async (deadline) => {
    const leadId = newId();
    const dueThen: Playbook = { ...playbook, clocks: { evaluate: evaluateWithin(deadline - Date.now()) } };
    const batch = await batchOf(engine, {
      ...{ leadId, commandId: newId(), actor },
      commands: [obtainCommand(organisation, `due-${leadId.slice(-12)}`)],
    });
    const run = beginRun({
      ...{ leadId, policy: { playbook: dueThen, calendars: {} }, wake: false, carry: null },
    });
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

const evaluateWithin = (targetMs: number): NonNullable<Playbook['clocks']['evaluate']> => ({
  start: ['entering evaluate'],
  stop: ['leaving evaluate'],
  targetMs: Math.max(1, targetMs),
  steps: [{ percent: 100, to: ['lead_manager'] }],
});
