// How is the one Kafka node set up? Broker and controller in one process, nothing deleted, no waiting for more members.
export interface KafkaPlace {
  readonly port: number;
  readonly controllerPort: number;
  readonly dataFolder: string;
}

/** The text of server.properties. */
export function kafkaSettings({ port, controllerPort, dataFolder }: KafkaPlace): string {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': dataFolder.replaceAll('\\', '/'),
    'auto.create.topics.enable': false,
    'num.partitions': 12,
    // The stream is the record of what happened: it is never deleted by age or size.
    'log.retention.ms': -1,
    'log.retention.bytes': -1,
    // A reader that pauses for a year still finds where it stopped.
    'offsets.retention.minutes': 525_600,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 5,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 5,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A broker that was killed may register again only when its old session is over: 9 s by default.
    'broker.session.timeout.ms': 6000,
    'broker.heartbeat.interval.ms': 1000,
    // One machine, two cores: the default (3 + 8 threads, 128 MiB for the cleaner) is for servers.
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
