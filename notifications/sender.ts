// How does what waits reach its receivers? One message after the other a receiver, tried until it arrives or is given up.
import type pg from 'pg';
import { inTransaction } from '../postgres/transaction.ts';
import type { Outcome, SendMessage } from './channels/channel.ts';
import { release, takeFrom, takeNext, type LaneKey, type Taken } from './lanes.ts';
import { giveUpAfterMs, pauseAfter } from './retry-schedule.ts';
import type { Channel, Subscriptions } from './subscription.ts';

export interface SenderOptions {
  readonly pool: pg.Pool;
  readonly channels: Readonly<Record<Channel, SendMessage>>;
  readonly subscriptions: () => Promise<Subscriptions>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Messages of one receiver before the next receiver has its turn. */
const inARow = 50;

/** Sends what one receiver waits for, if there is one. @returns whether there may be more to do at once */
export const sendNext = async ({ pool, channels, subscriptions, now }: SenderOptions): Promise<boolean> => {
  const known = await subscriptions();
  const taken = await takeNext(pool, known, now());
  if (taken === null) return false;
  if (taken === 'idle') return true;
  let next: Taken | null = taken;
  for (let turn = 1; next !== null; turn += 1) {
    const { channel, message } = next;
    const settling: Omit<Settling, 'subscriptions' | 'now'> = {
      taken: next,
      outcome: await channels[channel](message, now()),
      last: turn >= inARow,
    };
    next = await inTransaction(pool, (client) =>
      settle(client, { ...settling, subscriptions: known, now: now() }),
    );
  }
  return true;
};

/** Everything that can be sent now. @returns how many steps it took */
export const sendAll = async (options: SenderOptions): Promise<number> => {
  let steps = 0;
  while (await sendNext(options)) steps += 1;
  return steps;
};

interface Settling {
  readonly taken: Taken;
  /** The lane is given back afterwards, even if more waits. */
  readonly last: boolean;
  readonly outcome: Outcome;
  readonly subscriptions: Subscriptions;
  readonly now: number;
}

/** Writes down how it went. @returns the next message of the same receiver; null where the lane was given back */
const settle = async (
  client: pg.ClientBase,
  { taken, last, outcome, subscriptions, now }: Settling,
): Promise<Taken | null> => {
  const attempts = taken.attempts + 1;
  const firstAttemptAt = taken.firstAttemptAt ?? now;
  const { messageId } = taken.message;
  let notBefore = now;
  switch (outcome.kind) {
    case 'taken':
      await end(client, messageId, { state: 'sent', because: null, attempts, firstAttemptAt, now });
      break;
    case 'impossible':
      await end(client, messageId, {
        state: 'failed',
        because: outcome.because,
        attempts,
        firstAttemptAt,
        now,
      });
      break;
    case 'refused':
    case 'away': {
      const asked = outcome.kind === 'away' ? outcome.retryAfterMs : null;
      const again = now + pauseAfter(attempts, messageId, asked);
      if (again - firstAttemptAt > giveUpAfterMs) {
        const because = `given up after a day: ${outcome.because}`;
        await end(client, messageId, { state: 'failed', because, attempts, firstAttemptAt, now });
        break;
      }
      if (outcome.kind === 'away') notBefore = again;
      await client.query(
        `update leadcycle.delivery_message
         set attempts = $2, first_attempt_at = $3, next_attempt_at = $4, because = $5 where message_id = $1`,
        [messageId, attempts, new Date(firstAttemptAt), new Date(again), outcome.because],
      );
      break;
    }
    case 'gone':
      await disable(client, taken, { because: outcome.because, now });
      break;
  }
  const next = last || notBefore > now ? null : await takeFrom(client, taken, { subscriptions, now });
  if (next === null) await release(client, taken, { subscriptions, now, notBefore });
  return next;
};

const end = async (
  client: pg.ClientBase,
  messageId: string,
  how: {
    readonly state: 'sent' | 'failed';
    readonly because: string | null;
    readonly attempts: number;
    readonly firstAttemptAt: number;
    readonly now: number;
  },
): Promise<void> => {
  const { state, because, attempts, firstAttemptAt, now } = how;
  await client.query(
    `update leadcycle.delivery_message
     set state = $2, because = $3, attempts = $4, first_attempt_at = $5, settled_at = $6 where message_id = $1`,
    [messageId, state, because, attempts, new Date(firstAttemptAt), new Date(now)],
  );
  await client.query(
    'update leadcycle.delivery set state = $2, because = $3, settled_at = $4 where message_id = $1',
    [messageId, state, because, new Date(now)],
  );
};

/** The webhook is told nothing more until somebody enables it again; what waited for it is dropped, and named as such. */
const disable = async (
  client: pg.ClientBase,
  { channel, receiver }: LaneKey,
  { because, now }: { readonly because: string; readonly now: number },
): Promise<void> => {
  await client.query(
    `update leadcycle.webhook set state = 'disabled', because = $2 where webhook_id = $1 and state = 'active'`,
    [receiver, because],
  );
  for (const [table, from] of [
    ['delivery_message', 'ready'],
    ['delivery', 'waiting'],
  ] as const)
    await client.query(
      `update leadcycle.${table} set state = 'dropped', because = $3, settled_at = $4
       where channel = $1 and receiver = $2 and state = '${from}'`,
      [channel, receiver, because, new Date(now)],
    );
};
