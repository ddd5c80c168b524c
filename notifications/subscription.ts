// Who wants to be told what, over which channel, and when? A subscription as plain data.
import type { LeadEventType } from '../events/lead-event.ts';
import type { Role } from '../events/vocabulary.ts';
import type { Condition } from '../domain/playbook.ts';

export type Channel = 'webhook' | 'email' | 'log';

export type Language = 'en' | 'zh';

/** People by the part they have in a lead; `addressed` are those whom the event itself is meant for. */
export type Part = 'addressed' | 'owner' | 'manager' | 'submitter' | 'verifiers' | 'keeper';

export type Target =
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'people'; readonly personIds: readonly string[] }
  /** Whoever holds the role in that office, else in the one above it; null: the office accountable for the lead. */
  | { readonly kind: 'role'; readonly role: Role; readonly officeId: string | null }
  | { readonly kind: 'webhook'; readonly webhookId: string };

export interface Subscription {
  readonly id: string;
  /** Null: every event. */
  readonly events: readonly LeadEventType[] | null;
  /** Leads of this office and of those below it; null: all. */
  readonly officeId: string | null;
  /** Only for leads of which this holds; null: all. */
  readonly condition: Condition | null;
  readonly target: Target;
  /** Of the people found, only those with this role; null: all. */
  readonly role: Role | null;
  readonly channel: Channel;
  /** Minutes after local midnight at which all of a day is told together; null: at once. */
  readonly digestAt: number | null;
  /** Urgent: also outside the receiver's working time. */
  readonly urgency: 'normal' | 'urgent';
}

export interface Subscriptions {
  readonly list: readonly Subscription[];
  /** Language of the e-mails to people of an office and of those below it; the nearest one counts. */
  readonly languages: Readonly<Record<string, Language>>;
  /** Messages a minute and receiver; what is beyond is told in one summary. */
  readonly cap: { readonly people: number; readonly webhooks: number };
  /** For how long it is remembered what was sent, and what was given up or dropped. */
  readonly keep: { readonly sentDays: number; readonly failedDays: number };
}

/** Before anybody subscribed: whom clocks remind and whom escalations address is told in the notifier's log. */
export const usualSubscriptions: Subscriptions = {
  list: [
    {
      id: 'usual',
      events: ['ClockThresholdReached', 'ClockBreached', 'EscalationRaised'],
      officeId: null,
      condition: null,
      target: { kind: 'part', part: 'addressed' },
      role: null,
      channel: 'log',
      digestAt: null,
      urgency: 'normal',
    },
  ],
  languages: {},
  cap: { people: 10, webhooks: 300 },
  keep: { sentDays: 90, failedDays: 365 },
};
