// How is the engine? Each part by its figures against their limits, and what cannot be reached as that; versions of all of it.
import type { Engine } from '../engine.ts';
import { liveSet } from '../../projections/set.ts';
import { clocksFired } from './clocks-fired.ts';
import { notificationsDue, outboxesWaiting, parkedNow } from './held-back.ts';
import type { Parked } from './held-back.ts';
import { worstOf } from './limits.ts';
import type { State } from './limits.ts';
import { partOf } from './part.ts';
import type { Measured, Part } from './part.ts';
import { streamFacts } from './stream-facts.ts';
import { temporalFacts } from './temporal-facts.ts';
import type { Poller } from './temporal-facts.ts';
import { unreadLetters } from './unread-letters.ts';
import type { UnreadLetters } from './unread-letters.ts';

export const versionNames = [
  ...(['engine', 'build', 'playbook', 'read_models', 'node', 'postgres', 'temporal', 'kafka'] as const),
];

export interface Version {
  readonly of: (typeof versionNames)[number];
  /** Null: it cannot be told; why, the name says (Kafka's protocol tells none). */
  readonly version: string | null;
}

export interface Health {
  /** UTC. */
  readonly at: string;
  readonly state: State;
  readonly parts: readonly Part[];
  readonly versions: readonly Version[];
  readonly parked: Parked['first'];
  readonly workers: readonly Poller[];
}

/** @param version of the engine @returns how it is now; each call asks all of its servers */
export const healthOf = (engine: Engine, version: string): (() => Promise<Health>) => {
  const unread = unreadLetters(engine);
  return () => measured(engine, { version, unread });
};

const day = 86_400_000;

const measured = async (
  engine: Engine,
  { version, unread }: { readonly version: string; readonly unread: UnreadLetters },
): Promise<Health> => {
  const { pool, configuration } = engine;
  const now = engine.now();
  const stream = streamFacts(pool, configuration);
  const temporal = temporalFacts(engine);
  const postgres = postgresFacts(engine);
  const parked = parkedNow(pool);
  const since = (at: number | null): number | null => (at === null ? null : Math.max(0, now - at));
  const parts = await Promise.all([
    partOf('servers', answers({ postgres, temporal, stream })),
    partOf(
      'stream',
      stream.then(({ consumers: { projector } }) => ({
        ...{ stream_readers: projector.readers, stream_events: projector.events },
        stream_waits: projector.waitsMs,
      })),
    ),
    partOf(
      'parked',
      parked.then(({ leads, since: at }) => ({ parked_leads: leads, parked_oldest: since(at) })),
    ),
    partOf(
      'dead_letters',
      stream.then(async ({ consumers: { projector, notifier } }) => ({
        dead_projector: await unread('projector', projector.letters),
        dead_notifier: await unread('notifier', notifier.letters),
      })),
    ),
    partOf(
      'outbox',
      outboxesWaiting(pool).then(({ leads, events, since: at }) => ({
        ...{ outbox_leads: leads, outbox_events: events, outbox_oldest: since(at) },
      })),
    ),
    partOf('notifier', notifierFigures({ engine, stream, since })),
    partOf(
      'timers',
      clocksFired(pool, { topic: configuration.topic, since: now - day }).then(
        ({ fired, p50, p99, max }) => ({
          ...{ timers_fired: fired, timers_p50: p50, timers_p99: p99, timers_max: max },
        }),
      ),
    ),
    partOf(
      'workers',
      temporal.then(({ pollers, backlog, oldestMs }) => ({
        workers_workflows: pollers.filter(({ kind }) => kind === 'workflows').length,
        workers_activities: pollers.filter(({ kind }) => kind === 'activities').length,
        ...{ workers_backlog: backlog, workers_oldest: oldestMs },
      })),
    ),
  ]);
  const workers = await temporal.then(
    ({ pollers }) => pollers,
    () => [],
  );
  const ofServers = {
    postgres: await postgres.then(
      ({ version: one }) => one,
      () => null,
    ),
    temporal: await temporal.then(
      ({ version: one }) => one,
      () => null,
    ),
  };
  return {
    ...{ at: new Date(now).toISOString(), state: worstOf(parts.map(({ state }) => state)), parts, workers },
    versions: await versionsOf(engine, { version, workers, ...ofServers }),
    parked: await parked.then(
      ({ first }) => first,
      () => [],
    ),
  };
};

interface Answering {
  readonly answersMs: number;
}

/** Here a server that is away is a figure too: the one that is looked for. */
const answers = async (
  of: Readonly<Record<'postgres' | 'temporal' | 'stream', Promise<Answering>>>,
): Promise<Measured> => {
  const ms = (asked: Promise<Answering>): Promise<number | 'away'> =>
    asked.then(
      ({ answersMs }) => answersMs,
      () => 'away' as const,
    );
  return {
    postgres_answers: await ms(of.postgres),
    temporal_answers: await ms(of.temporal),
    kafka_answers: await ms(of.stream),
  };
};

const postgresFacts = async ({ pool }: Engine): Promise<Answering & { readonly version: string }> => {
  const began = performance.now();
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  return { answersMs: Math.round(performance.now() - began), version: rows[0]?.version ?? '' };
};

/** What is to be sent is told also while Kafka is away. */
const notifierFigures = async ({
  engine,
  stream,
  since,
}: {
  readonly engine: Engine;
  readonly stream: ReturnType<typeof streamFacts>;
  readonly since: (at: number | null) => number | null;
}): Promise<Measured> => {
  const told = await notificationsDue(engine.pool, engine.now());
  const follows = await stream.then(
    ({ consumers: { notifier } }) => notifier,
    () => null,
  );
  return {
    ...(follows === null
      ? {}
      : {
          ...{ notifier_readers: follows.readers, notifier_events: follows.events },
          notifier_waits: follows.waitsMs,
        }),
    ...{ notifier_due: told.due, notifier_oldest: since(told.since), notifier_failed: told.failed },
  };
};

const versionsOf = async (
  engine: Engine,
  known: {
    readonly version: string;
    readonly workers: readonly Poller[];
    readonly postgres: string | null;
    readonly temporal: string | null;
  },
): Promise<readonly Version[]> => {
  const builds = [...new Set(known.workers.flatMap(({ build }) => build ?? []))].sort();
  const published = await engine.playbook('default').then(
    ({ version }) => String(version),
    () => null,
  );
  return [
    { of: 'engine', version: known.version },
    { of: 'build', version: builds.length === 0 ? null : builds.join(', ') },
    { of: 'playbook', version: published },
    { of: 'read_models', version: String(liveSet.version) },
    { of: 'node', version: process.versions.node },
    { of: 'postgres', version: known.postgres },
    { of: 'temporal', version: known.temporal },
    { of: 'kafka', version: null },
  ];
};
