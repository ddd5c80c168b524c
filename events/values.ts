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

/** An instant in UTC with milliseconds, the one form in which instants are written: `2026-01-05T09:00:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 });
/** A day of the calendar, `2026-01-05`. */
export const Day = z.iso.date();
/** Ids are ours or another system's; they never hold personal data. */
export const Id = z.string().trim().min(1).max(200);
export const LeadId = z.uuid();
export const PersonId = Id.describe('a person of the organisation');
export const OfficeId = Id.describe('an office of the organisation');

/** An amount in minor units of an ISO 4217 currency: 12.50 USD is `{ minor: 1250, currency: 'USD' }`. */
export const Money = z.object({
  minor: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

/**
 * A personal field after sealing: AES-256-GCM under the lead's key. `token` is an HMAC of the normalised text under the
 * same key, so that two records of one person can be told equal without opening them.
 */
export const Sealed = z.object({ sealed: z.string().max(41_000), token: z.string().max(64) });
export type Sealed = z.infer<typeof Sealed>;

export const PersonRef = z.object({
  personId: PersonId,
  managerId: PersonId.nullable(),
  officeId: OfficeId,
});
/** A person of the organisation as they stood when named: later changes of manager do not rewrite the past. */
export type PersonRef = z.infer<typeof PersonRef>;

export const Office = z.object({
  officeId: OfficeId,
  tier: Tier,
  /** The office itself, then the one above it, up to headquarters. */
  path: z.array(OfficeId).min(1),
});
export type Office = z.infer<typeof Office>;

/** The offices that may come to be accountable for a customer, by tier; null where the organisation has none. */
export const Routing = z.object({
  rep_office: Office.nullable(),
  region: Office.nullable(),
  headquarters: Office,
});
export type Routing = z.infer<typeof Routing>;

/** A band of whole numbers; an open side is null. A single known figure has equal sides. */
const Band = z.object({ from: z.number().min(0).nullable(), to: z.number().min(0).nullable() });
export type Band = z.infer<typeof Band>;

export const Customer = z.object({
  customerId: Id,
  name: z.string().trim().min(1).max(500),
  industry: z.string().trim().min(1).max(100).nullable(),
  /** A territory of the organisation, as its offices name it (`US`). */
  territory: z.string().trim().min(1).max(100).nullable(),
  position: CustomerPosition.nullable(),
  employees: Band.nullable(),
  /** Yearly, in major units of `currency`. */
  revenue: Band.extend({ currency: z.string().regex(/^[A-Z]{3}$/) }).nullable(),
  /** Share of revenue, 0 to 1. */
  margin: z.number().min(0).max(1).nullable(),
});
export type Customer = z.infer<typeof Customer>;

export const Need = z.object({
  needId: Id,
  /** In the customer's words. */
  text: Sealed.nullable(),
  product: z.string().trim().min(1).max(200).nullable(),
  statedBy: z.enum(['customer', 'inferred']).nullable(),
  novelty: z.array(Novelty),
  complexity: Complexity.nullable(),
});
export type Need = z.infer<typeof Need>;

export const Channel = z.object({
  kind: ChannelKind,
  name: z.string().trim().min(1).max(200),
  campaign: z.string().trim().min(1).max(200).nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const Contact = z.object({
  contactId: Id,
  name: Sealed.nullable(),
  email: Sealed.nullable(),
  phone: Sealed.nullable(),
  title: z.string().trim().min(1).max(200).nullable(),
  level: Level.nullable(),
  relation: Relation.nullable(),
});
export type Contact = z.infer<typeof Contact>;

export const Informant = z.object({ relation: Relation.nullable(), contactId: Id.nullable() });
export type Informant = z.infer<typeof Informant>;

/** A place held in Postgres before a command asks for it: unique by lead and ownership number. */
export const Reservation = z.object({ ownershipNo: z.int().min(1), expiresAt: Instant });
export type Reservation = z.infer<typeof Reservation>;

export const Owner = PersonRef.extend({ role: Role, office: Office });
export type Owner = z.infer<typeof Owner>;

/** Somebody who was looked at for an assignment, and why not. */
export const Considered = z.object({ personId: PersonId, because: z.string().max(300) });
export type Considered = z.infer<typeof Considered>;

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
