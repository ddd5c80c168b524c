// Does a Kafka broker answer?
import { Kafka, logLevel } from 'kafkajs';
import { StackFailure } from './stack-failure.ts';

/**
 * Resolves when a broker answers and knows itself. `brokers`: a comma list of host:port.
 * @throws whatever the client says
 */
export async function checkKafka(brokers: string): Promise<void> {
  const admin = new Kafka({
    clientId: 'leadcycle-health',
    brokers: brokers.split(',').map((broker) => broker.trim()),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const { brokers: live, controller } = await admin.describeCluster();
    if (live.length === 0 || controller === null) throw new Error('the cluster has no controller yet');
  } finally {
    await admin.disconnect();
  }
}

/**
 * Checks a broker that somebody else runs.
 * @throws StackFailure when it does not answer within some seconds
 */
export async function requireKafka(brokers: string): Promise<void> {
  try {
    await checkKafka(brokers);
  } catch (cause) {
    throw new StackFailure(
      `KAFKA_BROKERS says ${brokers}, but no Kafka broker answers there; start it, or unset KAFKA_BROKERS to have one started here.`,
      { cause },
    );
  }
}
