// What do attached files leave on the lead? That they are there, and whose they are.
import type { EventOf } from '../../events/lead-event.ts';
import type { Changes } from '../changed-lead.ts';
import { attachedTo, type Lead } from '../lead.ts';

export const evolveAttachments = (
  lead: Lead,
  { type, data }: EventOf<'AttachmentAdded' | 'AttachmentRemoved'>,
): Changes => {
  const others = attachedTo(lead).filter(({ attachmentId }) => attachmentId !== data.attachmentId);
  if (type === 'AttachmentRemoved') return { attachments: others };
  return {
    attachments: [...others, { attachmentId: data.attachmentId, by: data.by?.personId ?? null }],
  };
};
