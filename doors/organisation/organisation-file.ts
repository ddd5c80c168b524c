// How is an organisation written down? Its offices with their working time, and its people, as one YAML file.
import { z } from 'zod';
import { Day, Id } from '../../events/values.ts';
import { Role } from '../../events/vocabulary.ts';

const name = z.string().trim().min(1).max(300);
const Weekday = z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);

/** Local, `00:00` to `24:00`. */
const TimeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'a time of day in quotes, like "08:30"' });

const Span = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
const NamedDay = z.strictObject({ date: Day, name: name.optional() });
const SpecialDay = z.strictObject({ date: Day, name: name.optional(), hours: z.array(Span).min(1).max(6) });

export const Unit = z.strictObject({
  id: Id,
  kind: z.enum(['headquarters', 'region', 'rep_office']),
  name,
  city: name.optional(),
  country: name.optional(),
  /** IANA name, `Europe/London`. */
  time_zone: name,
  parent: Id.nullable(),
  /** Territories of customers that the unit serves, as exports name them. */
  crm_regions: z.array(z.string().trim().min(1).max(100)).default([]),
  working_days: z.array(Weekday).min(1),
  working_hours: z.array(Span).min(1).max(6),
  /** Whose public holidays and make-up days hold, as a library knows them; the lists below hold over it. */
  public_holidays: z
    .strictObject({
      country: z.string().regex(/^[A-Z]{2}$/, { error: 'the two letters of a country, like CN' }),
      region: name.nullable().default(null),
    })
    .nullable()
    .default(null),
  holidays: z.array(NamedDay).default([]),
  extra_working_days: z.array(NamedDay).default([]),
  /** Days with hours of their own: half days, make-up days that are shorter than others. */
  special_hours: z.array(SpecialDay).default([]),
});
export type Unit = z.infer<typeof Unit>;

/** A day of the office's calendar, or an instant. */
const When = z.union([Day, z.iso.datetime({ offset: true })], {
  error: 'write a day of the calendar in quotes, like "2026-08-03", or an instant with its offset',
});

/** From the beginning of a day to the end of one; `until` null or left out: until further notice. */
export const Absence = z.strictObject({
  from: When,
  until: When.nullable().default(null),
  /** Who stands in. */
  deputy: Id.nullable().default(null),
});
export type Absence = z.infer<typeof Absence>;

const places = z.int().min(0).max(100_000);

export const Person = z.strictObject({
  id: Id,
  name,
  email: z.email().optional(),
  title: name.optional(),
  roles: z.array(Role).min(1),
  unit: Id,
  manager: Id.nullable(),
  expertise: z.strictObject({ industries: z.array(name), products: z.array(name) }),
  capacity: z.strictObject({ open_leads: places, open_verifications: places }),
  crm_owner_id: Id.optional(),
  absences: z.array(Absence).default([]),
});
export type Person = z.infer<typeof Person>;

/** People of a unit who work on leads together, each in a role of theirs. */
export const Team = z.strictObject({
  id: Id,
  name,
  unit: Id,
  members: z.array(z.strictObject({ person: Id, role: Role })).min(1),
});
export type Team = z.infer<typeof Team>;

/** Who may claim which leads from the pool of a unit; without one, everybody who fits may claim any. */
export const ClaimPool = z.strictObject({
  id: Id,
  name,
  unit: Id,
  /** Of which industries and products; empty or left out: of any. */
  industries: z.array(name).default([]),
  products: z.array(name).default([]),
  /** Who may claim; empty or left out: everybody who fits. */
  members: z.array(Id).default([]),
});
export type ClaimPool = z.infer<typeof ClaimPool>;

export const OrganisationFile = z.strictObject({
  version: z.literal(1),
  company: z.strictObject({
    name,
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'an ISO 4217 currency, like USD' }),
    industries: z.array(name),
    products: z.array(name),
  }),
  roles: z.partialRecord(Role, name).default({}),
  units: z.array(Unit).min(1),
  people: z.array(Person).min(1),
  teams: z.array(Team).default([]),
  pools: z.array(ClaimPool).default([]),
});
export type OrganisationFile = z.infer<typeof OrganisationFile>;
