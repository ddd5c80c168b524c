// Does the `event` table hold what Kafka holds, byte for byte? Compared window by window.
import type { ClientBase } from 'pg';
import { rulingsOn } from '../runner/rulings.ts';
import { readRecord, sha256 } from '../runner/stream-record.ts';
import type { LeadRecord } from '../runner/stream-record.ts';
import type { Window } from './read-spans.ts';
import type { Truth } from './truth.ts';

interface StoredEvent {
  readonly partition: number;
  readonly kafka_offset: string;
  readonly lead_id: string;
  readonly seq: number;
  readonly columns: readonly string[];
  readonly sha256: string;
}

const columns = `partition, kafka_offset, lead_id, seq, encode(sha256(value), 'hex') as sha256,
  array[type, to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        to_char(recordedtime at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), office, actor, origin, causationid] as columns`;

/** Compares one window; what differs is told, and its truth kept. */
export const compareWindow = async (
  client: ClientBase,
  truth: Truth,
  { partition, from, to, records }: Window,
): Promise<void> => {
  const { rows } = await client.query<StoredEvent>(
    `select ${columns} from event where partition = $1 and kafka_offset >= $2 and kafka_offset < $3`,
    [partition, from, to],
  );
  const stored = new Map(rows.map((row) => [Number(row.kafka_offset), row]));
  const absent: LeadRecord[] = [];
  for (const streamed of records) {
    const read = readRecord(streamed);
    if (read.kind === 'unreadable') continue; // it went to the dead letters; a row at its offset is told below
    const row = stored.get(streamed.offset);
    stored.delete(streamed.offset);
    if (row === undefined) absent.push(read.record);
    else compareRow(truth, row, read.record);
  }
  for (const row of stored.values()) forged(truth, row);
  if (absent.length > 0) await compareAbsent(client, truth, absent);
};

/** Rows beyond what was read of each partition, and of partitions that the topic does not have. */
export const compareBeyond = async (
  client: ClientBase,
  truth: Truth,
  spans: readonly { readonly partition: number; readonly end: number }[],
): Promise<void> => {
  const { rows } = await client.query<StoredEvent>(
    `select ${columns} from event e
     where not exists (select from unnest($1::int[], $2::bigint[]) as s (partition, upper)
                       where s.partition = e.partition and e.kafka_offset >= 0 and e.kafka_offset < s.upper)
     limit 10000`,
    [spans.map(({ partition }) => partition), spans.map(({ end }) => end)],
  );
  for (const row of rows) forged(truth, row);
};

const compareRow = (truth: Truth, row: StoredEvent, record: LeadRecord): void => {
  const { leadId, seq, value } = record;
  const which = { leadId, seq, where: 'event' };
  if (row.lead_id !== leadId || row.seq !== seq) {
    truth.exclude(record.partition, record.offset);
    truth.correct(leadId, seq, value);
    truth.tell({
      ...which,
      kind: 'bytes_differ',
      because: `the row calls it seq ${row.seq} of lead ${row.lead_id}`,
    });
  } else if (row.sha256 !== sha256(value)) {
    truth.correct(leadId, seq, value);
    truth.tell({ ...which, kind: 'bytes_differ', because: `the stored value has sha256 ${row.sha256}` });
  } else if (record.decoded.kind === 'event') {
    const { envelope, event } = record.decoded;
    const { recordedtime, office, actor, origin, causationid } = envelope;
    const told = [event.type, event.time, recordedtime, office, actor, origin, causationid];
    if (told.some((value_, index) => value_ !== row.columns[index]))
      truth.tell({
        ...which,
        kind: 'read_model_differs',
        because: 'its columns are not what its value says',
      });
  }
};

const forged = (truth: Truth, row: StoredEvent): void => {
  const offset = Number(row.kafka_offset);
  truth.exclude(row.partition, offset);
  truth.tell({
    ...{ kind: 'not_in_stream', leadId: row.lead_id, seq: row.seq, where: 'event' },
    because: `Kafka has no such record at partition ${row.partition} offset ${offset}`,
  });
};

/** Records without a row of their own: repeats of an applied event, parked ones, or missing. */
const compareAbsent = async (
  client: ClientBase,
  truth: Truth,
  absent: readonly LeadRecord[],
): Promise<void> => {
  const { rows } = await client.query<{ place: number; sha256: string | null; parked: boolean }>(
    `select (t.place - 1)::int as place, encode(sha256(e.value), 'hex') as sha256,
            exists (select from parked_event p where p.lead_id = t.lead_id and p.seq = t.seq and p.sha256 = t.sha256) as parked
     from unnest($1::uuid[], $2::int[], $3::text[]) with ordinality as t (lead_id, seq, sha256, place)
     left join event e on e.lead_id = t.lead_id and e.seq = t.seq`,
    [
      absent.map(({ leadId }) => leadId),
      absent.map(({ seq }) => seq),
      absent.map(({ value }) => sha256(value)),
    ],
  );
  for (const { place, sha256: storedHash, parked } of rows) {
    const record = absent[place];
    if (record === undefined || parked) continue;
    const { leadId, seq, value } = record;
    const known = truth.correction(leadId, seq);
    if (storedHash === sha256(value) || known?.equals(value) === true) continue;
    const which = { leadId, seq };
    if (storedHash !== null || known !== undefined) {
      if (((await rulingsOn(client, leadId)).get(seq) ?? sha256(value)) !== sha256(value)) continue; // ruled out by a person
      truth.tell({
        ...which,
        kind: 'conflict_in_stream',
        where: 'stream',
        because: 'the stream has two values of it',
      });
      continue;
    }
    truth.correct(leadId, seq, value);
    truth.tell({
      ...{ ...which, kind: 'missing_in_read_model', where: 'event' },
      because: `the record at partition ${record.partition} offset ${record.offset} is neither stored nor parked`,
    });
  }
};
