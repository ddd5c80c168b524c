// What does a lead answer when it is to follow another playbook, or other working times of an office?
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

/** The calendar that the batch brings has been adopted before its first command: here is only seen that it came along. */
export const adoptCalendar = (
  { policy }: LeadContext,
  { input }: CommandOf<'AdoptCalendar'>,
): readonly LeadEvent[] => {
  if (policy.calendars[input.officeId] !== undefined) return [];
  throw new LeadRejection(
    'no_calendar',
    `The calendar of ${input.officeId} did not come along with the command.`,
    'Send the calendar of the office in the same batch.',
  );
};
