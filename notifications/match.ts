// Who is told of an event, why, and when? Pure: the same event, lead, subscriptions and organisation at one instant.
import { judge } from '../domain/condition.ts';
import { fieldsOf } from '../domain/fields.ts';
import { officeOf, type Lead } from '../domain/lead.ts';
import type { Playbook } from '../domain/playbook.ts';
import { milliseconds } from '../domain/time.ts';
import type { Organisation, PersonRecord } from '../doors/organisation/organisation.ts';
import type { Envelope } from '../events/envelope.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import { addressedBy, partsOf, webhooksNamedBy, type Addressee } from './addressee.ts';
import { receiversOf } from './receivers.ts';
import type { Channel, Subscription, Subscriptions, Target } from './subscription.ts';
import { dueForPerson, dueForSystem, paceOf, type Pace } from './told-when.ts';

/** Something that happened, with the lead as it was right after it. */
export interface News {
  readonly envelope: Envelope;
  readonly event: LeadEvent;
  readonly lead: Lead;
}

/** What is known at the moment of telling. */
export interface Surroundings {
  readonly organisation: Organisation;
  readonly subscriptions: Subscriptions;
  /** Webhooks that are told; others were disabled or taken out. */
  readonly activeWebhooks: ReadonlySet<string>;
  /** The playbook that the lead follows; null where it cannot be read. */
  readonly playbookOf: (lead: Lead) => Playbook | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

export interface Telling {
  readonly subscriptionId: string;
  readonly channel: Channel;
  /** A person's id, or a webhook's. */
  readonly receiver: string;
  readonly pace: Pace;
  /** Epoch milliseconds. */
  readonly dueAt: number;
}

/** Nobody is told the same event twice over one channel: the first subscription of the list counts. */
export const tellingsOf = (news: News, around: Surroundings): readonly Telling[] => {
  const told = new Set<string>();
  const subscribed = around.subscriptions.list
    .filter((subscription) => concerns(subscription, news, around))
    .flatMap((subscription) => underOne(subscription, news, around));
  return [...subscribed, ...underPlaybook(news, around)].filter(({ channel, receiver }) => {
    const key = `${channel} ${receiver}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
};

/** Systems that a step of the playbook tells by itself, as far as their webhooks are there. */
const underPlaybook = (news: News, { activeWebhooks, now }: Surroundings): readonly Telling[] => {
  const pace = paceOf({ digestAt: null }, happenedAt(news), now);
  const common = {
    subscriptionId: 'playbook',
    channel: 'webhook',
    pace,
    dueAt: dueForSystem(pace, now),
  } as const;
  return webhooksNamedBy(news.event)
    .filter((receiver) => activeWebhooks.has(receiver))
    .map((receiver) => ({ ...common, receiver }));
};

const concerns = (
  { events, officeId, condition }: Subscription,
  { event, lead }: News,
  { organisation, playbookOf, now }: Surroundings,
): boolean => {
  if (events !== null && !events.includes(event.type)) return false;
  const path = organisation.offices.get(officeOf(lead))?.path ?? [];
  if (officeId !== null && !path.includes(officeId)) return false;
  if (condition === null) return true;
  const playbook = playbookOf(lead);
  return playbook !== null && judge(condition, fieldsOf(lead, playbook, now, lead.tier?.tier ?? null)).holds;
};

const underOne = (subscription: Subscription, news: News, around: Surroundings): readonly Telling[] => {
  const { id: subscriptionId, channel, target, role } = subscription;
  const { organisation, now } = around;
  const pace = paceOf(subscription, happenedAt(news), now);
  const common = { subscriptionId, channel, pace };
  if (target.kind === 'webhook') {
    const { webhookId: receiver } = target;
    return around.activeWebhooks.has(receiver)
      ? [{ ...common, receiver, dueAt: dueForSystem(pace, now) }]
      : [];
  }
  const people = addresseesOf(target, news).flatMap((addressee) => receiversOf(addressee, organisation, now));
  return [...new Map(people.map((person) => [person.personId, person])).values()]
    .filter((person) => role === null || person.roles.includes(role))
    .map((person: PersonRecord) => ({
      ...common,
      receiver: person.personId,
      dueAt: dueForPerson(subscription, organisation.offices.get(person.officeId), { pace, now }),
    }));
};

/** What the engine does has the instant at which it fell due; what people tell may lie back, and is news all the same. */
const happenedAt = ({ envelope }: News): number =>
  milliseconds(envelope.actor.startsWith('engine:') ? envelope.time : envelope.recordedtime);

const addresseesOf = (
  target: Exclude<Target, { kind: 'webhook' }>,
  { event, lead }: News,
): readonly Addressee[] => {
  switch (target.kind) {
    case 'part':
      return target.part === 'addressed' ? addressedBy(event, lead) : partsOf(target.part, lead);
    case 'people':
      return target.personIds.map((personId) => ({ kind: 'person', personId, officeId: null }));
    case 'role':
      return [{ kind: 'role', role: target.role, officeId: target.officeId ?? officeOf(lead), except: null }];
  }
};
