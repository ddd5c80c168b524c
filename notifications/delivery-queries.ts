// What was told to whom, what waits, what failed and why? And how is it told again?
import type pg from 'pg';
import { inTransaction } from '../postgres/transaction.ts';
import type { Channel } from './subscription.ts';
import type { Pace } from './told-when.ts';

export type DeliveryState = 'waiting' | 'sent' | 'failed' | 'dropped';

export interface DeliveryListed {
  readonly deliveryId: string;
  readonly messageId: string | null;
  readonly eventId: string;
  readonly eventType: string;
  readonly subscriptionId: string;
  readonly channel: Channel;
  readonly receiver: string;
  readonly state: DeliveryState;
  readonly pace: Pace;
  /** Attempts of its message. */
  readonly attempts: number;
  /** UTC: when it happened, from when it may be told, when it was settled, when it is tried again. */
  readonly happenedAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly nextAttemptAt: string | null;
  /** Why it has not arrived, or not at the last attempt. */
  readonly because: string | null;
}

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly receiver?: string | undefined;
  readonly leadId?: string | undefined;
  /** @defaultValue 50 */
  readonly limit?: number | undefined;
}

interface Row {
  readonly delivery_id: string;
  readonly message_id: string | null;
  readonly event_id: string;
  readonly event_type: string;
  readonly subscription_id: string;
  readonly channel: Channel;
  readonly receiver: string;
  readonly state: DeliveryState;
  readonly pace: Pace;
  readonly attempts: number | null;
  readonly event_time: Date;
  readonly due_at: Date;
  readonly settled_at: Date | null;
  readonly next_attempt_at: Date | null;
  readonly because: string | null;
}

/** The latest first. */
export const deliveriesOf = async (
  pool: pg.Pool,
  filter: DeliveryFilter,
): Promise<readonly DeliveryListed[]> => {
  const { rows } = await pool.query<Row>(
    `select d.delivery_id, d.message_id, d.event_id, d.event_type, d.subscription_id, d.channel, d.receiver, d.state,
            d.pace, m.attempts, d.event_time, d.due_at, d.settled_at, coalesce(d.because, m.because) as because,
            case when m.state = 'ready' and m.attempts > 0 then m.next_attempt_at end as next_attempt_at
     from leadcycle.delivery d left join leadcycle.delivery_message m using (message_id)
     where ($1::text is null or d.state = $1) and ($2::text is null or d.receiver = $2)
       and ($3::uuid is null or d.lead_id = $3)
     order by d.no desc limit $4`,
    [filter.state ?? null, filter.receiver ?? null, filter.leadId ?? null, filter.limit ?? 50],
  );
  return rows.map((row) => ({
    deliveryId: row.delivery_id,
    messageId: row.message_id,
    eventId: row.event_id,
    eventType: row.event_type,
    subscriptionId: row.subscription_id,
    channel: row.channel,
    receiver: row.receiver,
    state: row.state,
    pace: row.pace,
    attempts: row.attempts ?? 0,
    happenedAt: row.event_time.toISOString(),
    dueAt: row.due_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    because: row.because,
  }));
};

/** How many deliveries are in which state. */
export const deliveryCounts = async (pool: pg.Pool): Promise<Readonly<Record<DeliveryState, number>>> => {
  const { rows } = await pool.query<{ state: DeliveryState; n: string }>(
    'select state, count(*) as n from leadcycle.delivery group by state',
  );
  const counts = { waiting: 0, sent: 0, failed: 0, dropped: 0 };
  for (const { state, n } of rows) counts[state] = Number(n);
  return counts;
};

export type Again =
  | { readonly kind: 'one'; readonly deliveryId: string }
  | { readonly kind: 'undelivered'; readonly receiver: string | null };

/**
 * Has deliveries told again, at once: one of any state with all that went along in its message, or all that failed or
 * were dropped. A message keeps its id, so a receiver that has it already can tell.
 * @param now epoch milliseconds
 * @returns how many deliveries wait again
 */
export const redeliver = (pool: pg.Pool, again: Again, now: number): Promise<number> =>
  inTransaction(pool, async (client) => {
    const one = again.kind === 'one' ? again.deliveryId : null;
    const receiver = again.kind === 'undelivered' ? again.receiver : null;
    const { rows } = await client.query<{ channel: string; receiver: string }>(
      `with chosen as (
         select delivery_id, message_id from leadcycle.delivery
         where case when $1::uuid is not null then delivery_id = $1
                    else state in ('failed', 'dropped') and ($2::text is null or receiver = $2) end),
       messages as (
         update leadcycle.delivery_message
         set state = 'ready', attempts = 0, first_attempt_at = null, next_attempt_at = $3, settled_at = null, because = null
         where message_id in (select message_id from chosen) and state <> 'ready')
       update leadcycle.delivery d set state = 'waiting', settled_at = null, because = null, due_at = least(due_at, $3)
       where d.delivery_id in (select delivery_id from chosen)
          or d.message_id in (select message_id from chosen)
       returning d.channel, d.receiver`,
      [one, receiver, new Date(now)],
    );
    const lanes = [...new Map(rows.map((row) => [`${row.channel} ${row.receiver}`, row])).values()];
    await client.query(
      `insert into leadcycle.delivery_lane as l (channel, receiver, next_at)
       select c, r, $3 from unnest($1::text[], $2::text[]) as u (c, r) order by c, r
       on conflict (channel, receiver) do update set next_at = excluded.next_at, resumes_at = null`,
      [lanes.map(({ channel }) => channel), lanes.map(({ receiver: of }) => of), new Date(now)],
    );
    return rows.length;
  });
