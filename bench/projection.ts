// How fast do read models follow the topic, and how fast are they rebuilt? Beside a consumer that keeps them message by message, Emmett, and INSERT … SELECT.
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { inTurns, median, rounded, summaryOf } from './paired-ratios.ts';
import { checkEmmett, runEmmett } from './projection/emmett.ts';
import { followedMs, rebuiltMs } from './projection/followed.ts';
import { copyMs } from './projection/limit.ts';
import { runNaive } from './projection/naive.ts';
import { checkSummary, oneSet } from './projection/one-projection.ts';
import { ownDatabase } from './projection/own-database.ts';
import { eventsALead, prefill } from './projection/prefilled-topic.ts';
import { checkSameTables, checkTotals } from './projection/tables-agree.ts';

const rounds = 3;
const leads = 10_000;
const events = leads * eventsALead;
/** The others would take minutes a round for all of them: they are measured over so many, and compared by the event. */
const sampleLeads = 200;
const sample = sampleLeads * eventsALead;
/** With whom Emmett's own counting is shown: as many as a product has that takes commands at once. */
const writers = 8;

export interface ProjectionResult extends BenchResult {
  readonly ratios: {
    readonly naive: number;
    /** One and the same projection on both sides, Emmett's appended by one writer. */
    readonly emmett: number;
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
  const source = (side: string, count: number) => ({
    ...{ brokers, topic, groupId: `${topic}.${side}.${String((group += 1))}`, events: count },
  });
  const naively = async (): Promise<number> => {
    await naive.reset();
    return runNaive({ ...source('naive', sample), pool: naive.pool });
  };
  const one = async (): Promise<number> => {
    const ms = await followedMs(ours, source('one', events), oneSet);
    await checkSummary(ours.pool, { leads, events });
    return perSecond(events, ms);
  };
  const emmett = async (): Promise<number> => {
    const lived = await runEmmett(databaseUrl, sampleLeads, 1);
    checkEmmett(lived, { leads: sampleLeads, events: sample });
    return perSecond(sample, lived.ms);
  };
  try {
    await topicFill.lives(sampleLeads);
    await followedMs(ours, source('ours', sample));
    await naively();
    await checkSameTables(ours.pool, naive.pool);
    report(`${sample} events: both keep the same rows in every table`);
    await topicFill.lives(leads - sampleLeads);
    report(
      `${events} events of ${leads} leads in the topic; the naive consumer and Emmett are measured over ${sample}`,
    );

    const [limits, rebuilt]: [number[], number[]] = [[], []];
    const done = await inTurns(
      rounds,
      {
        ours: async () => {
          const rate = perSecond(events, await followedMs(ours, source('ours', events)));
          await checkTotals(ours.pool, { leads, events });
          limits.push(rate / perSecond(events, await copyMs(ours.pool)));
          rebuilt.push(perSecond(events, await rebuiltMs(ours, source('rebuild', events))));
          await checkTotals(ours.pool, { leads, events });
          return rate;
        },
        reference: async () => perSecond(sample, await naively()),
      },
      (round, index) =>
        report(
          `round ${index + 1}: live ${Math.round(round.ours)}, rebuild ${Math.round(rebuilt.at(-1) ?? 0)}, naive ${Math.round(round.reference)} events/s, ratio ${rounded(round.ours / round.reference, 1)}; ${rounded(limits.at(-1) ?? 0)} of INSERT … SELECT`,
        ),
    );
    const besideEmmett = await inTurns(rounds, { ours: one, reference: emmett }, (round, index) =>
      report(
        `one projection, round ${index + 1}: ours ${Math.round(round.ours)}, Emmett ${Math.round(round.reference)} events/s, ratio ${rounded(round.ours / round.reference, 1)}`,
      ),
    );
    const together = await runEmmett(databaseUrl, sampleLeads, writers);
    check(together.over === 0, `Emmett counted more events than happened, of ${together.over} leads.`);
    report(
      `Emmett after ${writers} writers at once: ${together.events} of ${sample} events, ${together.leads} of ${sampleLeads} leads in its rebuilt projection`,
    );
    const [summary, emmettSummary] = [summaryOf(done), summaryOf(besideEmmett)];
    return {
      ...{ name: 'projection', unit: 'events/s', ...summary, target: 30, checked: true },
      ratios: { naive: summary.ratio, emmett: emmettSummary.ratio, limit: rounded(median(limits)) },
      details: {
        ...{ rounds, events, leads, sample, limitTarget: 0.25, emmettTarget: 20 },
        rebuildEventsASecond: Math.round(median(rebuilt)),
        rebuildOverNaive: rounded(
          median(rebuilt.map((rate, index) => rate / (done[index]?.reference ?? NaN))),
        ),
        ...{ oneEventsASecond: emmettSummary.ours, emmettEventsASecond: emmettSummary.reference },
        ...{ emmettWriters: writers, emmettEventsLost: sample - together.events },
        emmettLeadsLost: sampleLeads - together.leads,
      },
    };
  } finally {
    await topicFill.close();
    await Promise.all([ours.drop(), naive.drop()]);
  }
};

const perSecond = (count: number, ms: number): number => (count / ms) * 1_000;
