// What does the API tell of files that are attached to a lead?
import { z } from 'zod';
import { AttachmentId, LeadId } from '../../events/values.ts';
import { At } from './leads.ts';

const Attachment = z
  .object({
    attachmentId: AttachmentId,
    leadId: LeadId.describe('To which lead it was attached: this one, or one that was merged into it.'),
    fileName: z.string(),
    mediaType: z.string().describe('By the name of the file.'),
    bytes: z.int().describe('How long its content is.'),
    says: z.string().nullable().describe('What it shows; null: nothing was said.'),
    addedAt: At,
    actor: z.string().describe('`person:<id>` or `service:<name>`.'),
    isRemovable: z.boolean().describe('Whether the caller may remove it.'),
  })
  .meta({ id: 'Attachment', description: 'A file that is attached to a lead.' });

export const Attachments = z.object({
  leadId: LeadId,
  items: z.array(Attachment).describe('The latest first.'),
  personal: z
    .enum(['opened', 'concealed'])
    .describe('concealed: names and contents are not for this caller.'),
  largest: z.int().describe('How long a content may be, in bytes.'),
});

export const ContentKept = z.object({
  attachmentId: AttachmentId.describe('What AddAttachment names.'),
  bytes: z.int(),
});
