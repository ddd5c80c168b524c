// Which events did a lead's workflow hand to the stream? Its history has them, before Kafka ever sees them.
import { defaultPayloadConverter } from '@temporalio/common';
import { encode } from '../events/codec.ts';
import type { Envelope } from '../events/envelope.ts';
import type { StoredBytes, StoredEvent } from '../projections/repair/stored-bytes.ts';
import type { Engine } from './engine.ts';
import { workflowIdOf } from './lead-client.ts';

/** As long as Temporal keeps the runs of a lead; the latest run of all says how far it has come with publishing. */
export const publishedHistory = ({ client }: Pick<Engine, 'client'>): StoredBytes => ({
  name: 'history',
  find: async (leadId, seqs) => {
    const wanted = new Set(seqs);
    const found = new Map<number, StoredEvent>();
    const workflowId = workflowIdOf(leadId);
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const events = history.events ?? [];
      const done = new Set(
        events.flatMap(({ activityTaskCompletedEventAttributes: completed }) =>
          completed == null ? [] : [String(completed.scheduledEventId)],
        ),
      );
      for (const { eventId, activityTaskScheduledEventAttributes: scheduled } of events) {
        const payload = scheduled?.input?.payloads?.[0];
        if (scheduled?.activityType?.name !== 'publish' || payload == null) continue;
        const state = done.has(String(eventId)) ? 'published' : 'on_its_way';
        for (const envelope of defaultPayloadConverter.fromPayload<readonly Envelope[]>(payload)) {
          const seq = Number(envelope.sequence);
          // A batch that a run could not finish is carried to the next one, and published there.
          if (wanted.has(seq) && found.get(seq)?.state !== 'published')
            found.set(seq, { value: Buffer.from(encode(envelope)), state });
        }
      }
    }
    return found;
  },
});
