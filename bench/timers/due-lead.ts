// How does a lead come to have a deadline at an instant of one's choice? By a playbook whose one clock is as long as that.
import type { Playbook } from '../../domain/playbook.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { obtainCommand } from '../eight-commands.ts';

/** Leads that wait in evaluation, whose one clock is due at the instant asked for, in an office that works round the clock. */
export const leadsDueAt = async (engine: Engine): Promise<(deadline: number) => Promise<string>> => {
  const organisation = await engine.organisation();
  const playbook = await engine.playbook('default');
  const actor = actorOf(organisation, 'ada');
  return async (deadline) => {
    const leadId = newId();
    const dueThen: Playbook = { ...playbook, clocks: { evaluate: evaluateWithin(deadline - Date.now()) } };
    await send(
      { ...engine, playbook: () => Promise.resolve(dueThen) },
      {
        ...{ leadId, commandId: newId(), actor, duplicates: 'not looked for' },
        commands: [obtainCommand(organisation, `due-${leadId.slice(-12)}`)],
      },
    );
    return leadId;
  };
};

/** A clock that is due after so many milliseconds of working time. */
export const evaluateWithin = (targetMs: number): NonNullable<Playbook['clocks']['evaluate']> => ({
  start: ['entering evaluate'],
  stop: ['leaving evaluate'],
  targetMs: Math.max(1, targetMs),
  steps: [{ percent: 100, to: ['lead_manager'] }],
});
