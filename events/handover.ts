// What does a lead hand over to the one it is merged into? The same in the command that asks and in the event that tells.
import { z } from 'zod';
import { Contact, Id, Instant, LeadId, PersonId, PersonRef } from './values.ts';
import { Angle, FindingResult, Level, Medium } from './vocabulary.ts';

/** A finding as it stands on the lead that hands it over. */
const HandedFinding = z.object({
  findingId: Id,
  at: Instant,
  verifier: PersonRef,
  recordedBy: PersonRef,
  contactId: Id,
  level: Level.nullable(),
  angle: Angle,
  medium: Medium,
  result: FindingResult,
  validUntil: Instant,
  state: z.enum(['stands', 'superseded', 'erased']),
  supersededBy: PersonRef.nullable(),
});

/** Two contact ids behind which there is one person. */
export const SamePerson = z.tuple([Id, Id]);

export const handover = {
  fromLeadId: LeadId,
  /** Number of the merge among all that the lead which is taken over ever proposed. */
  mergeNo: z.int().min(1),
  /** Its submitter, and the submitters of all that it had taken over itself. */
  submitters: z.array(PersonRef),
  /** Everybody who ever owned it, or a lead that it had taken over. */
  formerOwners: z.array(PersonId),
  contacts: z.array(Contact),
  samePersons: z.array(SamePerson),
  /** Ids under which its informants are known, now and before. */
  informants: z.array(Id),
  findings: z.array(HandedFinding),
  firstHeard: Instant,
  /** When it, or a lead that it had taken over, was first given to an owner; null where none ever was. */
  assignedAt: Instant.nullable(),
};
