// What changes of an object in time? Attributes with the instant from which they hold, read from events.
import { placeEntered } from '../../domain/evolve.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Contact } from '../../events/values.ts';
import type { ObjectType } from './named-objects.ts';

export type AttributeValue = string | number;
export type Attributes = Readonly<Record<string, AttributeValue | null>>;

/** What each type of object may have, with its type in OCEL. Nothing personal: contacts have no name, people are ids. */
export const attributesOfTypes: Readonly<Record<ObjectType, Readonly<Record<string, 'string' | 'integer'>>>> =
  {
    lead: {
      ...{
        stage: 'string',
        tier: 'string',
        office: 'string',
        owner: 'string',
        class: 'string',
        grade: 'string',
      },
      ...{ score: 'integer', kind: 'string', channel: 'string', product: 'string' },
      ...{ currency: 'string', amount_minor: 'integer' },
    },
    customer: { name: 'string', industry: 'string', territory: 'string', position: 'string' },
    contact: { level: 'string', relation: 'string' },
    person: {},
    office: {},
    order: { currency: 'string', amount_minor: 'integer' },
  };

/** What the event says of its lead. */
export const leadAttributes = (event: LeadEvent): Attributes => ({
  stage: placeEntered(event),
  ...factsOf(event),
});

const factsOf = (event: LeadEvent): Attributes => {
  if (event.type === 'LeadObtained' || event.type === 'LeadEnriched') {
    const { kind, channel, need, amount } = event.data;
    return {
      ...{ kind, channel: channel?.name ?? null, product: need?.product ?? null },
      ...moneyAttributes(amount),
    };
  }
  if (event.type === 'LeadEvaluated') return { score: event.data.score, grade: event.data.grade };
  if (event.type === 'LeadClassified') return { class: event.data.class };
  if (event.type === 'NeedConfirmed') return { kind: 'opportunity' };
  if (event.type === 'LeadTiered') return { tier: event.data.tier, office: event.data.office.officeId };
  if (event.type === 'LeadAssigned')
    return { owner: event.data.owner.personId, office: event.data.owner.officeId };
  if (event.type === 'OrderWon') return moneyAttributes(event.data.amount);
  // An attribute cannot be taken back in OCEL: empty says that there is no owner.
  if (event.type === 'LeadReleased' || event.type === 'LeadReclaimed' || event.type === 'NurtureStarted')
    return { owner: '' };
  return {};
};

export const moneyAttributes = (
  amount: { readonly currency: string; readonly minor: number } | null,
): Attributes => (amount === null ? {} : { currency: amount.currency, amount_minor: amount.minor });

/** What an event says of the contacts that it names in full. */
export const contactsIn = (event: LeadEvent): readonly Contact[] =>
  event.type === 'LeadObtained' || event.type === 'LeadEnriched' || event.type === 'LeadAbsorbed'
    ? event.data.contacts
    : [];
