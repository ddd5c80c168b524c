// Is every record of the topic in the archive once, when the archiver is killed again and again?
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { bytesOf, enveloped, leadIdOf, lifeOf } from '../../bench/projection/lead-story.ts';
import { runArchiver } from '../../exports/archive/archiver.ts';
import { nodeArguments } from '../../stack/product-process.ts';
import { root } from '../architecture/tree.ts';
import { ownTopic } from '../projections/own-topic.ts';
import type { OwnTopic } from '../projections/own-topic.ts';
import { eventually } from '../support/eventually.ts';
import { archivedIn } from './archived-in.ts';
import { sized } from '../support/size.ts';

const [leads, kills] = sized([100, 1], [10_000, 20]);

let topic: OwnTopic;
let folder: string;
beforeEach(async () => {
  topic = await ownTopic(inject('kafkaBrokers'));
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-archive-'));
});
afterEach(async () => {
  await topic.close();
  await rm(folder, { recursive: true, force: true });
});

interface Running {
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<number>;
}

const start = async (): Promise<Running> => {
  const child = spawn(process.execPath, [...(await nodeArguments(join(root, 'workers/archiver.ts')))], {
    cwd: root,
    env: {
      ...process.env,
      ...{ KAFKA_BROKERS: inject('kafkaBrokers'), LEADCYCLE_TOPIC: topic.name, LEADCYCLE_ARCHIVE: folder },
      LEADCYCLE_ARCHIVE_EVENTS: '200',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number> => {
    child.kill(signal);
    const [code] = await ended;
    if (signal === 'SIGTERM' && code !== 0) throw new Error(said);
    return code ?? 1;
  };
  return {
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
};

const filesIn = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.parquet'));

const published = async (from: number, to: number): Promise<number> => {
  const messages = Array.from({ length: to - from }, (_, index) => leadIdOf(from + index + 1)).flatMap(
    (leadId, index) =>
      enveloped(leadId, lifeOf(from + index)).map((envelope) => ({ key: leadId, value: bytesOf(envelope) })),
  );
  await topic.publish(messages);
  return messages.length;
};

const hashOf = (value: Buffer): string => createHash('sha256').update(value).digest('hex');

/** What the broker holds, read once more by itself. */
const onTopic = async (count: number): Promise<readonly string[]> => {
  const consumer = topic.kafka.consumer({ groupId: `${topic.name}.check` });
  const seen: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topic.name], fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) =>
      void seen.push(`${String(partition)} ${message.offset} ${hashOf(message.value!)}`),
  });
  await eventually('all records', async () => seen.length === count, 60_000);
  await consumer.disconnect();
  return seen.sort();
};

test(`an archiver killed ${String(kills)} times leaves every record once, byte for byte`, async () => {
  let count = await published(0, leads / 2);
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = (await filesIn()).length;
    const archiver = await start();
    // Some files further on, in the middle of the next ones.
    await eventually('files more', async () => (await filesIn()).length >= before + 2, 60_000);
    await archiver.kill();
    if (kill === 1) count += await published(leads / 2, leads);
  }
  const archiver = await start();
  await eventually('another file', async () => (await filesIn()).length > kills * 2, 60_000);
  expect(await archiver.stop()).toBe(0);
  // The last files are small: this one finishes them as soon as they are begun.
  const silent = (): void => undefined;
  const last = await runArchiver({
    ...{ kafkaBrokers: inject('kafkaBrokers').split(','), topic: topic.name, folder, eventsInFile: 200 },
    ...{ longestMs: 1, log: { info: silent, warn: silent, error: silent } },
  });
  const archived = async (): Promise<number> =>
    (await filesIn()).reduce((sum, name) => {
      const [, from, to] = /p\d+-(\d+)-(\d+)\.parquet$/.exec(name)!;
      return sum + Number(to) - Number(from) + 1;
    }, 0);
  await eventually('all of the topic', async () => (await archived()) >= count, 120_000);
  await last.stop();
  const rows = await archivedIn(folder);
  expect(rows.length).toBe(count);
  expect(
    rows
      .map(({ partition, offset, value }) => `${String(partition)} ${String(offset)} ${hashOf(value)}`)
      .sort(),
  ).toEqual(await onTopic(count));
}, 600_000);
