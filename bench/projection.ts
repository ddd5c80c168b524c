// How fast are all read models rebuilt from the topic, held against a consumer that keeps them message by message?
import { setTimeout as pause } from 'node:timers/promises';
import { runProjector } from '../projections/runner/projector.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { inTurns, median, rounded, summaryOf } from './paired-ratios.ts';
import { copyMs } from './projection/limit.ts';
import { runNaive } from './projection/naive.ts';
import { ownDatabase } from './projection/own-database.ts';
import type { OwnDatabase } from './projection/own-database.ts';
import { eventsALead, prefill } from './projection/prefilled-topic.ts';
import { checkSameTables, checkTotals } from './projection/tables-agree.ts';

const rounds = 5;
const leads = 10_000;
const events = leads * eventsALead;
/** The naive consumer would take minutes a round for all of them: it is measured over so many, and compared by the event. */
const sampleLeads = 200;
const sample = sampleLeads * eventsALead;

export interface ProjectionResult extends BenchResult {
  readonly ratios: {
    readonly naive: number;
    /** Not measured. */
    readonly emmett: null;
    /** Share of what INSERT … SELECT of the same rows reaches. */
    readonly limit: number;
  };
}

export const run = async ({ servers, report }: BenchContext): Promise<ProjectionResult> => {
  const { configuration } = await servers();
  const { kafkaBrokers: brokers, databaseUrl } = configuration;
  const topic = `${configuration.topic}.projection`;
  const [ours, naive] = await Promise.all([ownDatabase(databaseUrl), ownDatabase(databaseUrl)]);
  const topicFill = await prefill(brokers, topic);
  let group = 0;
  const rebuild = (count: number): Promise<number> =>
    rebuildMs(ours, { brokers, topic, groupId: `${topic}.ours.${(group += 1)}`, events: count });
  const naively = async (): Promise<number> => {
    await naive.reset();
    return runNaive({
      brokers,
      topic,
      groupId: `${topic}.naive.${(group += 1)}`,
      pool: naive.pool,
      events: sample,
    });
  };
  try {
    await topicFill.lives(sampleLeads);
    await rebuild(sample);
    await naively();
    await checkSameTables(ours.pool, naive.pool);
    report(`${sample} events: both keep the same rows`);
    await topicFill.lives(leads - sampleLeads);
    report(
      `${events} events of ${leads} leads in the topic; the naive consumer is measured over ${sample} of them`,
    );
    await rebuild(events);
    await checkTotals(ours.pool, { leads, events });

    const limits: number[] = [];
    const done = await inTurns(
      rounds,
      {
        ours: async () => {
          const rate = perSecond(events, await rebuild(events));
          await checkTotals(ours.pool, { leads, events });
          limits.push(rate / perSecond(events, await copyMs(ours.pool)));
          return rate;
        },
        reference: async () => perSecond(sample, await naively()),
      },
      (round, index) =>
        report(
          `round ${index + 1}: ours ${Math.round(round.ours)}, naive ${Math.round(round.reference)} events/s, ratio ${rounded(round.ours / round.reference, 1)}; ${rounded(limits.at(-1) ?? 0)} of INSERT … SELECT`,
        ),
    );
    const summary = summaryOf(done);
    return {
      ...{ name: 'projection', unit: 'events/s', ...summary, target: 30, checked: true },
      ratios: { naive: summary.ratio, emmett: null, limit: rounded(median(limits)) },
      details: { rounds, events, leads, naiveSample: sample, limitTarget: 0.25 },
    };
  } finally {
    await topicFill.close();
    await Promise.all([ours.drop(), naive.drop()]);
  }
};

const perSecond = (count: number, ms: number): number => (count / ms) * 1_000;

/** Milliseconds from an empty set of read models, joining the group included, until the last event is committed. */
const rebuildMs = async (
  database: OwnDatabase,
  source: {
    readonly brokers: readonly string[];
    readonly topic: string;
    readonly groupId: string;
    readonly events: number;
  },
): Promise<number> => {
  await database.reset();
  const silent = (): void => undefined;
  const began = performance.now();
  const projector = await runProjector({
    ...{
      kafkaBrokers: source.brokers,
      databaseUrl: database.url,
      topic: source.topic,
      groupId: source.groupId,
    },
    log: { info: silent, warn: silent, error: silent },
  });
  while (projector.counts.applied < source.events && performance.now() - began < 300_000) await pause(5);
  const ms = performance.now() - began;
  await projector.stop();
  check(
    projector.counts.applied === source.events,
    `Only ${projector.counts.applied} of ${source.events} events were applied.`,
  );
  return ms;
};
