// How would one keep the same tables without the runner? A message at a time, each in a transaction of its own.
import { Kafka, logLevel } from 'kafkajs';
import type { Pool, PoolClient } from 'pg';
import { evolve } from '../../domain/evolve.ts';
import type { Lead } from '../../domain/lead.ts';
import { decode } from '../../events/codec.ts';
import type { AppliedEvent } from '../../projections/read-model.ts';
import { inSchema } from '../../projections/runner/in-schema.ts';
import { liveSet } from '../../projections/set.ts';

export interface NaiveRun {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly groupId: string;
  readonly pool: Pool;
  /** Stops after so many events. */
  readonly events: number;
}

/**
 * Consumes from the beginning with `eachMessage`; keeps the same read models, lead by lead and row by row.
 * @returns milliseconds from the first message to the commit of the last
 */
export const runNaive = async ({ brokers, topic, groupId, pool, events }: NaiveRun): Promise<number> => {
  const kafka = new Kafka({ clientId: 'bench-naive', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let [began, done, finish]: [number, number, (ms: number) => void] = [0, 0, () => undefined];
  const finished = new Promise<number>((resolve) => (finish = resolve));
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ partition, message }) => {
      if (done >= events || message.value === null) return;
      if (began === 0) began = performance.now();
      const { value, offset } = { value: message.value, offset: Number(message.offset) };
      await inSchema(pool, liveSet.schema, (client) => keep(client, { partition, offset, value }));
      done += 1;
      if (done === events) finish(performance.now() - began);
    },
  });
  const ms = await finished;
  await consumer.disconnect();
  return ms;
};

const keep = async (
  client: PoolClient,
  {
    partition,
    offset,
    value,
  }: { readonly partition: number; readonly offset: number; readonly value: Buffer },
): Promise<void> => {
  const decoded = decode(value.toString('utf8'));
  if (decoded.kind !== 'event') throw new Error(decoded.because);
  const { leadId, seq, envelope, event } = decoded;
  const { rows } = await client.query<{ state: Lead; latest_at: Date }>(
    'select state, latest_at from lead where lead_id = $1 for update',
    [leadId],
  );
  const before = rows[0]?.state ?? null;
  if ((before?.seq ?? 0) + 1 !== seq) return; // a repeat
  const after = evolve(before, event, leadId);
  const applied: AppliedEvent = {
    ...{ leadId, seq, partition, offset, settledAt: offset, late: null, republished: false },
    ...{ envelope, event, value, after },
  };
  const change = {
    leadId,
    before,
    latestBefore: rows[0]?.latest_at.toISOString() ?? null,
    events: [applied],
  };
  for (const model of liveSet.models) await model.fold({ partition, changes: [change] })(client);
  await client.query(
    'insert into lead_seq values ($1, $2) on conflict (lead_id) do update set seq = excluded.seq',
    [leadId, seq],
  );
  await client.query(
    `insert into checkpoint (set_name, version, topic, partition, next_offset, owner, epoch)
     values ('naive', 1, '', $1, $2, gen_random_uuid(), 1)
     on conflict (set_name, version, topic, partition) do update set next_offset = excluded.next_offset`,
    [partition, offset + 1],
  );
};
