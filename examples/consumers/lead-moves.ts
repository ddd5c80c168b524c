// Which moves does each lead make? A starter for consumers of the stream, with kafkajs.
// Run it: KAFKA_BROKERS=127.0.0.1:9092 npx tsx examples/consumers/lead-moves.ts
// It begins with the first event of all; started again it goes on where it stopped, because Kafka keeps the place of GROUP.
import { Kafka, logLevel } from 'kafkajs';

interface LeadEvent {
  readonly subject: string;
  readonly sequence: string;
  readonly type: string;
  readonly time: string;
  readonly data: { readonly enters?: string | null };
}

const { KAFKA_BROKERS, LEADCYCLE_TOPIC, GROUP } = process.env;
const brokers = (KAFKA_BROKERS ?? '127.0.0.1:9092').split(',');
const kafka = new Kafka({ brokers, logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: GROUP ?? 'lead-moves' });
const last = new Map<string, string>(); // the number of each lead's last event; keep it where you keep your results

await consumer.connect();
await consumer.subscribe({ topic: LEADCYCLE_TOPIC ?? 'leadcycle.leads.v1', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    const { subject, sequence, type, time, data } = JSON.parse(String(message.value)) as LeadEvent;
    if (sequence <= (last.get(subject) ?? '')) return; // a repeat
    last.set(subject, sequence);
    if (data.enters) console.log(`${time} ${subject} → ${data.enters} (${type})`); // whatever else is told: ignored
  },
});
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void consumer.disconnect().catch(console.error));
