// How does the notifier run in a process? It follows the stream, and sends what waits, until it is stopped or dies.
import type pg from 'pg';
import { briefly } from '../doors/brief-memory.ts';
import { loadOrganisation } from '../doors/organisation/load-organisation.ts';
import { playbookVersions } from '../doors/playbook/versions.ts';
import { sentenceOf } from '../projections/runner/postgres-faults.ts';
import { runProjector, type Projector } from '../projections/runner/projector.ts';
import type { ProjectorLog } from '../projections/runner/projector-log.ts';
import { forgetDeliveries } from './forget-deliveries.ts';
import type { Channels } from './channels/channels.ts';
import { notifierSet, beginWhereReadModelsStand } from './notifier-set.ts';
import { sendNext } from './sender.ts';
import { currentSubscriptions } from './stored-subscriptions.ts';
import { surroundingsFor } from './surroundings.ts';

export interface NotifierOptions {
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrl: string;
  readonly topic: string;
  /** Of a pool that the caller closes. */
  readonly pool: pg.Pool;
  readonly channels: Channels;
  readonly log: ProjectorLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export interface Notifier {
  readonly counts: Projector['counts'];
  /** Rejects when the notifier died: its process should end and be started again. */
  readonly died: Promise<never>;
  stop(): Promise<void>;
}

/** Messages under way at once, each to another receiver: a slow one holds up only itself. */
const senders = 4;
const lookEveryMs = 1_000;
const rememberMs = 5_000;
const forgetEveryMs = 3_600_000;

/** Resolves once it follows the stream. */
export const runNotifier = async (options: NotifierOptions): Promise<Notifier> => {
  const { pool, log, now, topic, channels } = options;
  let isOver = false;
  const bell = new Bell();
  const subscriptions = briefly(rememberMs, () => currentSubscriptions(pool));
  const organisation = briefly(rememberMs, () => loadOrganisation(pool));
  const set = notifierSet({
    around: surroundingsFor({ organisation, subscriptions, playbookOf: playbookVersions(pool), now }),
    written: () => bell.ring(),
  });
  await beginWhereReadModelsStand(pool, set, { topic, now: now() });
  const { kafkaBrokers, databaseUrl } = options;
  const follower = await runProjector({ kafkaBrokers, databaseUrl, topic, log, set });

  const send = async (): Promise<void> => {
    while (!isOver) {
      const more = await sendNext({ pool, channels: channels.send, subscriptions, now }).catch(
        (error: unknown) => {
          log.warn({}, `Sending waits and is tried again: ${sentenceOf(error)}`);
          return false;
        },
      );
      if (!more) await bell.heard(lookEveryMs);
    }
  };
  const forget = async (): Promise<void> => {
    let nextAt = now();
    while (!isOver) {
      if (now() >= nextAt) {
        nextAt = now() + forgetEveryMs;
        await subscriptions()
          .then(({ keep }) => forgetDeliveries(pool, keep, now()))
          .catch((error: unknown) => log.warn({}, `Old deliveries stay for now: ${sentenceOf(error)}`));
      }
      await bell.heard(lookEveryMs);
    }
  };
  const working = Promise.all([...Array.from({ length: senders }, send), forget()]);
  return {
    counts: follower.counts,
    died: follower.died,
    stop: async () => {
      isOver = true;
      bell.ring();
      await follower.stop();
      await working;
      channels.close();
    },
  };
};

/** Wakes whoever waits as soon as there is something, instead of at the next look. */
class Bell {
  private readonly waiting = new Set<() => void>();

  ring(): void {
    for (const wake of [...this.waiting]) wake();
  }

  heard(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.waiting.add(wake);
    });
  }
}
