// Golden data of the events that tell of the care of a lead's record.
import { hannah, note } from './company.ts';
import type { GoldenData } from './golden-data.ts';

type Care = 'NoteAdded' | 'PlaybookAdopted' | 'CalendarAdopted' | 'PersonalDataErased';
type Attachments = 'AttachmentAdded' | 'AttachmentRemoved';

const attachmentId = '0199c0de-0000-7000-8000-00000000a11a';

export const care: GoldenData<Care | Attachments> = {
  NoteAdded: { note, by: hannah },
  PlaybookAdopted: { from: { name: 'default', version: 1 }, to: { name: 'default', version: 2 } },
  CalendarAdopted: { officeId: 'region-americas', calendarHash: '9f2c41d07be8a653' },
  PersonalDataErased: { by: null, because: 'asked for by the person' },
  AttachmentAdded: {
    attachmentId,
    fileName: note,
    mediaType: 'application/pdf',
    bytes: 48_213,
    digest: 'k2Wq0Gx4wQf1m6uTq3oX8v5yJ7nB0zL2cR9dE1hS4aM',
    says: null,
    by: hannah,
  },
  AttachmentRemoved: { attachmentId, by: hannah },
};
