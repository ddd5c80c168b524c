// Golden data of the events that tell of the care of a lead's record.
import { hannah, note } from './company.ts';
import type { GoldenData } from './golden-data.ts';

export const care: GoldenData<'NoteAdded' | 'PlaybookAdopted' | 'CalendarAdopted' | 'PersonalDataErased'> = {
  NoteAdded: { note, by: hannah },
  PlaybookAdopted: { from: { name: 'default', version: 1 }, to: { name: 'default', version: 2 } },
  CalendarAdopted: { officeId: 'region-americas', calendarHash: '9f2c41d07be8a653' },
  PersonalDataErased: { by: null, because: 'asked for by the person' },
};
