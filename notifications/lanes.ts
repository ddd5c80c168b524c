// What is there to do for which receiver? A lane is leased to one sender, which makes or finds the next message of it.
import type pg from 'pg';
import { v5 as uuidV5 } from 'uuid';
import { inTransaction } from '../postgres/transaction.ts';
import type { Message } from './channels/channel.ts';
import { nextAt, nextMessage, type Lane, type MessageKind, type Waiting } from './next-message.ts';
import type { Notice } from './notice.ts';
import type { Channel, Subscriptions } from './subscription.ts';

export interface LaneKey {
  readonly channel: Channel;
  readonly receiver: string;
}

/** A message to send, and how often it was tried before. */
export interface Taken extends LaneKey {
  readonly message: Message;
  readonly attempts: number;
  /** Null before the first attempt; epoch milliseconds. */
  readonly firstAttemptAt: number | null;
}

/** A sender that is silent for so long has died: its lane is taken by another, and its message sent again. */
const leaseMs = 60_000;
/** Deliveries of a lane, due and due later, that are looked at together; the others come after them. A summary takes more along. */
const lookAt = { single: 200, summary: 2_000 };

const namespace = '0b0b7f5e-9d3c-4e0e-8f57-1f2d5f3f5b42';

const lease = `
  update leadcycle.delivery_lane l set leased_until = $2
  from (select channel, receiver from leadcycle.delivery_lane
        where next_at <= $1 and (leased_until is null or leased_until <= $1)
          and (resumes_at is null or resumes_at <= $1)
        order by next_at limit 1 for update skip locked) f
  where l.channel = f.channel and l.receiver = f.receiver
  returning l.channel, l.receiver`;

/**
 * Leases a lane that has something to do and takes its next message, which is stored before anybody sends it.
 * @returns null where no lane has; `idle` where the leased one had nothing after all
 * @param now epoch milliseconds
 */
export const takeNext = (
  pool: pg.Pool,
  subscriptions: Subscriptions,
  now: number,
): Promise<Taken | 'idle' | null> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<LaneKey>(lease, [new Date(now), new Date(now + leaseMs)]);
    const [lane] = rows;
    if (lane === undefined) return null;
    const message = await takeFrom(client, lane, { subscriptions, now });
    if (message === null) await release(client, lane, { subscriptions, now, notBefore: now });
    return message ?? 'idle';
  });

/** The next message of a lane that is leased already, for as long again; null where there is none. */
export const takeFrom = async (
  client: pg.ClientBase,
  lane: LaneKey,
  { subscriptions, now }: { readonly subscriptions: Subscriptions; readonly now: number },
): Promise<Taken | null> => {
  const taken =
    (await readyMessage(client, lane, now)) ?? (await makeMessage(client, lane, { subscriptions, now }));
  if (taken !== null)
    await client.query(
      'update leadcycle.delivery_lane set leased_until = $3 where channel = $1 and receiver = $2',
      [lane.channel, lane.receiver, new Date(now + leaseMs)],
    );
  return taken;
};

/**
 * Gives a lane back, with the instant at which it has something to do again.
 * @param options.notBefore the receiver is left alone until then; epoch milliseconds
 */
export const release = async (
  client: pg.ClientBase,
  lane: LaneKey,
  { subscriptions, now, notBefore }: { subscriptions: Subscriptions; now: number; notBefore: number },
): Promise<void> => {
  // Locked first: who inserts deliveries meanwhile waits, and wakes the lane after us.
  await client.query(
    'select 1 from leadcycle.delivery_lane where channel = $1 and receiver = $2 for update',
    [lane.channel, lane.receiver],
  );
  const { rows } = await client.query<{ at: Date | null }>(
    `select min(next_attempt_at) as at from leadcycle.delivery_message
     where channel = $1 and receiver = $2 and state = 'ready'`,
    [lane.channel, lane.receiver],
  );
  const times = [
    rows[0]?.at?.getTime() ?? null,
    nextAt(await stateOf(client, lane, { subscriptions, now }), now),
  ].filter((at) => at !== null);
  await client.query(
    `update leadcycle.delivery_lane set leased_until = null, next_at = $3, resumes_at = $4
     where channel = $1 and receiver = $2`,
    [
      ...[lane.channel, lane.receiver],
      times.length === 0 ? null : new Date(Math.min(...times)),
      notBefore > now ? new Date(notBefore) : null,
    ],
  );
};

interface MessageRow {
  readonly message_id: string;
  readonly kind: MessageKind;
  readonly attempts: number;
  readonly made_at: Date;
  readonly first_attempt_at: Date | null;
}

