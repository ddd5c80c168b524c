// What does a door see to before a lead goes to rest? Its condition makes sense, and somebody keeps it.
import { keeperOf } from '../activities/keepers.ts';
import { ownershipOf } from '../domain/lead.ts';
import { officeFor } from '../domain/tiering.ts';
import { currentLead } from './current-lead.ts';
import { DoorRejection } from './door-rejection.ts';
import type { Engine } from './engine.ts';
import type { OpenCommand } from './open-command.ts';
import { conditionMistake } from './playbook/lead-conditions.ts';

/**
 * Checks the condition of a rest as conditions of playbooks are checked.
 * @param index place of the command in its batch
 * @throws DoorRejection `invalid_input` with the column of what is wrong
 */
export const refuseUnsoundCondition = (command: OpenCommand, index: number): void => {
  if (command.type !== 'NurtureLead' || command.input.condition === null) return;
  const wrong = conditionMistake(command.input.condition);
  if (wrong === null) return;
  throw new DoorRejection(
    'invalid_input',
    `condition:${wrong.offset + 1} ${wrong.message}`,
    'Put the condition right and send it again; without one the lead returns on its day.',
    { index },
  );
};

/** Names a keeper for a lead that nobody owns; of one that is owned the owner keeps it, as the lead itself knows. */
export const withKeeper = async (
  engine: Engine,
  leadId: string,
  commands: readonly OpenCommand[],
): Promise<readonly OpenCommand[]> => {
  const unkept = commands.some(({ type, input }) => type === 'NurtureLead' && input.keeper === null);
  if (!unkept || commands[0]?.type === 'ObtainLead') return commands;
  const lead = await currentLead(engine, leadId);
  if (ownershipOf(lead) !== null || lead.standing.stage === 'nurture') return commands;
  const office = lead.tier?.office ?? officeFor('rep_office', lead.routing);
  const keeper = await keeperOf(engine.pool, office, engine.now());
  return commands.map((command) =>
    command.type === 'NurtureLead' && command.input.keeper === null
      ? { ...command, input: { ...command.input, keeper } }
      : command,
  );
};
