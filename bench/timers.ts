// Do clocks fire at their instant while twenty thousand leads wait? Lateness beside as many bare timers on the same server.
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import pMap from 'p-map';
import { newId } from '../doors/ids.ts';
import { check } from './benchmark.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { bareNames } from './lifecycle/bare-names.ts';
import { ownClient } from './lifecycle/own-client.ts';
import { median, percentile, rounded, summaryOf } from './paired-ratios.ts';
import type { Round } from './paired-ratios.ts';
import type { bareTimer } from './timers/bare-timer.ts';
import { watchBreaches } from './timers/breach-watch.ts';
import type { BreachWatch } from './timers/breach-watch.ts';
import { runsDueAt } from './timers/due-run.ts';
import { costOf } from './timers/process-cost.ts';
import { startAtAPace, tasksAreTaken } from './timers/starting.ts';

/** Of each side, all open at once. */
const waiting = 20_000;
const rounds = 4;
const deadlinesASecond = 10;
const windowMs = 60_000;
/** A window's deadlines are over before those of the other side begin. */
const betweenMs = 10_000;
const idleMs = 30_000;
const perWindow = (deadlinesASecond * windowMs) / 1_000;
/**
 * Those that are to wait are started as fast as can be. Those that fall due are not: the server counts a timer from the end
 * of the task that set it, so that a rush of starts would be measured, and not the firing.
 */
const startsAtOnce = 24;
const dueStartsASecond = 10;
const far = 30 * 86_400_000;
/** Between the last start and the first deadline: what is idle is measured meanwhile. */
const headStartMs = 2 * idleMs;

type Side = 'ours' | 'reference';

export const run = async ({ servers, engine: open, report }: BenchContext): Promise<BenchResult> => {
  const { configuration, startProcess } = await servers();
  const bare = bareNames(configuration);
  const workers = {
    ours: await startProcess('lifecycle', new URL('../workers/lifecycle.ts', import.meta.url)),
    reference: await startProcess('bare', new URL('timers/bare-timer-worker.ts', import.meta.url)),
  };
  const engine = await open();
  const client = await ownClient(configuration);
  const watch = await watchBreaches({ brokers: configuration.kafkaBrokers, topic: configuration.topic });
  const obtain = await runsDueAt(engine);
  const begin = {
    ours: obtain,
    reference: async (deadline: number): Promise<string> => {
      const workflowId = `timer-${newId()}`;
      await client.workflow.start<typeof bareTimer>('bareTimer', {
        ...{ workflowId, taskQueue: bare.taskQueue, args: [deadline] },
      });
      return workflowId;
    },
  };
  const queues = { ours: configuration.taskQueue, reference: bare.taskQueue };
  try {
    const idle = waiting - rounds * perWindow;
    for (const side of ['ours', 'reference'] as const) {
      const began = performance.now();
      await pMap(Array.from({ length: idle }), () => begin[side](Date.now() + far), {
        concurrency: startsAtOnce,
      });
      await tasksAreTaken(client, queues[side]);
      const seconds = (performance.now() - began) / 1_000;
      report(`${String(idle)} of ${side} wait; ${rounded(idle / seconds, 0).toString()} started a second`);
    }
    const startingMs = (2 * rounds * perWindow * 1_000) / dueStartsASecond;
    const first = Date.now() + startingMs + headStartMs;
    const begun: Record<Side, string[][]> = { ours: [], reference: [] };
    const windows = plannedWindows(first);
    for (const { side, deadlines } of windows)
      begun[side].push(await startAtAPace(deadlines, dueStartsASecond, begin[side]));
    for (const side of ['ours', 'reference'] as const) await tasksAreTaken(client, queues[side]);
    check(Date.now() < first - idleMs, 'Starting took longer than the first deadline was away.');
    const cost = {
      ours: await costOf(workers.ours.pid, idleMs / 2),
      reference: await costOf(workers.reference.pid, idleMs / 2),
    };
    report(
      `idle: worker of the leads ${costWords(cost.ours)}, worker of bare timers ${costWords(cost.reference)}`,
    );

    const done: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const end = Math.max(...windows.filter((one) => one.round === round).flatMap((one) => one.deadlines));
      await pause(Math.max(0, end + betweenMs - Date.now()));
      const ours = latenessOfLeads(watch, begun.ours[round] ?? []);
      const reference = await latenessOfTimers(client, begun.reference[round] ?? []);
      done.push({ ours: p99(ours), reference: p99(reference) });
      report(
        `round ${String(round + 1)}: p99 ${String(p99(ours))} ms, bare ${String(p99(reference))} ms; medians ${String(median(ours))} and ${String(median(reference))} ms`,
      );
    }
    return {
      ...{ name: 'timers', unit: 'ms late (p99)', ...summaryOf(done), target: 1.2, checked: true },
      details: {
        ...{ waiting, rounds, deadlinesASecond, perWindow },
        ...(cost.ours === null
          ? {}
          : { workerMiB: cost.ours.memoryMiB, workerIdleCpuPercent: cost.ours.cpuPercent }),
        ...(cost.reference === null
          ? {}
          : { bareMiB: cost.reference.memoryMiB, bareIdleCpuPercent: cost.reference.cpuPercent }),
      },
    };
  } finally {
    await watch.close();
    await client.connection.close();
  }
};

interface Window {
  readonly side: Side;
  readonly round: number;
  readonly deadlines: readonly number[];
}

/** Both sides in turns; which one begins alternates. */
const plannedWindows = (first: number): readonly Window[] =>
  Array.from({ length: rounds }, (_, round): Window[] => {
    const order: readonly Side[] = round % 2 === 0 ? ['ours', 'reference'] : ['reference', 'ours'];
    return order.map((side, turn) => {
      const from = first + (2 * round + turn) * (windowMs + betweenMs);
      return {
        ...{ side, round },
        deadlines: Array.from(
          { length: perWindow },
          (__, index) => from + (index * 1_000) / deadlinesASecond,
        ),
      };
    });
  }).flat();

const latenessOfLeads = (watch: BreachWatch, leadIds: readonly string[]): readonly number[] =>
  leadIds.map((leadId) => {
    const [late, ...more] = watch.latenessOf(leadId);
    check(
      late !== undefined && more.length === 0,
      `Lead ${leadId} breached ${String(more.length + (late === undefined ? 0 : 1))} times, not once.`,
    );
    return late;
  });

const latenessOfTimers = (client: Client, workflowIds: readonly string[]): Promise<readonly number[]> =>
  pMap(workflowIds, (workflowId) => client.workflow.getHandle<typeof bareTimer>(workflowId).result(), {
    concurrency: 10,
  });

const p99 = (values: readonly number[]): number => percentile(values, 0.99);

const costWords = (cost: { readonly memoryMiB: number; readonly cpuPercent: number } | null): string =>
  cost === null
    ? 'not measured here'
    : `${String(cost.memoryMiB)} MiB and ${String(cost.cpuPercent)} % of a core`;
