// What does the API tell of customers?
import { z } from 'zod';
import { LeadId } from '../../events/values.ts';
import { factNames } from '../../projections/customer/facts.ts';
import { At } from './leads.ts';

export const CustomerListed = z
  .object({
    customerId: z.string(),
    name: z.string().describe('The latest; it may be found by an earlier one.'),
    leads: z.int().describe('As far as the caller reaches them.'),
    open: z.int(),
  })
  .meta({ id: 'CustomerListed', description: 'A customer in a list.' });

const FactChange = z.object({
  fact: z.enum(factNames),
  value: z.unknown(),
  before: z.unknown().describe('Null where nothing was known before.'),
  since: At,
  leadId: LeadId,
  seq: z.int(),
});

export const CustomerTold = z
  .object({
    customerId: z.string(),
    asOf: At.nullable().describe('Null: as it is now.'),
    timeZone: z.string(),
    facts: z.array(FactChange).readonly().describe('The latest of each fact, by the time it was so.'),
    changes: z.array(FactChange).readonly().describe('What changed when, the earliest first.'),
    leads: z
      .array(
        z.object({
          leadId: LeadId,
          stage: z.string(),
          product: z.string().nullable(),
          owner: z.string().nullable(),
          currency: z.string().nullable(),
          minor: z.number().nullable(),
          obtainedAt: At,
          mergedInto: LeadId.nullable().describe(
            'Of a merged lead: the one that it went into, where the caller may see it.',
          ),
        }),
      )
      .readonly()
      .describe('The newest first.'),
    sums: z
      .array(
        z.object({
          currency: z.string(),
          open: z.string().describe('Minor units as text: sums may pass 2^53.'),
          won: z.string(),
          ended: z.string().describe('Lost or disqualified.'),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'CustomerTold', description: 'A customer over time, as its leads in sight tell of it.' });

export const CustomerContact = z
  .object({
    leadId: LeadId,
    contactId: z.string().describe('Within its lead.'),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    title: z.string().nullable(),
    level: z.string().nullable(),
    relation: z.string().nullable(),
    isKeyPerson: z.boolean(),
  })
  .meta({ id: 'CustomerContact', description: 'Somebody at a customer, as one of its leads knows them.' });

export const CustomerSaid = z
  .object({
    leadId: LeadId,
    seq: z.int(),
    type: z.string(),
    time: At,
    actor: z.string().describe('`person:ID`, `service:NAME`, or `engine:RULE`.'),
    data: z.unknown().describe('The fields of the event, personal ones opened for who may read them.'),
  })
  .meta({ id: 'CustomerSaid', description: 'What somebody wrote down of a customer when it happened.' });
