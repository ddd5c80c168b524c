// What can be told of a lead while others confirm it: the plan, the findings, and the class that follows from them.
import { z } from 'zod';
import { defineEvent } from './event.ts';
import { heard } from './heard.ts';
import { basis, because, by, entersOrStays } from './told.ts';
import { Id, Instant, PersonRef, Sealed } from './values.ts';
import { Angle, LeadClass, Level, Tier } from './vocabulary.ts';

export const VerificationPlanned = defineEvent(
  'VerificationPlanned',
  'The lead needs these confirmations before it counts as credible.',
  {
    tier: Tier.describe('The tier whose plan it is.'),
    confirmations: z.int().min(1).describe('Number of findings that confirm.'),
    contacts: z.int().min(1).describe('Number of different people at the customer.'),
    levels: z
      .object({
        count: z.int().min(1).describe('Number of different levels.'),
        oneOf: z.array(Level).describe('At least one of these is among them; empty: any.'),
      })
      .describe('Levels at the customer that have to be heard.'),
    angles: z
      .object({
        all: z.array(Angle).describe('Each of these is confirmed.'),
        oneOf: z.array(Angle).describe('At least one of these is confirmed; empty: none is asked for.'),
      })
      .describe('Angles that have to be confirmed.'),
    verifiers: z.int().min(1).describe('Number of different colleagues who verify.'),
    validDays: z.int().min(1).describe('Calendar days for which a finding counts.'),
  },
);

export const VerifierAppointed = defineEvent(
  'VerifierAppointed',
  'A manager asked a colleague to verify the lead.',
  {
    verifier: PersonRef.describe('Who is asked.'),
    by,
    enters: entersOrStays,
    because: z.string().nullable().describe('Why it is sent back to verification; null: it is not.'),
  },
);

export const FindingRecorded = defineEvent(
  'FindingRecorded',
  'A verifier heard from one contact on one angle.',
  {
    findingId: Id.describe('The finding: `<lead>/finding/<n>`.'),
    ...heard,
    note: Sealed.nullable().describe('What was said, sealed; null: not told.'),
    validUntil: Instant.describe('From then on it counts no more.'),
    enters: entersOrStays,
  },
);

export const FindingSuperseded = defineEvent(
  'FindingSuperseded',
  'A finding was taken back: it counts no more.',
  {
    findingId: Id.describe('The finding that is taken back.'),
    by,
    note: Sealed.nullable().describe('Why, sealed; null: not told.'),
  },
);

export const LeadClassified = defineEvent(
  'LeadClassified',
  'The class of the lead follows anew from its findings.',
  {
    class: LeadClass,
    enters: entersOrStays,
    because,
    missing: z.array(z.string()).describe('What is missing for the next class, in words for a person.'),
    disputed: z.array(Angle).describe('Angles that somebody refuted and nobody has resolved.'),
    cause: z.string().describe('What set it off: the type of an event, a command, or expiry.'),
    basis,
  },
);

export const crossVerifyEvents = [
  VerificationPlanned,
  VerifierAppointed,
  FindingRecorded,
  FindingSuperseded,
  LeadClassified,
] as const;
