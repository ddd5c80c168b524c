// What did a receiver of webhooks take in? The events of its messages, each message once, as one does who drops repeats.
import type { Request } from './webhook-server.ts';

/**
 * Ids of the events that arrived, in their order. A message that came again counts once; an event that came in two messages
 * counts twice, for no receiver could tell.
 */
export const arrivedEvents = (requests: readonly Request[]): readonly string[] =>
  arrivals(requests, () => true)();

/** The same of a receiver that is still told: each call reads on from where the one before ended. */
export const arrivals = (
  requests: readonly Request[],
  isWanted: (request: Request) => boolean,
): (() => readonly string[]) => {
  const seen = new Set<string>();
  const ids: string[] = [];
  let read = 0;
  return () => {
    for (; read < requests.length; read += 1) {
      const request = requests[read];
      if (request === undefined || !isWanted(request)) continue;
      const id = String(request.headers['webhook-id']);
      if (seen.has(id)) continue;
      seen.add(id);
      const { data } = JSON.parse(request.body) as {
        data: { id: string } | { events: readonly { id: string }[] };
      };
      ids.push(...('events' in data ? data.events.map((event) => event.id) : [data.id]));
    }
    return ids;
  };
};
