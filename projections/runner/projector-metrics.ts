// What can a monitor ask a projector? How far behind it is, how fast it goes, who waits, and for whom: in Prometheus' words.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Projector } from './projector.ts';
import type { ProjectorCounts } from './projector-log.ts';

export interface ProjectorMetrics {
  /** To be called with the seconds of each transaction. */
  readonly transactionTook: (seconds: number) => void;
  /** Metrics in the text format of Prometheus; what Kafka or Postgres do not tell right now is left out. */
  readonly text: (projector: Projector) => Promise<string>;
  readonly contentType: string;
}

const counters: readonly (readonly [keyof ProjectorCounts, string, string])[] = [
  ['chunks', 'transactions', 'Transactions that were committed.'],
  ['applied', 'events_applied', 'Events that the read models took in.'],
  ['duplicates', 'events_repeated', 'Events that came again with the same bytes.'],
  ['parked', 'leads_parked', 'Times that a lead began to wait.'],
  ['released', 'leads_released', 'Times that a waiting lead went on.'],
  ['deadLetters', 'dead_letters', 'Records that nobody can read, sent to the topic of dead letters.'],
  ['fenced', 'fenced', 'Times that another projector had taken a partition over.'],
  ['retries', 'retries', 'Attempts that failed and were made again in place.'],
];

/** @param set the name of the set of read models: a label of all metrics */
export const projectorMetrics = (set: string): ProjectorMetrics => {
  const registry = new Registry();
  registry.setDefaultLabels({ set });
  const named = <Kind>(name: string, help: string, more: Kind) => ({
    ...{ name: `leadcycle_projector_${name}`, help, registers: [registry] },
    ...more,
  });
  const counted = counters.map(([count, name, help]) => ({
    count,
    counter: new Counter(named(`${name}_total`, help, {})),
  }));
  const lag = new Gauge(
    named('lag_records', 'Records that Kafka has and the read models have not.', {
      labelNames: ['partition'] as const,
    }),
  );
  const waiting = new Gauge(named('partitions_waiting', 'Partitions that are tried again in place.', {}));
  const parked = new Gauge(named('leads_parked_now', 'Leads that wait.', { labelNames: ['kind'] as const }));
  const transaction = new Histogram(
    named('transaction_seconds', 'How long a transaction took, from its begin to its commit.', {
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    }),
  );
  return {
    contentType: registry.contentType,
    transactionTook: (seconds) => transaction.observe(seconds),
    text: async (projector) => {
      for (const { count, counter } of counted) {
        counter.reset();
        counter.inc(projector.counts[count]);
      }
      waiting.set(projector.watch.waiting.size);
      const [behind, waits] = await Promise.all([
        projector.lag().catch(() => new Map<number, number>()),
        projector.parked().catch(() => new Map<string, number>()),
      ]);
      lag.reset();
      for (const [partition, records] of behind) lag.set({ partition: String(partition) }, records);
      parked.reset();
      for (const [kind, leads] of waits) parked.set({ kind }, leads);
      return registry.metrics();
    },
  };
};
