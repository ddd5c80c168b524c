// How does a lead come to have a deadline at an instant of one's choice? By a playbook whose one clock is as long as that.
import type { Playbook } from '../../domain/playbook.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import type { Sending } from '../../doors/lead-batch.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { obtainCommand } from '../eight-commands.ts';

/** What obtains a lead that has such a deadline, and the playbook that gives it one. */
export interface DueLead {
  readonly sending: Sending;
  readonly playbook: Playbook;
}

/** Leads that wait in evaluation, whose one clock is due at the instant asked for, in an office that works round the clock. */
export const dueLeads = async (engine: Engine): Promise<(deadline: number) => DueLead> => {
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const actor = actorOf(organisation, 'ada');
  return (deadline) => {
    const leadId = newId();
    return {
      sending: {
        ...{ leadId, commandId: newId(), actor, duplicates: 'not looked for' },
        commands: [obtainCommand(organisation, `due-${leadId.slice(-12)}`)],
      },
      playbook: { ...playbook, clocks: { evaluate: evaluateWithin(deadline - Date.now()) } },
    };
  };
};

/** Obtains them by the door. */
export const leadsDueAt = async (engine: Engine): Promise<(deadline: number) => Promise<string>> => {
  const dueLead = await dueLeads(engine);
  return async (deadline) => {
    const { sending, playbook } = dueLead(deadline);
    await send({ ...engine, playbook: () => Promise.resolve(playbook) }, sending);
    return sending.leadId;
  };
};

const evaluateWithin = (targetMs: number): NonNullable<Playbook['clocks']['evaluate']> => ({
  start: ['entering evaluate'],
  stop: ['leaving evaluate'],
  targetMs: Math.max(1, targetMs),
  steps: [{ percent: 100, to: ['lead_manager'] }],
});
