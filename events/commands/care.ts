// What can be asked of the care of a lead's record, and what one lead asks of another.
import { z } from 'zod';
import { Contact, Id, Instant, LeadId, OfficeId, PersonRef, Sealed } from '../values.ts';
import { defineCommand } from './command.ts';

export const AddNote = defineCommand('AddNote', { note: Sealed });
export const AdoptPlaybook = defineCommand('AdoptPlaybook', { name: Id, version: z.int().min(1) });
export const ErasePersonalData = defineCommand('ErasePersonalData', {
  reason: z.string().trim().min(1).max(1000),
});

export const DuplicatesFound = defineCommand('DuplicatesFound', {
  suspects: z.array(z.object({ leadId: LeadId, because: z.string() })),
});
export const AbsorbLead = defineCommand('AbsorbLead', {
  fromLeadId: LeadId,
  submitters: z.array(PersonRef),
  contacts: z.array(Contact),
  firstHeard: Instant,
});
export const UnabsorbLead = defineCommand('UnabsorbLead', { fromLeadId: LeadId });
export const AbsorbAccepted = defineCommand('AbsorbAccepted', { intoLeadId: LeadId });
export const AbsorbRefused = defineCommand('AbsorbRefused', { intoLeadId: LeadId, because: z.string() });
export const AdoptCalendar = defineCommand('AdoptCalendar', { officeId: OfficeId, calendarHash: z.string() });

export const careCommands = [
  AddNote,
  AdoptPlaybook,
  ErasePersonalData,
  DuplicatesFound,
  AbsorbLead,
  UnabsorbLead,
  AbsorbAccepted,
  AbsorbRefused,
  AdoptCalendar,
] as const;
