// What can be told of a lead while it is obtained: who brought what, from whom, and whether we have it already.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { handover, mergeNo, SamePerson } from './handover.ts';
import { basis, because, by, enters, entersOrStays } from './told.ts';
import {
  Channel,
  Contact,
  Customer,
  Day,
  Id,
  Informant,
  LeadId,
  Money,
  Need,
  PersonRef,
  PlaybookVersion,
  Routing,
} from './values.ts';
import { Kind } from './vocabulary.ts';

const missing = z.array(z.string()).describe('Facts that obtaining needs and that are not known yet.');
const otherLeadId = LeadId.describe('The other lead.');
const intoLeadId = LeadId.describe('The lead that it goes into.');

export const LeadObtained = defineEvent(
  'LeadObtained',
  'A lead was entered. Always the first event of a lead, and its only one of this type.',
  {
    enters: enters.describe(
      'Where the lead goes: obtain while something is missing or a duplicate is suspected, else evaluate.',
    ),
    submitter: PersonRef.describe('Who brought it: always a person. They never verify it.'),
    by: PersonRef.nullable().describe(
      'Who entered it; null: a service. They may not verify it, no more than the submitter.',
    ),
    source: z
      .object({
        system: Id.describe('Name of the other system.'),
        externalId: Id.describe('Its id for the lead.'),
      })
      .nullable()
      .describe('Where it was imported from; null: it was not.'),
    customer: Customer.nullable().describe('Whose need it is; null: not known yet.'),
    need: Need.nullable().describe('What they want; null: not known yet.'),
    channel: Channel.nullable().describe('How it reached us; null: not known yet.'),
    informant: Informant,
    contacts: z
      .array(Contact)
      .describe('Who at the customer has to do with it; the first is our counterpart.'),
    amount: Money.nullable().describe('What the order may come to; null: not known.'),
    expectedDecisionOn: Day.nullable().describe('When the customer may decide; null: not known.'),
    kind: Kind,
    routing: Routing,
    previousLeadId: LeadId.nullable().describe('A former lead that this one takes up again; null: none.'),
    playbook: PlaybookVersion.describe('The rules that it follows.'),
    missing,
    basis,
  },
);

export const LeadEnriched = defineEvent(
  'LeadEnriched',
  'More is known of the lead. Only what changed is told: null means unchanged.',
  {
    enters: entersOrStays,
    customer: Customer.nullable().describe('Whose need it is; null: unchanged.'),
    need: Need.nullable().describe('What they want; null: unchanged.'),
    channel: Channel.nullable().describe('How it reached us; null: unchanged.'),
    informant: Informant.nullable().describe('Who told us; null: unchanged.'),
    contacts: z.array(Contact).describe('These replace the contacts of the same id; others are added.'),
    counterpartContactId: Id.nullable().describe('Our counterpart at the customer; null: unchanged.'),
    amount: Money.nullable().describe('What the order may come to; null: unchanged.'),
    expectedDecisionOn: Day.nullable().describe('When the customer may decide; null: unchanged.'),
    kind: Kind.describe('The kind that it has now, changed or not.'),
    routing: Routing.nullable().describe('The offices that may be accountable; null: unchanged.'),
    missing,
  },
);

export const KeyPersonIdentified = defineEvent(
  'KeyPersonIdentified',
  'A contact is known as the demand key person. The kind of the lead stays until they confirm the need.',
  { contactId: Id.describe('The demand key person.'), by },
);

export const DuplicateSuspected = defineEvent(
  'DuplicateSuspected',
  'Another lead seems to be the same need of the same customer.',
  { otherLeadId, because },
);

export const DuplicateDismissed = defineEvent(
  'DuplicateDismissed',
  'The other lead is a different need after all.',
  { otherLeadId, note: z.string().describe('Why, in words for a person.'), enters: entersOrStays },
);

export const MergeProposed = defineEvent(
  'MergeProposed',
  'The lead asks another one to take it over. Not final: LeadMerged or MergeWithdrawn follows.',
  { intoLeadId, by },
);
export const MergeWithdrawn = defineEvent(
  'MergeWithdrawn',
  'The other lead refused: the lead goes on by itself.',
  {
    intoLeadId,
    because,
  },
);
export const LeadMerged = defineEvent('LeadMerged', 'The lead went into another one, and ended.', {
  enters,
  intoLeadId,
});

export const LeadAbsorbed = defineEvent(
  'LeadAbsorbed',
  'The lead took over another one. Contacts and findings stand here as they were added: under ids that were free, sealed under the key of this lead.',
  { ...handover, enters: entersOrStays },
);

export const UnmergeProposed = defineEvent(
  'UnmergeProposed',
  'A merged lead asks for what the other one took over. LeadReopened or UnmergeWithdrawn follows.',
  { intoLeadId, because, by },
);
export const UnmergeWithdrawn = defineEvent(
  'UnmergeWithdrawn',
  'The other lead cannot give back what it took over: the lead stays merged.',
  { intoLeadId, because },
);

export const LeadUnabsorbed = defineEvent(
  'LeadUnabsorbed',
  'The lead gave back what it had taken over. Contacts that it has used itself since then stay.',
  {
    fromLeadId: LeadId.describe('The lead that had been taken over.'),
    mergeNo,
    contactIds: z.array(Id).describe('Contacts that go.'),
    findingIds: z.array(Id).describe('Findings that go.'),
    samePersons: z
      .array(SamePerson)
      .describe('Contacts that stay and were told to be one person through one that goes.'),
  },
);

export const obtainEvents = [
  LeadObtained,
  LeadEnriched,
  KeyPersonIdentified,
  DuplicateSuspected,
  DuplicateDismissed,
  MergeProposed,
  MergeWithdrawn,
  LeadMerged,
  LeadAbsorbed,
  UnmergeProposed,
  UnmergeWithdrawn,
  LeadUnabsorbed,
] as const;
