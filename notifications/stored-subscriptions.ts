// Which subscriptions are in force, and which webhooks are told? As Postgres has them.
import type pg from 'pg';
import { usualSubscriptions, type Subscriptions } from './subscription.ts';

type Queryable = Pick<pg.ClientBase, 'query'>;

export interface StoredList {
  readonly no: number;
  readonly source: string;
  readonly author: string;
  readonly importedAt: string;
  readonly subscriptions: Subscriptions;
}

/** The list that was imported last; null before any was. */
export const latestList = async (database: Queryable): Promise<StoredList | null> => {
  const { rows } = await database.query<{
    no: number;
    source: string;
    /** A list that an earlier version imported does not say how long deliveries are kept. */
    compiled: Omit<Subscriptions, 'keep'> & Partial<Subscriptions>;
    author: string;
    imported_at: Date;
  }>(
    'select no, source, compiled, author, imported_at from leadcycle.subscription_list order by no desc limit 1',
  );
  const [row] = rows;
  return row === undefined
    ? null
    : {
        no: row.no,
        source: row.source,
        author: row.author,
        importedAt: row.imported_at.toISOString(),
        subscriptions: { ...row.compiled, keep: row.compiled.keep ?? usualSubscriptions.keep },
      };
};

export const currentSubscriptions = async (database: Queryable): Promise<Subscriptions> =>
  (await latestList(database))?.subscriptions ?? usualSubscriptions;

export const activeWebhooks = async (database: Queryable): Promise<ReadonlySet<string>> => {
  const { rows } = await database.query<{ webhook_id: string }>(
    `select webhook_id from leadcycle.webhook where state = 'active'`,
  );
  return new Set(rows.map((row) => row.webhook_id));
};
