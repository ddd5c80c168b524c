// What can be told of the care of a lead's record: notes, adopted policies, erased personal data, attachments.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { because, byOrEngine } from './told.ts';
import { AttachmentId, OfficeId, PlaybookVersion, Sealed } from './values.ts';

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

export const AttachmentAdded = defineEvent(
  'AttachmentAdded',
  'A file was attached to the lead. Its content is no part of the stream: it is kept apart, sealed under the key of the lead.',
  {
    attachmentId: AttachmentId,
    fileName: Sealed.describe('What the file is called, sealed.'),
    mediaType: z.string().max(100).describe('What kind of file it is, by its name: `application/pdf`.'),
    bytes: z.int().min(1).describe('How long its content is.'),
    digest: z
      .string()
      .max(64)
      .describe(
        'HMAC-SHA-256 of the content under the key of the lead: two equal ones within one lead are one content. It says nothing across leads.',
      ),
    says: Sealed.nullable().describe('What it shows, sealed; null: nothing was said.'),
    by: byOrEngine,
  },
);

export const AttachmentRemoved = defineEvent(
  'AttachmentRemoved',
  'A file is attached to the lead no longer: its content is gone.',
  { attachmentId: AttachmentId, by: byOrEngine },
);

export const careEvents = [
  ...([NoteAdded, PlaybookAdopted, CalendarAdopted, PersonalDataErased] as const),
  ...([AttachmentAdded, AttachmentRemoved] as const),
] as const;
