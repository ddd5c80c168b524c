// What does a lead hand over to the one it is merged into? The same in the command that asks and in the event that tells.
import { z } from 'zod';
import { heard } from './heard.ts';
import { Contact, Id, Instant, LeadId, PersonId, PersonRef } from './values.ts';

const HandedFinding = z
  .object({
    findingId: Id.describe('The finding.'),
    at: Instant.describe('When it was heard.'),
    ...heard,
    validUntil: Instant.describe('From then on it counts no more.'),
    state: z
      .enum(['stands', 'superseded', 'erased'])
      .describe('stands: it counts while it is valid; superseded: taken back; erased: with personal data.'),
    supersededBy: PersonRef.nullable().describe('Who took it back; null: nobody.'),
  })
  .meta({ id: 'HandedFinding', description: 'A finding as it stands on the lead that hands it over.' });

export const SamePerson = z
  .tuple([Id, Id])
  .meta({ id: 'SamePerson', description: 'Two contact ids behind which there is one person.' });

export const mergeNo = z
  .int()
  .min(1)
  .describe('Number of the merge among all that the lead which is taken over ever proposed.');

export const handover = {
  fromLeadId: LeadId.describe('The lead that is taken over.'),
  mergeNo,
  submitters: z
    .array(PersonRef)
    .describe('Its submitter, and the submitters of all that it had taken over itself.'),
  formerOwners: z.array(PersonId).describe('Everybody who ever owned it, or a lead that it had taken over.'),
  contacts: z.array(Contact).describe('Its contacts.'),
  samePersons: z.array(SamePerson).describe('Which of the contacts are one person.'),
  informants: z.array(Id).describe('Ids under which its informants are known, now and before.'),
  findings: z.array(HandedFinding).describe('Its findings.'),
  firstHeard: Instant.describe('When the need was first heard of.'),
  assignedAt: Instant.nullable().describe(
    'When it, or a lead that it had taken over, was first given to an owner; null: none ever was.',
  ),
};
