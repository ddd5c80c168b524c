// The whole engine for a test file: its processes on a database, topic and task queue of their own, and a door to them.
import { Kafka, logLevel } from 'kafkajs';
import type { Admin } from 'kafkajs';
import { expect } from 'vitest';
import { manySellers } from '../../bench/company.ts';
import type { Seller } from '../../bench/company.ts';
import { ownPlace } from '../../bench/own-place.ts';
import type { Addresses, OwnPlace } from '../../bench/own-place.ts';
import { openEngine } from '../../doors/engine.ts';
import type { Engine } from '../../doors/engine.ts';
import type { Envelope } from '../../events/envelope.ts';
import { waitUntilCaughtUp } from '../../projections/caught-up.ts';
import type { Service } from '../../stack/service.ts';
import { expectExact } from '../projections/exact.ts';
import type { StreamRecord } from './memory-stream.ts';
import { requireOrderedStream } from './stream-order.ts';
import { topicRecords } from './topic-records.ts';

export interface TestEngine {
  readonly place: OwnPlace;
  /** The door. */
  readonly engine: Engine;
  readonly worker: Service;
  readonly projector: Service;
  records(): Promise<readonly StreamRecord[]>;
  /** Waits for the read models, then holds them against the fold of the stream, whose order it checks first. */
  expectReadModelsAsStream(): Promise<readonly StreamRecord[]>;
  close(): Promise<void>;
}

/** Worker and projector are processes, so that they can be killed as a machine would. */
export const startEngine = async (
  addresses: Addresses,
  sellers: readonly Seller[] = manySellers,
): Promise<TestEngine> => {
  const place = await ownPlace(addresses, sellers);
  try {
    return await runEngine(place);
  } catch (failure) {
    await place.leave();
    throw failure;
  }
};

const runEngine = async (place: OwnPlace): Promise<TestEngine> => {
  const { kafkaBrokers: brokers, topic } = place.configuration;
  const [worker, projector] = await Promise.all([
    place.startProcess('lifecycle', new URL('../../workers/lifecycle.ts', import.meta.url)),
    place.startProcess('projector', new URL('../../workers/projector.ts', import.meta.url)),
  ]);
  const engine = await openEngine(place.configuration);
  const admin = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const records = (): Promise<readonly StreamRecord[]> => topicRecords(brokers, topic);
  return {
    ...{ place, engine, worker, projector, records },
    expectReadModelsAsStream: async () => {
      for (;;) {
        const behind = await waitUntilCaughtUp(engine.pool, admin, { topic, timeoutMs: 60_000 });
        expect(behind, 'events that the read models still lack').toBe(0);
        const seen = await records();
        requireOrderedStream(seen);
        try {
          await expectExact(engine.pool, firstOccurrences(seen));
          return seen;
        } catch (difference) {
          // Clocks of leads go on: what one of them told between the two looks is no difference.
          if ((await records()).length === seen.length) throw difference;
        }
      }
    },
    close: async () => {
      await engine.close();
      await place.leave();
      await dropTopics(admin, topic);
    },
  };
};

/** Every lead's envelopes, each once, in the order of the stream. */
const firstOccurrences = (records: readonly StreamRecord[]): readonly (readonly Envelope[])[] => {
  const streams = new Map<string, Envelope[]>();
  for (const { leadId, seq, text } of records) {
    const stream = streams.get(leadId) ?? [];
    streams.set(leadId, stream);
    if (seq === stream.length + 1) stream.push(JSON.parse(text) as Envelope);
  }
  return [...streams.values()];
};

const dropTopics = async (admin: Admin, topic: string): Promise<void> => {
  const topics = (await admin.listTopics()).filter((name) => name.startsWith(topic));
  await admin.deleteTopics({ topics });
  await admin.disconnect();
};
