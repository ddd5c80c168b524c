// What did a receiver of webhooks take in? The events of its messages, each message once, as one does who drops repeats.
import type { Request } from './webhook-server.ts';

/**
 * Ids of the events that arrived, in their order. A message that came again counts once; an event that came in two messages
 * counts twice, for no receiver could tell.
 */
export const arrivedEvents = (requests: readonly Request[]): readonly string[] => {
  const seen = new Set<string>();
  return requests.flatMap(({ headers, body }) => {
    const id = String(headers['webhook-id']);
    if (seen.has(id)) return [];
    seen.add(id);
    const { data } = JSON.parse(body) as { data: { id: string } | { events: readonly { id: string }[] } };
    return 'events' in data ? data.events.map((event) => event.id) : [data.id];
  });
};
