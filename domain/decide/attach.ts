// What does a lead answer to a file that is to be attached to it, or to be so no longer? Its content is never here.
import type { CommandOf } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import { at, personOrNull, type LeadContext } from '../decide-context.ts';
import { attachedTo, mostAttachments, type Attached, type Lead } from '../lead.ts';
import { mayRemoveOfOthers } from '../permissions.ts';
import { LeadRejection } from '../rejection.ts';

export const addAttachment = (
  context: LeadContext,
  { input }: CommandOf<'AddAttachment'>,
): readonly LeadEvent[] => {
  const attached = attachedTo(context.lead);
  if (attached.some(({ attachmentId }) => attachmentId === input.attachmentId)) return [];
  if (attached.length >= mostAttachments) {
    throw new LeadRejection(
      'too_many_attachments',
      `${String(mostAttachments)} files are attached to this lead, and more it does not keep.`,
      'Remove one that nobody needs, or put several into one file.',
    );
  }
  return [{ type: 'AttachmentAdded', time: at(context), data: { ...input, by: personOrNull(context) } }];
};

export const removeAttachment = (
  context: LeadContext,
  { input: { attachmentId } }: CommandOf<'RemoveAttachment'>,
): readonly LeadEvent[] => {
  const { lead, actor } = context;
  const known = attachedTo(lead).find((one) => one.attachmentId === attachmentId);
  if (known === undefined) {
    throw new LeadRejection(
      'unknown_reference',
      `No file ${attachmentId} is attached to this lead, or it is no longer.`,
      'Name one that is listed among its attachments.',
    );
  }
  if (!mayRemove(lead, known, actor)) {
    throw new LeadRejection(
      'not_permitted',
      'A file is removed by whoever attached it, or by a manager.',
      'Ask one of them.',
    );
  }
  return [
    { type: 'AttachmentRemoved', time: at(context), data: { attachmentId, by: personOrNull(context) } },
  ];
};

/** Besides what the table of permissions says of RemoveAttachment. */
export const mayRemove = (lead: Lead, { by }: Attached, actor: Actor): boolean =>
  (actor.kind === 'person' && actor.personId === by) || mayRemoveOfOthers(actor, lead);
