// What are the values made of that commands and events carry? Money, instants, people, customers, sealed text.
import { z } from 'zod';
import {
  ChannelKind,
  Complexity,
  CustomerPosition,
  Level,
  Novelty,
  Relation,
  Role,
  Tier,
} from './vocabulary.ts';

/** The one form in which instants are written. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .describe('An instant in UTC with milliseconds: `2026-01-05T09:00:00.000Z`.');
export const Day = z.iso.date().describe('A day of the calendar: `2026-01-05`.');
export const Id = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe("An id of ours or of another system's; it never holds personal data.");
export const LeadId = z.uuid().describe('A lead.');
export const AttachmentId = z.uuid().describe('A file that was attached to a lead.');
export const PersonId = Id.describe('A person of the organisation.');
export const OfficeId = Id.describe('An office of the organisation.');
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 currency, like USD' })
  .describe('ISO 4217: `USD`.');

export const Money = z
  .object({
    minor: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .describe('In minor units of the currency: cents of USD.'),
    currency: Currency,
  })
  .meta({ id: 'Money', description: 'An amount: 12.50 USD is 1250 minor units of USD.' });
export type Money = z.infer<typeof Money>;

export const Sealed = z
  .object({
    sealed: z
      .string()
      .max(41_000)
      .describe('The encrypted text (AES-256-GCM): `v1.<iv>.<text and tag>`, base64url.'),
    token: z
      .string()
      .max(64)
      .describe(
        'HMAC of the normalised text under the same key: two equal tokens within one lead are one text. It says nothing across leads.',
      ),
  })
  .meta({
    id: 'Sealed',
    description:
      'Personal data, encrypted under a key of its lead before the event exists. A reader of the stream cannot open it; once the key is erased nobody can.',
  });
export type Sealed = z.infer<typeof Sealed>;

export const PersonRef = z
  .object({
    personId: PersonId,
    managerId: PersonId.nullable().describe('Their manager; null for who has none.'),
    officeId: OfficeId.describe('The office they belong to.'),
  })
  .meta({
    id: 'PersonRef',
    description:
      'A person of the organisation as they stood when named: later changes of manager or office do not rewrite the past.',
  });
export type PersonRef = z.infer<typeof PersonRef>;

export const Office = z
  .object({
    officeId: OfficeId,
    tier: Tier,
    path: z.array(OfficeId).min(1).describe('The office itself, then the one above it, up to headquarters.'),
  })
  .meta({ id: 'Office', description: 'An office of the organisation as it stood when named.' });
export type Office = z.infer<typeof Office>;

export const Routing = z
  .object({
    rep_office: Office.nullable().describe('Null where the organisation has none for this customer.'),
    region: Office.nullable().describe('Null where the organisation has none for this customer.'),
    headquarters: Office,
  })
  .meta({
    id: 'Routing',
    description: 'The offices that may come to be accountable for a customer, by tier.',
  });
export type Routing = z.infer<typeof Routing>;

const Band = z.object({
  from: z.number().min(0).nullable().describe('The lower limit; null: open.'),
  to: z.number().min(0).nullable().describe('The upper limit; null: open. A known figure has equal limits.'),
});
export type Band = z.infer<typeof Band>;

export const Customer = z
  .object({
    customerId: Id.describe('The customer; one customer may have many leads.'),
    name: z.string().trim().min(1).max(500).describe('Name of the company.'),
    industry: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .describe("The organisation's own word for the trade."),
    territory: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .nullable()
      .describe('A territory of the organisation, as its offices name it: `US`.'),
    position: CustomerPosition.nullable().describe('How strong it is in its market; null: not known.'),
    employees: Band.nullable().describe('How many people work there; null: not known.'),
    revenue: Band.extend({ currency: Currency })
      .nullable()
      .describe('Yearly revenue in major units of the currency; null: not known.'),
    margin: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('Profit as a share of revenue, 0 to 1; null: not known.'),
  })
  .meta({ id: 'Customer', description: 'A customer by what is known of it at that time.' });
export type Customer = z.infer<typeof Customer>;

export const Need = z
  .object({
    needId: Id.describe('The need, within its customer.'),
    text: Sealed.nullable().describe("The need in the customer's words, sealed; null: not told."),
    product: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .describe('The product that it is about; null: not known.'),
    statedBy: z
      .enum(['customer', 'inferred'])
      .nullable()
      .describe('customer: somebody there said so; inferred: it is our conclusion; null: not known.'),
    novelty: z.array(Novelty).describe('What of it is new to us; empty: nothing.'),
    complexity: Complexity.nullable().describe('How hard it is to serve; null: not known.'),
  })
  .meta({ id: 'Need', description: 'What somebody at the customer wants.' });
export type Need = z.infer<typeof Need>;

export const Channel = z
  .object({
    kind: ChannelKind,
    name: z.string().trim().min(1).max(200).describe('The fair, platform or partner.'),
    campaign: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .describe('The campaign that it came by; null: none.'),
  })
  .meta({ id: 'Channel', description: 'How a lead reached us.' });
export type Channel = z.infer<typeof Channel>;

export const Contact = z
  .object({
    contactId: Id.describe('The contact, within its lead.'),
    name: Sealed.nullable().describe('Their name, sealed; null: not known.'),
    email: Sealed.nullable().describe('Their e-mail address, sealed; null: not known.'),
    phone: Sealed.nullable().describe('Their phone number, sealed; null: not known.'),
    title: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .describe('What they are at the customer; null: not known.'),
    level: Level.nullable().describe('Where they stand at the customer; null: not known.'),
    relation: Relation.nullable().describe('How near they stand to the need; null: not known.'),
  })
  .meta({ id: 'Contact', description: 'A person at the customer, or near it, who has to do with the need.' });
export type Contact = z.infer<typeof Contact>;

export const Informant = z
  .object({
    relation: Relation.nullable().describe('How near they stand to the need; null: not known yet.'),
    contactId: Id.nullable().describe('Which of the contacts they are; null: none of them.'),
  })
  .meta({
    id: 'Informant',
    description: 'Who told us of the need. Their relation to it decides the kind of lead.',
  });
export type Informant = z.infer<typeof Informant>;

/** A place held in Postgres before a command asks for it: unique by lead and ownership number. */
export const Reservation = z.object({ ownershipNo: z.int().min(1), expiresAt: Instant });
export type Reservation = z.infer<typeof Reservation>;

export const Owner = PersonRef.extend({
  role: Role.describe('The role in which they own it.'),
  office: Office.describe('The office they belong to, with those above it.'),
}).meta({ id: 'Owner', description: 'Who runs a lead after distribution, as they stood when named.' });
export type Owner = z.infer<typeof Owner>;

export const Considered = z
  .object({ personId: PersonId, because: z.string().max(300).describe('Why it was not them.') })
  .meta({ id: 'Considered', description: 'Somebody who was looked at for an assignment, and why not.' });
export type Considered = z.infer<typeof Considered>;

export const PlaybookVersion = z
  .object({ name: Id.describe('Name of the playbook.'), version: z.int().min(1).describe('1, 2, 3 …') })
  .meta({
    id: 'PlaybookVersion',
    description: 'The rules by which a lead is judged: one published version of a playbook.',
  });

/** Who gave the command. A service is never a submitter; the engine acts by a rule. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    personId: PersonId,
    managerId: PersonId.nullable(),
    officeId: OfficeId,
    roles: z.array(Role),
  }),
  z.object({ kind: z.literal('service'), name: Id }),
  z.object({ kind: z.literal('engine'), rule: Id }),
]);
export type Actor = z.infer<typeof Actor>;
