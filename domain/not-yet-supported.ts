// What does the engine understand by name but not do yet? One list; every door answers the same.
import type { LeadCommand, LeadCommandType } from '../events/commands/lead-command.ts';
import type { ClockName } from '../events/vocabulary.ts';
import { LeadRejection } from './rejection.ts';

const commands: readonly LeadCommandType[] = ['ErasePersonalData'];

/** Clocks that run today; a playbook that asks for others is refused when it is published. */
export const supportedClocks: readonly ClockName[] = ['first_contact', 'follow_up'];

/** @throws LeadRejection where this version has no behaviour for the command yet */
export const refuseUnsupported = (command: LeadCommand): void => {
  if (!commands.includes(command.type)) return;
  throw new LeadRejection(
    'not_yet_supported',
    `${command.type} is not yet supported.`,
    'Nothing was changed; see the roadmap in the README.',
  );
};
