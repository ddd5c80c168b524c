// What can be told of the care of a lead's record: notes, adopted policies, erased personal data.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { because, byOrEngine } from './told.ts';
import { OfficeId, PlaybookVersion, Sealed } from './values.ts';

export const NoteAdded = defineEvent('NoteAdded', 'Somebody wrote a note on the lead.', {
  note: Sealed.describe('The note, sealed.'),
  by: byOrEngine,
});

export const PlaybookAdopted = defineEvent(
  'PlaybookAdopted',
  'The lead follows another version of a playbook from now on.',
  {
    from: PlaybookVersion.describe('What it followed.'),
    to: PlaybookVersion.describe('What it follows.'),
  },
);

export const CalendarAdopted = defineEvent(
  'CalendarAdopted',
  'Clocks of the lead that run in an office count its other working times from now on.',
  {
    officeId: OfficeId,
    calendarHash: z.string().describe('Hash of the calendar that counts now.'),
  },
);

export const PersonalDataErased = defineEvent(
  'PersonalDataErased',
  'The key of the lead is gone: nobody can open its sealed fields any more. The engine does not tell this one yet.',
  { by: byOrEngine, because },
);

export const careEvents = [NoteAdded, PlaybookAdopted, CalendarAdopted, PersonalDataErased] as const;
