// How is written down who wants to be told what? Webhooks, languages and subscriptions, as one YAML file.
import { z } from 'zod';
import { leadEvents } from '../events/lead-event.ts';
import type { LeadEventType } from '../events/lead-event.ts';
import { Id, OfficeId, PersonId } from '../events/values.ts';
import { Role } from '../events/vocabulary.ts';

/** Ids stand in headers and logs. */
const Name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,99}$/, { error: 'a short name like "crm" or "escalations-by-mail"' });

const eventTypes: readonly LeadEventType[] = leadEvents.map((schema) => schema.shape.type.value);

/** Local, in quotes. */
const TimeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day in quotes, like "08:30"' });

export const WebhookEntry = z.strictObject({
  id: Name,
  /** Where it receives: https, or http to a network that the operator allows. */
  url: z.url({ protocol: /^https?$/, error: 'an https:// address' }),
});

export const SubscriptionEntry = z.strictObject({
  id: Name,
  /** Names of events; `[all]` for all of them. */
  events: z.array(z.enum([...eventTypes, 'all'])).min(1),
  /** Leads of this office and of those below it. */
  office: OfficeId.optional(),
  /** CEL over `lead.*`, as in a playbook. */
  when: z.string().trim().min(1).max(2_000).optional(),
  /** addressed: whom the event is meant for; owner … keeper: by their part in the lead; else named below. */
  to: z.enum([
    'addressed',
    'owner',
    'manager',
    'submitter',
    'verifiers',
    'keeper',
    'people',
    'role',
    'webhook',
  ]),
  people: z.array(PersonId).min(1).optional(),
  /** With `to: role` who is told; else only those of the people found who have it. */
  role: Role.optional(),
  /** With `to: role`: of this office; left out: of the office accountable for the lead. */
  role_of: OfficeId.optional(),
  webhook: Id.optional(),
  /** How people are told; a webhook is its own channel. */
  by: z.enum(['email', 'log']).optional(),
  /** Once a day at this local time of the receiver, instead of at once. */
  digest: TimeOfDay.optional(),
  /** Also outside the receiver's working time. */
  urgent: z.boolean().default(false),
});
export type SubscriptionEntry = z.infer<typeof SubscriptionEntry>;

export const SubscriptionFile = z.strictObject({
  version: z.literal(1),
  webhooks: z.array(WebhookEntry).default([]),
  /** Language of e-mails by office, for it and those below it; without one English. */
  languages: z.record(OfficeId, z.enum(['en', 'zh'])).default({}),
  /** Messages a minute and receiver; what is beyond is told in one summary. */
  cap: z
    .strictObject({
      people: z.int().min(1).max(1_000).default(10),
      webhooks: z.int().min(1).max(10_000).default(300),
    })
    .prefault({}),
  /** Days for which deliveries can be listed and told again; those that did not arrive usually longer. */
  keep: z
    .strictObject({
      sent_days: z.int().min(1).max(3_650).default(90),
      failed_days: z.int().min(1).max(3_650).default(365),
    })
    .prefault({}),
  subscriptions: z.array(SubscriptionEntry).max(500),
});
export type SubscriptionFile = z.infer<typeof SubscriptionFile>;
