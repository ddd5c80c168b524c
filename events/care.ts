// What can be told of the care of a lead's record: notes, adopted policies, erased personal data.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { Id, OfficeId, PersonRef, Sealed } from './values.ts';

export const NoteAdded = defineEvent('NoteAdded', { note: Sealed, by: PersonRef.nullable() });

export const PlaybookAdopted = defineEvent('PlaybookAdopted', {
  from: z.object({ name: Id, version: z.int().min(1) }),
  to: z.object({ name: Id, version: z.int().min(1) }),
});

export const CalendarAdopted = defineEvent('CalendarAdopted', {
  officeId: OfficeId,
  calendarHash: z.string(),
});

export const PersonalDataErased = defineEvent('PersonalDataErased', {
  by: PersonRef.nullable(),
  because: z.string(),
});

export const careEvents = [NoteAdded, PlaybookAdopted, CalendarAdopted, PersonalDataErased] as const;
