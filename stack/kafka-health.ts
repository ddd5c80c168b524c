// Does a Kafka broker answer?
import { Kafka, logLevel } from 'kafkajs';
import { StackFailure } from './stack-failure.ts';

/**
 * Resolves when a broker answers and knows itself. `brokers`: a comma list of host:port.
 * @param expected id of the cluster that has to answer; another one may have taken the port a moment earlier
 * @throws whatever the client says, or that another cluster answers
 */
export async function checkKafka(brokers: string, expected?: string): Promise<void> {
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
    const { brokers: live, controller, clusterId } = await admin.describeCluster();
    if (expected !== undefined && clusterId !== expected)
      throw new Error(`another Kafka answers on ${brokers}`);
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
