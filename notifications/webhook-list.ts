// Which webhooks are there, how do they stand, and how is one told again that was disabled?
import type pg from 'pg';

export interface WebhookListed {
  readonly id: string;
  readonly url: string;
  readonly state: 'active' | 'disabled' | 'removed';
  /** Why it is told nothing; null while it is. */
  readonly because: string | null;
  /** Until when the secret before signs along, UTC; null where none does. */
  readonly formerUntil: string | null;
}

/** Secrets are not in it. @param now epoch milliseconds */
export const listWebhooks = async (pool: pg.Pool, now: number): Promise<readonly WebhookListed[]> => {
  const { rows } = await pool.query<Omit<WebhookListed, 'formerUntil'> & { former_until: Date | null }>(
    `select webhook_id as id, url, state, because, case when former_until > $1 then former_until end as former_until
     from leadcycle.webhook order by webhook_id`,
    [new Date(now)],
  );
  return rows.map(({ former_until: until, ...webhook }) => ({
    ...webhook,
    formerUntil: until?.toISOString() ?? null,
  }));
};

/** From now on it is told again; what was dropped meanwhile is told when somebody redelivers it. @returns whether there is one */
export const enableWebhook = async (pool: pg.Pool, webhookId: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `update leadcycle.webhook set state = 'active', because = null where webhook_id = $1 and state <> 'removed'`,
    [webhookId],
  );
  return rowCount !== 0;
};
