// What is an event as one row of a spreadsheet? Its envelope, and what it tells as JSON.
import { flatEvent } from '../flat-event.ts';
import { storedEvents } from '../stored-events.ts';
import type { Choice } from '../choice.ts';
import type { Snapshot } from '../snapshot.ts';

export const eventColumns = [
  ...['id', 'lead_id', 'seq', 'type', 'version', 'time', 'recordedtime', 'actor', 'office', 'origin'],
  ...['correlationid', 'causationid', 'data'],
] as const;

/** In the order of the stream. */
export async function* eventRows(
  snapshot: Snapshot,
  choice: Choice,
): AsyncGenerator<readonly (string | number)[]> {
  for await (const { envelope } of storedEvents(snapshot, choice)) {
    const event = flatEvent(envelope, 'mark');
    yield [
      ...[event.id, event.leadId, event.seq, event.type, event.version, event.time, event.recordedTime],
      ...[event.actor, event.office, event.origin, event.correlationId, event.causationId, event.data],
    ];
  }
}
