// Which objects did an event touch? Its lead, who did it, who answers for the lead, and whatever it names.
import type { Life, LifeEvent } from '../lives.ts';
import { namedObjects } from './named-objects.ts';
import type { NamedObject } from './named-objects.ts';

export interface RelatedEvent extends LifeEvent {
  readonly objects: readonly NamedObject[];
}

export const relatedEvents = ({ leadId, events }: Life): readonly RelatedEvent[] =>
  events.map((each) => ({ ...each, objects: objectsOf(leadId, each) }));

const objectsOf = (leadId: string, { envelope, event }: LifeEvent): readonly NamedObject[] => {
  const [kind, ...id] = envelope.actor.split(':');
  return [
    { type: 'lead', id: leadId, qualifier: 'lead' },
    ...(kind === 'person' ? [{ type: 'person' as const, id: id.join(':'), qualifier: 'actor' }] : []),
    ...(envelope.office === ''
      ? []
      : [{ type: 'office' as const, id: envelope.office, qualifier: 'accountable' }]),
    ...namedObjects(event.data),
  ];
};
