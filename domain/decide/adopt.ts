// What does a lead answer when it is to follow another playbook?
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import { at, type LeadContext } from '../decide-context.ts';
import { LeadRejection } from '../rejection.ts';

/** The events of the past stay as they are: only what is decided from now on follows the other playbook. */
export const adoptPlaybook = (
  context: LeadContext,
  { input }: CommandOf<'AdoptPlaybook'>,
): readonly LeadEvent[] => {
  const { lead, brought } = context;
  const { name, version } = input;
  if (lead.playbook.name === name && lead.playbook.version === version) return [];
  if (brought?.name !== name || brought.version !== version) {
    throw new LeadRejection(
      'invalid_input',
      `The playbook ${name}@${String(version)} did not come along with the command.`,
      'Send AdoptPlaybook through a door: it adds the published version.',
    );
  }
  return [
    {
      type: 'PlaybookAdopted',
      time: at(context),
      data: { from: { ...lead.playbook }, to: { name, version } },
    },
  ];
};
