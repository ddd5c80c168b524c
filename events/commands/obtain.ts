// What can be asked of a lead while it is obtained.
import { z } from 'zod';
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
} from '../values.ts';
import { defineCommand, Stated } from './command.ts';

export const ObtainLead = defineCommand('ObtainLead', {
  submitter: PersonRef,
  source: z.object({ system: Id, externalId: Id }).nullable(),
  customer: Customer.nullable(),
  need: Need.nullable(),
  channel: Channel.nullable(),
  informant: Informant,
  contacts: z.array(Contact).max(50),
  amount: Money.nullable(),
  expectedDecisionOn: Day.nullable(),
  routing: Routing,
  /** Leads the door found for the same customer and need; until each is decided the lead stays in obtain. */
  suspects: z.array(z.object({ leadId: LeadId, because: z.string().max(300) })).max(20),
  previousLeadId: LeadId.nullable(),
  stated: Stated.nullable(),
});

export const EnrichLead = defineCommand('EnrichLead', {
  customer: Customer.nullable(),
  need: Need.nullable(),
  channel: Channel.nullable(),
  informant: Informant.nullable(),
  contacts: z.array(Contact).max(50),
  /** The customer's counterpart of this lead; its first contact unless another is named. */
  counterpartContactId: Id.nullable(),
  amount: Money.nullable(),
  expectedDecisionOn: Day.nullable(),
  routing: Routing.nullable(),
});

export const IdentifyKeyPerson = defineCommand('IdentifyKeyPerson', { contactId: Id });
export const DismissDuplicate = defineCommand('DismissDuplicate', {
  otherLeadId: LeadId,
  note: z.string().trim().min(1).max(1000),
});
export const MergeLead = defineCommand('MergeLead', { intoLeadId: LeadId });
export const UnmergeLead = defineCommand('UnmergeLead', { reason: z.string().trim().min(1).max(1000) });

export const obtainCommands = [
  ObtainLead,
  EnrichLead,
  IdentifyKeyPerson,
  DismissDuplicate,
  MergeLead,
  UnmergeLead,
] as const;
