// What does a finding say that a verifier heard from one contact? The same where it is recorded and where it is handed over.
import { Id, PersonRef } from './values.ts';
import { Angle, FindingResult, Level, Medium } from './vocabulary.ts';

export const heard = {
  verifier: PersonRef.describe('Who spoke with the customer.'),
  recordedBy: PersonRef.describe('Who entered it.'),
  contactId: Id.describe('Whom they spoke with.'),
  level: Level.nullable().describe('Where the contact stood at the customer then; null: not known.'),
  angle: Angle,
  medium: Medium,
  result: FindingResult,
};
