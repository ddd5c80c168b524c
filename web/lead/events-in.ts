// Which of a lead's events are of a kind? Parts of its page are told from them.
import type { Schemas } from '../client.ts';

export type Event = Schemas['TimelineEntry'];

export const eventsOf = (events: readonly Event[], ...types: readonly string[]): readonly Event[] =>
  events.filter(({ type }) => types.includes(type));

/** The latest one of which this holds; undefined where there is none. */
export const latest = (
  events: readonly Event[],
  type: string,
  holds: (data: unknown) => boolean = () => true,
): Event | undefined => events.findLast((event) => event.type === type && holds(event.data));
