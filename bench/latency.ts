// How long after a command was sent can a reader see what it made? At half of the full load, beside a consumer that writes one row.
import { setTimeout as pause } from 'node:timers/promises';
import pMap from 'p-map';
import { send } from '../doors/lead-door.ts';
import type { BenchContext, BenchResult } from './benchmark.ts';
import { createBareTable } from './latency/bare-names.ts';
import { checkOnceEach } from './latency/once-each.ts';
import type { Given } from './latency/once-each.ts';
import { seenBy } from './latency/seen-by.ts';
import { liveThroughTheDoor } from './lifecycle/whole-life.ts';
import { median, percentile, rounded, summaryOf } from './paired-ratios.ts';
import type { Round } from './paired-ratios.ts';

const commandsALife = 8;
const leadsAtOnce = 20;
/** How many lives tell what the full load is, after as many to warm up. */
const leadsAtFullLoad = 60;
const rounds = 4;
const roundMs = 40_000;

interface Seen {
  readonly ours: number;
  readonly bare: number;
}

export const run = async ({ servers, engine: open, report }: BenchContext): Promise<BenchResult> => {
  const { configuration, startProcess } = await servers();
  await startProcess('lifecycle', new URL('../workers/lifecycle.ts', import.meta.url));
  await startProcess('projector', new URL('../workers/projector.ts', import.meta.url));
  const engine = await open();
  await engine.pool.query(createBareTable);
  await startProcess('bare', new URL('latency/bare-consumer.ts', import.meta.url));
  const { databaseUrl } = configuration;
  const ours = await seenBy(
    databaseUrl,
    'select lead_id, seq::int from read.lead_seq where lead_id = any($1::uuid[])',
  );
  const bare = await seenBy(
    databaseUrl,
    'select lead_id, max(seq) as seq from bare_seen where lead_id = any($1::uuid[]) group by lead_id',
  );
  let named = 0;
  /** Lives a lead; each of its commands is waited for on both sides, from the moment it was sent. */
  const live = async (given: Given[], seen: Promise<Seen>[]): Promise<void> => {
    await liveThroughTheDoor(engine, String((named += 1)), async (door, sending) => {
      const sentAt = performance.now();
      const receipt = await send(door, sending);
      const { leadId, commandId } = sending;
      given.push({ leadId, commandId, seqs: receipt.events.map(({ seq }) => seq) });
      const both = Promise.all([ours.at(leadId, receipt.seq), bare.at(leadId, receipt.seq)]);
      seen.push(both.then((at) => ({ ours: at[0] - sentAt, bare: at[1] - sentAt })));
      return receipt;
    });
  };
  try {
    const fullLoad = async (): Promise<number> => {
      const [given, seen]: [Given[], Promise<Seen>[]] = [[], []];
      const began = performance.now();
      await pMap(Array.from({ length: leadsAtFullLoad }), () => live(given, seen), {
        concurrency: leadsAtOnce,
      });
      await Promise.all(seen);
      const aSecond = given.length / ((performance.now() - began) / 1_000);
      await checkOnceEach(engine.pool, given);
      return aSecond;
    };
    await fullLoad();
    report('warm; every command had its effect once, and both sides saw it');
    const full = await fullLoad();
    const half = full / 2;
    report(`full load: ${rounded(full, 1)} commands/s; measured at ${rounded(half, 1)}`);

    const done: (Round & { readonly medians: Seen; readonly aSecond: number })[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const [given, seen, living]: [Given[], Promise<Seen>[], Promise<void>[]] = [[], [], []];
      const began = performance.now();
      const betweenMs = (commandsALife / half) * 1_000;
      for (let next = 0; next < roundMs; next += betweenMs) {
        await pause(Math.max(0, began + next - performance.now()));
        living.push(live(given, seen));
      }
      await Promise.all(living);
      const aSecond = given.length / ((performance.now() - began) / 1_000);
      const latencies = await Promise.all(seen);
      await checkOnceEach(engine.pool, given);
      const [mine, other] = [latencies.map((one) => one.ours), latencies.map((one) => one.bare)];
      const medians = { ours: median(mine), bare: median(other) };
      done.push({ ours: p99(mine), reference: p99(other), medians, aSecond });
      report(
        `round ${String(round)}: ${String(given.length)} commands, ${rounded(aSecond, 1)} a second; p99 ${rounded(p99(mine), 0)} ms, bare ${rounded(p99(other), 0)} ms; medians ${rounded(medians.ours, 0)} and ${rounded(medians.bare, 0)} ms`,
      );
    }
    return {
      ...{ name: 'latency', unit: 'ms (p99)', ...summaryOf(done), target: 2, checked: true },
      details: {
        rounds,
        fullCommandsASecond: rounded(full, 1),
        commandsASecond: rounded(median(done.map(({ aSecond }) => aSecond)), 1),
        p50Ms: rounded(median(done.map(({ medians }) => medians.ours)), 0),
        bareP50Ms: rounded(median(done.map(({ medians }) => medians.bare)), 0),
      },
    };
  } finally {
    await Promise.all([ours.close(), bare.close()]);
  }
};

const p99 = (values: readonly number[]): number => percentile(values, 0.99);
