// How does a client live a lead through its eight commands, as the product is meant to be used?
import { setTimeout as pause } from 'node:timers/promises';
import { currentLead } from '../../doors/current-lead.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { newId } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import { ownershipOf } from '../../domain/lead.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { eightCommands } from '../eight-commands.ts';
import type { Step } from '../eight-commands.ts';

export interface LivedLead {
  readonly leadId: string;
  /** The last event of the lead. */
  readonly seq: number;
}

/**
 * Sends the eight commands through the door, each after the answer to the one before.
 * @param give how a command is sent, for who wants to know of each
 */
export const liveThroughTheDoor = async (
  engine: Engine,
  name: string,
  give: typeof send = send,
): Promise<LivedLead> => {
  const leadId = newId();
  const organisation = await engine.organisation();
  let seq = 0;
  for (const { personId, command } of eightCommands(organisation, name)) {
    const sending = {
      leadId,
      commandId: newId(),
      actor: actorOf(organisation, personId),
      commands: [command],
    };
    ({ seq } = await orOnceOwned(engine, leadId, command, () => give(engine, sending)));
  }
  return { leadId, seq };
};

/** The owner is found beside the commands: one that needs them and comes too early is sent again. */
const orOnceOwned = async (
  engine: Engine,
  leadId: string,
  { type }: Step['command'],
  work: () => Promise<Receipt>,
): Promise<Receipt> => {
  if (type !== 'RecordFollowUp' && type !== 'ReachMilestone') return work();
  try {
    const receipt = await work();
    return receipt;
  } catch (failure) {
    if (!(failure instanceof DoorRejection && failure.code === 'move_not_allowed')) throw failure;
  }
  while (ownershipOf(await currentLead(engine, leadId)) === null) await pause(20);
  return work();
};
