// What does the engine understand by name but not do yet? One list; every door answers the same.
import type { LeadCommand, LeadCommandType } from '../events/commands/lead-command.ts';
import type { ClockName } from '../events/vocabulary.ts';
import { LeadRejection } from './rejection.ts';

const commands: readonly LeadCommandType[] = [
  'MergeLead',
  'UnmergeLead',
  'DuplicatesFound',
  'AbsorbLead',
  'UnabsorbLead',
  'AbsorbAccepted',
  'AbsorbRefused',
  'DecideGate',
  'AdoptPlaybook',
  'AdoptCalendar',
  'ErasePersonalData',
];

/** Clocks that run today; a playbook that asks for others is refused when it is published. */
export const supportedClocks: readonly ClockName[] = ['first_contact', 'follow_up'];

/** @throws LeadRejection where this version has no behaviour for the command yet */
export const refuseUnsupported = (command: LeadCommand): void => {
  const what = commands.includes(command.type)
    ? command.type
    : command.type === 'NurtureLead' && command.input.condition !== null
      ? 'NurtureLead with a condition'
      : null;
  if (what === null) return;
  throw new LeadRejection(
    'not_yet_supported',
    `${what} is not yet supported.`,
    'Nothing was changed; see the roadmap in the README.',
  );
};
