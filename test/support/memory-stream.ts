// A stream in memory for tests: keeps every record in the order of arrival, and fails when told to.
import type { EventPublisher } from '../../activities/event-publisher.ts';
import { encode } from '../../events/codec.ts';
import type { Envelope } from '../../events/envelope.ts';

export interface StreamRecord {
  readonly leadId: string;
  readonly seq: number;
  readonly text: string;
}

export class MemoryStream implements EventPublisher {
  readonly records: StreamRecord[] = [];
  appends = 0;
  /** Called for each append: throw before `keep` for a broker that is away, after it for an acknowledgement that is lost. */
  behave: (keep: () => void, signal: AbortSignal) => Promise<void> = async (keep) => keep();

  append(batch: readonly Envelope[], signal: AbortSignal): Promise<void> {
    this.appends += 1;
    return this.behave(() => this.records.push(...batch.map(recordOf)), signal);
  }

  of(leadId: string): readonly StreamRecord[] {
    return this.records.filter((record) => record.leadId === leadId);
  }
}

const recordOf = (envelope: Envelope): StreamRecord => ({
  leadId: envelope.partitionkey,
  seq: Number(envelope.sequence),
  text: encode(envelope),
});
