// What can be asked of the care of a lead's record, and what one lead asks of another.
import { z } from 'zod';
import { handover } from '../handover.ts';
import { AttachmentId, Id, LeadId, OfficeId, Sealed } from '../values.ts';
import { defineCommand } from './command.ts';

export const AddNote = defineCommand('AddNote', { note: Sealed });
/** The content was sent before: `mediaType`, `bytes` and `digest` are what the door found of it. */
export const AddAttachment = defineCommand('AddAttachment', {
  attachmentId: AttachmentId.describe('The content that was sent before.'),
  fileName: Sealed,
  mediaType: z.string().max(100),
  bytes: z.int().min(1),
  digest: z.string().max(64),
  says: Sealed.nullable(),
});
export const RemoveAttachment = defineCommand('RemoveAttachment', { attachmentId: AttachmentId });
export const AdoptPlaybook = defineCommand('AdoptPlaybook', { name: Id, version: z.int().min(1) });
export const ErasePersonalData = defineCommand('ErasePersonalData', {
  reason: z.string().trim().min(1).max(1000),
});

const mergeNo = z.int().min(1);

export const DuplicatesFound = defineCommand('DuplicatesFound', {
  suspects: z.array(z.object({ leadId: LeadId, because: z.string() })),
});
/** One lead asks another to take it over. */
export const AbsorbLead = defineCommand('AbsorbLead', {
  ...handover,
  customerId: Id,
});
/** One lead asks another to give back what it took over. */
export const UnabsorbLead = defineCommand('UnabsorbLead', { fromLeadId: LeadId, mergeNo });
export const AbsorbAccepted = defineCommand('AbsorbAccepted', { intoLeadId: LeadId, mergeNo });
export const AbsorbRefused = defineCommand('AbsorbRefused', {
  intoLeadId: LeadId,
  mergeNo,
  because: z.string(),
});
export const UnabsorbAccepted = defineCommand('UnabsorbAccepted', { intoLeadId: LeadId, mergeNo });
export const UnabsorbRefused = defineCommand('UnabsorbRefused', {
  intoLeadId: LeadId,
  mergeNo,
  because: z.string(),
});
export const AdoptCalendar = defineCommand('AdoptCalendar', { officeId: OfficeId, calendarHash: z.string() });

export const careCommands = [
  AddNote,
  AddAttachment,
  RemoveAttachment,
  AdoptPlaybook,
  ErasePersonalData,
  DuplicatesFound,
  AbsorbLead,
  UnabsorbLead,
  AbsorbAccepted,
  AbsorbRefused,
  UnabsorbAccepted,
  UnabsorbRefused,
  AdoptCalendar,
] as const;
