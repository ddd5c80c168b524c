// Is what was stored still there? One workflow, one record and one row, written and read again.
import { Connection, WorkflowClient } from '@temporalio/client';
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { ensureTopics } from '../../projections/runner/ensure-topics.ts';
import type { Addresses } from '../../stack/stack.ts';

const TOPIC = 'kept';
const WORKFLOW = 'kept-workflow';

const kafkaAt = ({ kafkaBrokers }: Addresses): Kafka =>
  new Kafka({ clientId: 'test', brokers: kafkaBrokers.split(','), logLevel: logLevel.NOTHING });

async function withPostgres<Result>(
  addresses: Addresses,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: addresses.databaseUrl });
  client.on('error', () => {
    // Killed on purpose.
  });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Starts a workflow that nobody works on, sends a record, inserts a row. */
export async function storeThings(addresses: Addresses): Promise<void> {
  const connection = await Connection.connect({ address: addresses.temporalAddress });
  const client = new WorkflowClient({ connection });
  await client.start('waiting', { workflowId: WORKFLOW, taskQueue: 'nobody', args: [] });
  await connection.close();
  const kafka = kafkaAt(addresses);
  const producer = kafka.producer();
  await Promise.all([producer.connect(), ensureTopics(kafka, { [TOPIC]: 1 })]);
  await producer.send({ topic: TOPIC, acks: -1, messages: [{ key: 'a', value: 'kept' }] });
  await producer.disconnect();
  await withPostgres(addresses, async (client) => {
    await client.query('create table kept (word text)');
    await client.query(`insert into kept values ('kept')`);
  });
}

/** What is found of them: the workflow's status, the number of records, the rows. */
export async function findThings(addresses: Addresses): Promise<object> {
  const connection = await Connection.connect({ address: addresses.temporalAddress });
  const workflow = await new WorkflowClient({ connection }).getHandle(WORKFLOW).describe();
  await connection.close();
  const admin = kafkaAt(addresses).admin();
  await admin.connect();
  const [offsets] = await admin.fetchTopicOffsets(TOPIC);
  await admin.disconnect();
  const rows = await withPostgres(addresses, (client) =>
    client.query<{ word: string }>('select word from kept'),
  );
  return { workflow: workflow.status.name, records: offsets?.high, rows: rows.rows.map(({ word }) => word) };
}

export const ALL_THINGS = { workflow: 'RUNNING', records: '1', rows: ['kept'] };
