// What can be told of a lead while it is obtained: who brought what, from whom, and whether we have it already.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { handover, SamePerson } from './handover.ts';
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
  Routing,
} from './values.ts';
import { Basis, Kind, Place } from './vocabulary.ts';

const Playbook = z.object({ name: Id, version: z.int().min(1) });

export const LeadObtained = defineEvent('LeadObtained', {
  enters: Place,
  submitter: PersonRef,
  /** Who entered it, if a person did: they may not verify it, no more than the submitter. */
  by: PersonRef.nullable(),
  source: z.object({ system: Id, externalId: Id }).nullable(),
  customer: Customer.nullable(),
  need: Need.nullable(),
  channel: Channel.nullable(),
  informant: Informant,
  contacts: z.array(Contact),
  amount: Money.nullable(),
  expectedDecisionOn: Day.nullable(),
  kind: Kind,
  routing: Routing,
  previousLeadId: LeadId.nullable(),
  playbook: Playbook,
  missing: z.array(z.string()),
  basis: Basis,
});

/** Only what changed is told; `null` means unchanged. Contacts replace those of the same id, others are added. */
export const LeadEnriched = defineEvent('LeadEnriched', {
  enters: Place.nullable(),
  customer: Customer.nullable(),
  need: Need.nullable(),
  channel: Channel.nullable(),
  informant: Informant.nullable(),
  contacts: z.array(Contact),
  counterpartContactId: Id.nullable(),
  amount: Money.nullable(),
  expectedDecisionOn: Day.nullable(),
  kind: Kind,
  routing: Routing.nullable(),
  missing: z.array(z.string()),
});

export const KeyPersonIdentified = defineEvent('KeyPersonIdentified', { contactId: Id, by: PersonRef });

export const DuplicateSuspected = defineEvent('DuplicateSuspected', {
  otherLeadId: LeadId,
  because: z.string(),
});

export const DuplicateDismissed = defineEvent('DuplicateDismissed', {
  otherLeadId: LeadId,
  note: z.string(),
  enters: Place.nullable(),
});

export const MergeProposed = defineEvent('MergeProposed', { intoLeadId: LeadId, by: PersonRef });
export const MergeWithdrawn = defineEvent('MergeWithdrawn', { intoLeadId: LeadId, because: z.string() });
export const LeadMerged = defineEvent('LeadMerged', { enters: Place, intoLeadId: LeadId });
/** Contacts and findings as they were added: under ids that were free here, personal fields sealed under this lead's key. */
export const LeadAbsorbed = defineEvent('LeadAbsorbed', { ...handover, enters: Place.nullable() });

export const UnmergeProposed = defineEvent('UnmergeProposed', {
  intoLeadId: LeadId,
  because: z.string(),
  by: PersonRef,
});
export const UnmergeWithdrawn = defineEvent('UnmergeWithdrawn', { intoLeadId: LeadId, because: z.string() });

/** What is withdrawn by name; contacts that the lead has used itself since then stay. */
export const LeadUnabsorbed = defineEvent('LeadUnabsorbed', {
  fromLeadId: LeadId,
  mergeNo: z.int().min(1),
  contactIds: z.array(Id),
  findingIds: z.array(Id),
  /** Contacts that stay and were told to be one person through one that goes. */
  samePersons: z.array(SamePerson),
});

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
