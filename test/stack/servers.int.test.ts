// Do the three real servers come up, keep what they were given, and come back after every kind of end?
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopStack } from '../../stack/down.ts';
import { readStack } from '../../stack/running-stack.ts';
import type { Addresses, RunningStack } from '../../stack/stack.ts';
import { stackStatus } from '../../stack/status.ts';
import { deleteFolder, newStateFolder, startOwnStack } from './own-stack.ts';
import { ALL_THINGS, findThings, storeThings } from './stored-things.ts';

const folder = newStateFolder();
let stack: RunningStack;

beforeAll(async () => {
  stack = await startOwnStack(folder);
  await storeThings(stack.addresses);
});

afterAll(async () => {
  await stack.stop();
  await stopStack(folder);
  deleteFolder(folder);
});

const listenOn = async (address: string): Promise<Server> => {
  const server = createServer().listen(Number(address.split(':')[1]), '127.0.0.1');
  await once(server, 'listening');
  return server;
};

test('the namespace keeps finished runs for 7 days and knows the search attributes', async () => {
  const connection = await Connection.connect({ address: stack.addresses.temporalAddress });
  const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
  expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBeGreaterThanOrEqual(7 * 86_400);
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: 'default',
  });
  expect(Object.keys(customAttributes)).toEqual(
    expect.arrayContaining(['LeadStage', 'LeadTier', 'LeadOffice', 'LeadOwner']),
  );
  await connection.close();
});

test('secrets are readable by their owner only', () => {
  for (const name of ['postgres.password', 'stack.json'])
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
});

test('a second holder of the folder gets a sentence', async () => {
  await expect(startOwnStack(folder)).rejects.toThrow(
    `Another process (pid ${process.pid}) is using the state folder`,
  );
});

test('the status says what runs and hides the password', () => {
  const status = stackStatus(folder);
  expect(status.up).toBe(true);
  expect(status.services.map(({ name, state }) => [name, state])).toEqual([
    ['kafka', 'running'],
    ['postgres', 'running'],
    ['temporal', 'running'],
  ]);
  expect(status.addresses?.databaseUrl).toContain(':***@');
});

test('a server that was killed comes back on its port with its data', async () => {
  for (const service of Object.values(stack.services)) {
    const before = service?.pid;
    service?.kill();
    await service?.restart();
    expect(service?.pid).not.toBe(before);
  }
  expect(await findThings(stack.addresses)).toEqual(ALL_THINGS);
});

test('a Postgres that was killed in the middle of long queries comes back at once', async () => {
  const client = new Client({ connectionString: stack.addresses.databaseUrl });
  client.on('error', () => {
    // Killed on purpose.
  });
  await client.connect();
  const counting = client.query('select count(*) from generate_series(1, 2000000000)').catch(() => 'cut off');
  await setTimeout(300); // until the query is under way
  stack.services.postgres?.kill();
  await stack.services.postgres?.restart();
  expect(await counting).toBe('cut off');
  expect(await findThings(stack.addresses)).toEqual(ALL_THINGS);
});

test('data and ports survive a stop and a start', async () => {
  const before: Addresses = stack.addresses;
  await stack.stop();
  expect(readStack(folder)).toBeNull();
  stack = await startOwnStack(folder);
  expect(stack.addresses).toEqual(before);
  expect(await findThings(stack.addresses)).toEqual(ALL_THINGS);
});

test('a port that somebody else took gives way to another, with the same data behind it', async () => {
  const { temporalAddress, kafkaBrokers } = stack.addresses;
  await stack.stop();
  const strangers = await Promise.all([listenOn(temporalAddress), listenOn(kafkaBrokers)]);
  stack = await startOwnStack(folder);
  expect(stack.addresses.temporalAddress).not.toBe(temporalAddress);
  expect(stack.addresses.kafkaBrokers).not.toBe(kafkaBrokers);
  expect(await findThings(stack.addresses)).toEqual(ALL_THINGS);
  for (const stranger of strangers) stranger.close();
});

test('a detached stack is found, is left as it is by a second start, and ends by command', async () => {
  await stack.stop();
  stack = await startOwnStack(folder, { detached: true });
  const again = await startOwnStack(folder, { detached: true });
  expect(again.addresses).toEqual(stack.addresses);
  expect(again.services.kafka?.pid).toBe(stack.services.kafka?.pid);
  await again.stop();
  expect(readStack(folder)?.addresses).toEqual(stack.addresses);
  expect((await stopStack(folder)).toSorted()).toEqual(['kafka', 'postgres', 'temporal']);
  expect(readStack(folder)).toBeNull();
});

test('an address of the environment is used as it is, and one that does not answer is told', async () => {
  stack = await startOwnStack(folder);
  const other = newStateFolder();
  const { temporalAddress, kafkaBrokers, databaseUrl } = stack.addresses;
  const environment = {
    TEMPORAL_ADDRESS: temporalAddress,
    KAFKA_BROKERS: kafkaBrokers,
    DATABASE_URL: databaseUrl,
  };
  const borrowed = await startOwnStack(other, { environment });
  expect(borrowed.services).toEqual({ temporal: null, kafka: null, postgres: null });
  await borrowed.stop();
  await expect(
    startOwnStack(other, { environment: { ...environment, KAFKA_BROKERS: '127.0.0.1:1' } }),
  ).rejects.toThrow('KAFKA_BROKERS says 127.0.0.1:1, but no Kafka broker answers there');
  deleteFolder(other);
});
