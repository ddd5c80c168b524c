// How does a test tell the notifier what happened, and see who is told? Real Postgres, a clock of the test's own.
import type pg from 'pg';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import { playbookVersions } from '../../doors/playbook/versions.ts';
import { ensureDefaultPlaybook } from '../../doors/playbook/publish-playbook.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { Message, Outcome } from '../../notifications/channels/channel.ts';
import { beginWhereReadModelsStand, notifierSet } from '../../notifications/notifier-set.ts';
import { sendAll } from '../../notifications/sender.ts';
import type { Channel, Subscription, Subscriptions } from '../../notifications/subscription.ts';
import { usualSubscriptions } from '../../notifications/subscription.ts';
import { surroundingsFor } from '../../notifications/surroundings.ts';
import { republishedHeader } from '../../projections/runner/stream-record.ts';
import { feeder, type Feeder } from '../projections/apply.ts';
import { recordOf } from '../projections/tables.ts';
import { temporaryDatabase } from '../support/temporary-database.ts';

export interface NotifierWorld {
  readonly pool: pg.Pool;
  readonly url: string;
  /** The time of the test, epoch milliseconds. */
  now: number;
  subscriptions: Subscriptions;
  /** What each channel answers; `taken` unless a test says otherwise. */
  answer: (message: Message, channel: Channel) => Outcome;
  /** What arrived, in order. */
  readonly arrived: { readonly channel: Channel; readonly message: Message }[];
  /** Every attempt, whatever it came to. */
  readonly tried: Message[];
  readonly feeder: Feeder;
  /** Puts records on partition 0, one batch. */
  tell(...streams: readonly (readonly Envelope[])[]): Promise<void>;
  /** The same, published again by a person. */
  tellAgain(...streams: readonly (readonly Envelope[])[]): Promise<void>;
  /** Sends all that is due at the test's time. */
  send(): Promise<void>;
  /** Moves the time on, sending whatever falls due on the way. */
  pass(ms: number): Promise<void>;
  reset(): Promise<void>;
  drop(): Promise<void>;
}

/** @param bornAt when the notifier comes to be, epoch milliseconds */
export const notifierWorld = async (databaseUrl: string, bornAt: number): Promise<NotifierWorld> => {
  const database = await temporaryDatabase(databaseUrl);
  const { pool } = database;
  await ensureDefaultPlaybook(pool);
  let offset = 0;
  const arrived: NotifierWorld['arrived'] = [];
  const tried: Message[] = [];
  const set = notifierSet({
    around: surroundingsFor({
      organisation: () => loadOrganisation(pool),
      subscriptions: async () => world.subscriptions,
      playbookOf: playbookVersions(pool),
      now: () => world.now,
    }),
    written: () => undefined,
  });
  const sending =
    (channel: Channel) =>
    async (message: Message): Promise<Outcome> => {
      tried.push(message);
      const outcome = world.answer(message, channel);
      if (outcome.kind === 'taken') arrived.push({ channel, message });
      return outcome;
    };
  const channels = { webhook: sending('webhook'), email: sending('email'), log: sending('log') };
  const world: NotifierWorld = {
    ...{ pool, url: database.url, now: bornAt, subscriptions: usualSubscriptions, arrived, tried },
    answer: () => ({ kind: 'taken' }),
    feeder: feeder(pool, { set }),
    tell: async (...streams) => {
      await world.feeder.feed(streams.flat().map((envelope) => recordOf(envelope, 0, offset++)));
    },
    tellAgain: async (...streams) => {
      const records = streams.flat().map((envelope) => recordOf(envelope, 0, offset++));
      await world.feeder.feed(records.map((record) => ({ ...record, headers: republishedHeader })));
    },
    send: async () => {
      const options = {
        pool,
        channels,
        subscriptions: async () => world.subscriptions,
        now: () => world.now,
      };
      await sendAll(options);
    },
    pass: async (ms) => {
      const until = world.now + ms;
      for (;;) {
        await world.send();
        const { rows } = await pool.query<{ at: Date | null }>(
          'select min(greatest(next_at, leased_until, resumes_at)) as at from leadcycle.delivery_lane where next_at is not null',
        );
        const at = rows[0]?.at?.getTime() ?? Infinity;
        if (at > until) break;
        world.now = Math.max(world.now, at);
      }
      world.now = until;
    },
    reset: async () => {
      await pool.query(`truncate leadcycle.delivery, leadcycle.delivery_message, leadcycle.delivery_lane,
        notifier_v1.lead_seq, notifier_v1.lead_facts, notifier_v1.parked_lead, notifier_v1.parked_event,
        leadcycle.absence, leadcycle.webhook, leadcycle.subscription_list`);
      Object.assign(world, {
        now: bornAt,
        subscriptions: usualSubscriptions,
        answer: () => ({ kind: 'taken' }),
      });
      arrived.length = 0;
      tried.length = 0;
    },
    drop: database.drop,
  };
  await beginWhereReadModelsStand(pool, set, { topic: 'memory', now: bornAt });
  return world;
};

/** A list of one subscription over the usual one. */
export const subscribed = (
  changes: Partial<Subscription>,
  cap: Subscriptions['cap'] = usualSubscriptions.cap,
): Subscriptions => ({
  ...usualSubscriptions,
  cap,
  list: usualSubscriptions.list.map((usual) => ({ ...usual, id: 'test', ...changes })),
});

/** Who was told what, as `receiver: type lead/seq …`. */
export const inBrief = ({ arrived }: NotifierWorld): readonly string[] =>
  arrived.map(
    ({ message }) =>
      `${message.receiver}: ${message.kind === 'single' ? '' : `${message.kind} of `}${message.deliveries
        .map(({ notice }) => `${notice.type} ${Number.parseInt(notice.leadId.slice(0, 8), 16)}/${notice.seq}`)
        .join(', ')}`,
  );
