// Which events does the read model hold? As they stood on the stream, partition by partition, in the order of offsets.
import type { Envelope } from '../events/envelope.ts';
import { eventsChosen } from './choice.ts';
import type { Choice } from './choice.ts';
import { countOf } from './count.ts';
import { envelopeIn } from './flat-event.ts';
import type { Snapshot } from './snapshot.ts';

export interface StoredEvent {
  readonly partition: number;
  readonly offset: bigint;
  readonly envelope: Envelope;
}

interface Row {
  readonly partition: number;
  readonly kafka_offset: string;
  readonly value: Buffer;
}

/**
 * @param order stream: as Kafka has them; type and month: all of one type and one month (UTC) together, which Postgres
 * sorts on its disk
 */
export async function* storedEvents(
  snapshot: Snapshot,
  choice: Choice,
  order: 'stream' | 'type and month' = 'stream',
): AsyncGenerator<StoredEvent> {
  const inOrder =
    order === 'stream'
      ? 'order by e.partition, e.kafka_offset'
      : `order by e.type, to_char(e.time at time zone 'UTC', 'YYYY-MM'), e.partition, e.kafka_offset`;
  const query = eventsChosen({ columns: 'e.partition, e.kafka_offset, e.value', order: inOrder }, choice);
  for await (const { partition, kafka_offset, value } of snapshot.rows<Row>(query))
    yield { partition, offset: BigInt(kafka_offset), envelope: envelopeIn(value) };
}

export const countEvents = async (snapshot: Snapshot, choice: Choice): Promise<number> =>
  countOf(snapshot, eventsChosen({ columns: 'count(*) as count' }, choice));
