// How do events get into Kafka without loss and in order? One produce request at a time, and a new producer after any doubt.
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Message, Producer } from 'kafkajs';
import { encode, headersOf } from '../events/codec.ts';
import type { Envelope } from '../events/envelope.ts';
import type { EventPublisher } from './event-publisher.ts';

export interface KafkaPublisherOptions {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly clientId: string;
}

/** Under the broker's 1 MiB a batch, with headers, even if all of it goes to one partition. */
const requestLimit = 640 * 1_024;
/** Over before the activity's attempt is (30 s): a later one must not overtake it. */
const sendWithinMs = 20_000;

interface Waiting {
  readonly messages: readonly Message[];
  readonly bytes: number;
  readonly signal: AbortSignal;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Appends to one topic, key = lead id. What arrives while a request is on its way goes out together in the next one.
 *
 * kafkajs takes an idempotent producer's sequence numbers back when a send fails. If the broker had kept that batch, the
 * next *other* batch of the same size would pass for its repeat and be dropped, acknowledged. So there is never more than
 * one send at a time, and a producer whose send failed is never used again.
 */
export class KafkaPublisher implements EventPublisher {
  readonly #kafka: Kafka;
  readonly #topic: string;
  #producer: Promise<Producer> | null = null;
  #queue: Waiting[] = [];
  #isDraining = false;
  #drained = Promise.resolve();

  constructor({ brokers, topic, clientId }: KafkaPublisherOptions) {
    this.#topic = topic;
    this.#kafka = new Kafka({
      clientId,
      brokers: [...brokers],
      connectionTimeout: 3_000,
      requestTimeout: 8_000,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
      logLevel: logLevel.NOTHING, // what fails is told by the failure of the activity
    });
  }

  append(batch: readonly Envelope[], signal: AbortSignal): Promise<void> {
    const messages = batch.map((envelope) => ({
      key: envelope.partitionkey,
      value: encode(envelope),
      headers: headersOf(envelope),
    }));
    const bytes = messages.reduce((sum, { value }) => sum + 2 * Buffer.byteLength(value), 0);
    return new Promise((resolve, reject) => {
      this.#queue.push({ messages, bytes, signal, resolve, reject });
      if (this.#isDraining) return;
      this.#isDraining = true;
      this.#drained = this.#drain();
    });
  }

  /** Sends what waits, then disconnects. */
  async close(): Promise<void> {
    await this.#drained;
    const producer = await this.#producer?.catch(() => null);
    await producer?.disconnect();
  }

  async #drain(): Promise<void> {
    for (let group = this.#takeGroup(); group.length > 0; group = this.#takeGroup()) {
      try {
        await this.#send(group.flatMap(({ messages }) => messages));
        for (const { resolve } of group) resolve();
      } catch (error) {
        this.#discardProducer();
        for (const { reject } of [...group, ...this.#queue.splice(0)]) reject(error);
      }
    }
    this.#isDraining = false;
  }

  #takeGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    let bytes = 0;
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (group.length > 0 && bytes + next.bytes > requestLimit) break;
      this.#queue.shift();
      if (next.signal.aborted) {
        next.reject(next.signal.reason);
        continue;
      }
      bytes += next.bytes;
      group.push(next);
    }
    return group;
  }

  async #send(messages: Message[]): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Kafka did not answer within ${sendWithinMs} ms.`)),
        sendWithinMs,
      );
    });
    const sending = this.#connected().then((producer) =>
      producer.send({ topic: this.#topic, acks: -1, messages }),
    );
    try {
      await Promise.race([sending, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    await producer.connect();
    return producer;
  }

  #discardProducer(): void {
    const discarded = this.#producer;
    this.#producer = null;
    // Not awaited: a broken connection may take its time to close.
    discarded?.then((producer) => producer.disconnect()).catch(() => undefined);
  }
}
