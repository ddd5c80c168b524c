// Which objects does a lead bring along? Itself with all that changed of it, its contacts and its orders.
import { contactsIn, leadAttributes, moneyAttributes } from './timed-attributes.ts';
import { attributesInTime, distinct, objectId } from './ocel-object.ts';
import type { OcelObject } from './ocel-object.ts';
import type { RelatedEvent } from './relations.ts';

/** @param events of one lead, in order of time */
export const leadObject = (leadId: string, events: readonly RelatedEvent[]): OcelObject => {
  const named = events.flatMap(({ objects }) => objects);
  const belongs = (type: 'customer' | 'contact' | 'order'): OcelObject['relationships'] =>
    distinct(named, type).map((id) => ({ objectId: objectId(type, id, leadId), qualifier: type }));
  return {
    id: objectId('lead', leadId, leadId),
    type: 'lead',
    attributes: attributesInTime(
      events.map(({ event }) => ({ time: event.time, attributes: leadAttributes(event) })),
    ),
    relationships: [...belongs('customer'), ...belongs('contact'), ...belongs('order')],
  };
};

/** Every contact that any event of the lead names. */
export const contactObjects = (leadId: string, events: readonly RelatedEvent[]): readonly OcelObject[] => {
  const told = events.flatMap(({ event }) =>
    contactsIn(event).map(({ contactId, level, relation }) => ({
      contactId,
      since: { time: event.time, attributes: { level, relation } },
    })),
  );
  const ids = distinct(
    events.flatMap(({ objects }) => objects),
    'contact',
  );
  return ids.map((id) => ({
    ...{ id: objectId('contact', id, leadId), type: 'contact', relationships: [] },
    attributes: attributesInTime(told.filter(({ contactId }) => contactId === id).map(({ since }) => since)),
  }));
};

export const orderObjects = (events: readonly RelatedEvent[]): readonly OcelObject[] =>
  events.flatMap(({ event }): readonly OcelObject[] =>
    event.type === 'OrderWon'
      ? [
          {
            ...{ id: objectId('order', event.data.orderNo, ''), type: 'order', relationships: [] },
            attributes: attributesInTime([
              { time: event.time, attributes: moneyAttributes(event.data.amount) },
            ]),
          },
        ]
      : [],
  );
