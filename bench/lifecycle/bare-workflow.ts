// What is the least that a workflow with awaited Updates and a batching publisher costs? No domain: as many bytes, no meaning.
import '../../workflows/stack-depth.ts';
import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';
import type { PublishActivities } from '../../activities/publish.ts';
import type { Envelope } from '../../events/envelope.ts';

const { publish } = proxyActivities<PublishActivities>({
  ...{ startToCloseTimeout: '30 s', heartbeatTimeout: '10 s' },
  retry: { initialInterval: '1 s', backoffCoefficient: 2, maximumInterval: '1 min' },
});

export interface BareInput {
  readonly leadId: string;
  /** Of each command: the size in bytes of each event it makes. */
  readonly eventBytes: readonly (readonly number[])[];
  /** What a policy would be. */
  readonly padding: string;
}

export interface BareReceipt {
  readonly leadId: string;
  readonly seq: number;
  readonly events: readonly { readonly type: string; readonly seq: number }[];
}

/** Takes as many bytes as a batch of the product. */
export const bareUpdate = defineUpdate<BareReceipt, [string]>('execute');

/** Ends once it has taken all commands and published all they made; answers the last seq. */
export async function bareLead({ leadId, eventBytes }: BareInput): Promise<number> {
  let outbox: readonly Envelope[] = [];
  let taken = 0;
  let seq = 0;
  setHandler(bareUpdate, () => {
    const envelopes = (eventBytes[taken] ?? []).map((bytes) => envelopeOf(leadId, (seq += 1), bytes));
    taken += 1;
    outbox = [...outbox, ...envelopes];
    const events = envelopes.map(({ type, sequence }) => ({ type, seq: Number(sequence) }));
    return { leadId, seq, events };
  });
  while (taken < eventBytes.length || outbox.length > 0) {
    await condition(() => outbox.length > 0);
    const batch = outbox.slice(0, 100);
    await publish(batch);
    outbox = outbox.slice(batch.length);
  }
  return seq;
}

/** What an envelope weighs without its filling. */
const frameBytes = 707;

const envelopeOf = (leadId: string, seq: number, bytes: number): Envelope => ({
  specversion: '1.0',
  id: `${leadId}:${String(seq)}`,
  source: `/leads/${leadId}`,
  type: 'leadcycle.LeadEvaluated.v1',
  subject: leadId,
  partitionkey: leadId,
  sequence: String(seq).padStart(10, '0'),
  time: '2026-01-05T09:00:00.000Z',
  recordedtime: '2026-01-05T09:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'urn:leadcycle:schema:LeadEvaluated:1',
  correlationid: '00000000-0000-7000-8000-000000000000',
  causationid: '00000000-0000-7000-8000-000000000000',
  actor: 'person:ada',
  office: 'london',
  origin: 'live',
  traceparent: `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`,
  data: { filling: 'x'.repeat(Math.max(0, bytes - frameBytes)) },
});
