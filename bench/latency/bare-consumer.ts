// What is the least that a consumer does? One row for each message, fetched as the projector fetches, in a process of its own.
import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { kafkaConsumer } from '../../projections/runner/kafka-consumer.ts';
import type { StreamRecord } from '../../projections/runner/stream-record.ts';
import { readConfiguration } from '../../workers/config.ts';
import { bareGroupOf } from './bare-names.ts';

const { kafkaBrokers, databaseUrl, topic } = readConfiguration(process.env);
const pool = new Pool({ connectionString: databaseUrl, max: 5 });
pool.on('error', () => undefined);

/** Read again after a change of the group, it is there already. */
const keep = async ({ headers }: StreamRecord): Promise<void> => {
  const [leadId, seq] = String(headers['ce_id']).split(':');
  await pool.query('insert into bare_seen values ($1, $2) on conflict do nothing', [leadId, seq]);
};

const consumer = kafkaConsumer({
  kafka: new Kafka({ clientId: 'bench-bare', brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING }),
  ...{ groupId: bareGroupOf(topic), topic },
});
await consumer.run({
  assigned: async (partitions) => new Map(partitions.map((partition) => [partition, 0])),
  batch: async ({ records, nextOffset, heartbeat }) => {
    for (const record of records) await keep(record);
    await heartbeat();
    return nextOffset;
  },
});
console.log('bare consumer is ready');
process.once('SIGTERM', () => {
  const close = consumer.stop().then(() => pool.end());
  close.then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