const readyMessage = async (client: pg.ClientBase, lane: LaneKey, now: number): Promise<Taken | null> => {
  const { rows } = await client.query<MessageRow>(
    `select message_id, kind, attempts, made_at, first_attempt_at from leadcycle.delivery_message
     where channel = $1 and receiver = $2 and state = 'ready' and next_attempt_at <= $3
     order by made_at, message_id limit 1`,
    [lane.channel, lane.receiver, new Date(now)],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const deliveries = await client.query<DeliveryRow>(
    `select delivery_id, subscription_id, content, event_time from leadcycle.delivery where message_id = $1 order by no`,
    [row.message_id],
  );
  return {
    ...lane,
    message: {
      ...{
        messageId: row.message_id,
        kind: row.kind,
        receiver: lane.receiver,
        madeAt: row.made_at.getTime(),
      },
      deliveries: inReadingOrder(row.kind, deliveries.rows.map(toldOf)),
    },
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at?.getTime() ?? null,
  };
};

const makeMessage = async (
  client: pg.ClientBase,
  lane: LaneKey,
  { subscriptions, now }: { readonly subscriptions: Subscriptions; readonly now: number },
): Promise<Taken | null> => {
  const choice = nextMessage(await stateOf(client, lane, { subscriptions, now }), now);
  if (choice === null) return null;
  const ids = choice.deliveries.map(({ deliveryId }) => deliveryId);
  const messageId = uuidV5(JSON.stringify(ids), namespace);
  await client.query(
    `insert into leadcycle.delivery_message (message_id, channel, receiver, kind, made_at, next_attempt_at)
     values ($1, $2, $3, $4, $5, $5)`,
    [messageId, lane.channel, lane.receiver, choice.kind, new Date(now)],
  );
  const { rows } = await client.query<DeliveryRow>(
    `with mine as (update leadcycle.delivery set message_id = $1 where delivery_id = any($2::uuid[])
                   returning no, delivery_id, subscription_id, content, event_time)
     select delivery_id, subscription_id, content, event_time from mine order by no`,
    [messageId, ids],
  );
  const deliveries = inReadingOrder(choice.kind, rows.map(toldOf));
  const message = { messageId, kind: choice.kind, receiver: lane.receiver, deliveries, madeAt: now };
  return { ...lane, message, attempts: 0, firstAttemptAt: null };
};

interface DeliveryRow {
  readonly delivery_id: string;
  readonly subscription_id: string;
  readonly content: Notice;
}

const toldOf = (row: DeliveryRow): Message['deliveries'][number] => ({
  deliveryId: row.delivery_id,
  subscriptionId: row.subscription_id,
  notice: row.content,
});

/** A digest begins with what has been waiting longest; all else is told as it happened. */
const inReadingOrder = (kind: MessageKind, deliveries: Message['deliveries']): Message['deliveries'] =>
  kind === 'digest'
    ? [...deliveries].sort(({ notice: one }, { notice: other }) =>
        one.time < other.time ? -1 : one.time > other.time ? 1 : 0,
      )
    : deliveries;

interface WaitingRow {
  readonly no: string;
  readonly delivery_id: string;
  readonly lead_id: string;
  readonly pace: Waiting['pace'];
  readonly due_at: Date;
}

/** Each half in the order of an index, so that a backlog of any length is looked at no further than is needed. */
const waitingOf = `
  (select no, delivery_id, lead_id, pace, due_at from leadcycle.delivery
   where channel = $1 and receiver = $2 and state = 'waiting' and message_id is null and due_at <= $3
   order by no limit $4)
  union all
  (select no, delivery_id, lead_id, pace, due_at from leadcycle.delivery
   where channel = $1 and receiver = $2 and state = 'waiting' and message_id is null and due_at > $3
   order by due_at, no limit $4)`;

const stateOf = async (
  client: pg.ClientBase,
  { channel, receiver }: LaneKey,
  { subscriptions, now }: { readonly subscriptions: Subscriptions; readonly now: number },
): Promise<Lane<Waiting & { readonly deliveryId: string }>> => {
  const busy = await client.query<{ lead_id: string }>(
    `select distinct d.lead_id from leadcycle.delivery d join leadcycle.delivery_message m using (message_id)
     where m.channel = $1 and m.receiver = $2 and m.state = 'ready'`,
    [channel, receiver],
  );
  const made = await client.query<{ made_at: Date }>(
    `select made_at from leadcycle.delivery_message
     where channel = $1 and receiver = $2 and made_at > $3 order by made_at`,
    [channel, receiver, new Date(now - 60_000)],
  );
  const cap = channel === 'webhook' ? subscriptions.cap.webhooks : subscriptions.cap.people;
  const waiting = await client.query<WaitingRow>(waitingOf, [
    channel,
    receiver,
    new Date(now),
    made.rows.length + 1 < cap ? lookAt.single : lookAt.summary,
  ]);
  return {
    waiting: waiting.rows
      .map((row) => ({
        no: Number(row.no),
        deliveryId: row.delivery_id,
        leadId: row.lead_id,
        pace: row.pace,
        dueAt: row.due_at.getTime(),
      }))
      .sort((one, other) => one.no - other.no),
    busyLeads: new Set(busy.rows.map((row) => row.lead_id)),
    madeAt: made.rows.map((row) => row.made_at.getTime()),
    cap,
  };
};
