// How long is it remembered what was told? Until its time is over; then the notifier deletes it, a batch at a time.
import type pg from 'pg';
import type { Subscriptions } from './subscription.ts';

const dayMs = 86_400_000;
/** Messages a statement. Most have one delivery; a summary has at most 2,000. */
const atOnce = 200;

/** A message goes with all its deliveries. Who is sending or redelivering it holds its row, and is left alone. */
const forgetMessages = `
  with old as (
    select message_id from leadcycle.delivery_message where state = $1 and settled_at < $2
    order by settled_at limit $3 for update skip locked),
  deliveries as (delete from leadcycle.delivery d using old where d.message_id = old.message_id)
  delete from leadcycle.delivery_message m using old where m.message_id = old.message_id`;

/** What was dropped before it became a message. */
const forgetDropped = `
  delete from leadcycle.delivery where delivery_id in (
    select delivery_id from leadcycle.delivery where state = 'dropped' and message_id is null and settled_at < $1
    order by settled_at limit $2 for update skip locked)`;

/**
 * Deletes what was settled longer ago than it is kept; what waits stays, however old. Nothing is told a second time for it:
 * what comes again on the stream is known by the seq of its lead, which is kept for good, and a notifier that is born anew
 * tells only what is recorded after its birth. Neither looks at deliveries.
 * @param now epoch milliseconds
 * @returns how many messages, and deliveries without one, are gone
 */
export const forgetDeliveries = async (
  pool: pg.Pool,
  { sentDays, failedDays }: Subscriptions['keep'],
  now: number,
): Promise<number> => {
  const before = (days: number): Date => new Date(now - days * dayMs);
  const batch = async (statement: string, values: readonly unknown[]): Promise<number> =>
    (await pool.query(statement, [...values, atOnce])).rowCount ?? 0;
  const until = async (step: () => Promise<number>): Promise<number> => {
    let gone = 0;
    for (let last = await step(); last > 0; last = await step()) gone += last;
    return gone;
  };
  return (
    (await until(() => batch(forgetMessages, ['sent', before(sentDays)]))) +
    (await until(() => batch(forgetMessages, ['failed', before(failedDays)]))) +
    (await until(() => batch(forgetMessages, ['dropped', before(failedDays)]))) +
    (await until(() => batch(forgetDropped, [before(failedDays)])))
  );
};
