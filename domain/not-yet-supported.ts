// What does the engine understand by name but not do yet? One list; every door answers the same.
import type { LeadCommand, LeadCommandType } from '../events/commands/lead-command.ts';
import { LeadRejection } from './rejection.ts';

export const unsupported: readonly LeadCommandType[] = ['ErasePersonalData'];

/** @throws LeadRejection where this version has no behaviour for the command yet */
export const refuseUnsupported = (command: LeadCommand): void => {
  if (!unsupported.includes(command.type)) return;
  throw new LeadRejection(
    'not_yet_supported',
    `${command.type} is not yet supported.`,
    'Nothing was changed; see the roadmap in the README.',
  );
};
