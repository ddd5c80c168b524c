// How do subscriptions come into force? All of a file at once, checked as a whole; importing it again changes nothing.
import type pg from 'pg';
import { inTransaction } from '../postgres/transaction.ts';
import { FileMistakes } from '../doors/file-mistakes.ts';
import { soundCondition } from '../doors/playbook/lead-conditions.ts';
import { readYaml } from '../doors/yaml-file.ts';
import { subscriptionMistakes, type CheckedAgainst } from './check-subscriptions.ts';
import { SubscriptionFile, type SubscriptionEntry } from './subscription-file.ts';
import type { Subscription, Subscriptions, Target } from './subscription.ts';
import { latestList } from './stored-subscriptions.ts';
import { newSecret } from './webhook-secrets.ts';

/** @throws FileMistakes with line and column of all that is wrong */
export const readSubscriptions = (
  source: string,
  file: string,
  against: CheckedAgainst,
): SubscriptionFile => {
  const yaml = readYaml(SubscriptionFile, source, file);
  const mistakes = subscriptionMistakes(yaml, against);
  if (mistakes.length > 0) throw new FileMistakes(file, mistakes);
  return yaml.value;
};

export const compileSubscriptions = ({
  subscriptions,
  languages,
  cap,
  keep,
}: SubscriptionFile): Subscriptions => ({
  list: subscriptions.map(compiled),
  languages,
  cap,
  keep: { sentDays: keep.sent_days, failedDays: keep.failed_days },
});

const compiled = (entry: SubscriptionEntry): Subscription => ({
  id: entry.id,
  events: eventsOf(entry),
  officeId: entry.office ?? null,
  condition: entry.when === undefined ? null : soundCondition(entry.when),
  target: targetOf(entry),
  role: entry.to === 'role' ? null : (entry.role ?? null),
  channel: entry.to === 'webhook' ? 'webhook' : (entry.by ?? 'log'),
  digestAt: entry.digest === undefined ? null : minutesOf(entry.digest),
  urgency: entry.urgent ? 'urgent' : 'normal',
});

const targetOf = ({
  to,
  people = [],
  role = 'sales_manager',
  role_of,
  webhook = '',
}: SubscriptionEntry): Target => {
  switch (to) {
    case 'people':
      return { kind: 'people', personIds: people };
    case 'role':
      return { kind: 'role', role, officeId: role_of ?? null };
    case 'webhook':
      return { kind: 'webhook', webhookId: webhook };
    case 'addressed':
    case 'owner':
    case 'manager':
    case 'submitter':
    case 'verifiers':
    case 'keeper':
      return { kind: 'part', part: to };
  }
};

/** Null: all of them. */
const eventsOf = ({ events }: SubscriptionEntry): Subscription['events'] => {
  const named = events.filter((event) => event !== 'all');
  return named.length < events.length ? null : named;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export interface ImportedSubscriptions {
  readonly subscriptions: number;
  readonly webhooks: number;
  /** False where the list in force says the same already. */
  readonly isNew: boolean;
  /** Webhooks that have a secret since now: whoever receives must be given it. */
  readonly newWebhooks: readonly string[];
  /** Webhooks that the file no longer names: they are told nothing more. */
  readonly removed: readonly string[];
}

/**
 * Puts a file in force.
 * @param masterKey wraps the secrets of new webhooks
 */
export const importSubscriptions = async (
  pool: pg.Pool,
  file: SubscriptionFile,
  {
    source,
    author,
    masterKey,
  }: { readonly source: string; readonly author: string; readonly masterKey: Uint8Array },
): Promise<ImportedSubscriptions> =>
  inTransaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended('leadcycle.subscriptions', 0))`);
    const before = await latestList(client);
    const next = compileSubscriptions(file);
    const isNew = before?.source !== source;
    if (isNew)
      await client.query(
        'insert into leadcycle.subscription_list (source, compiled, author) values ($1, $2, $3)',
        [source, JSON.stringify(next), author],
      );
    const newWebhooks: string[] = [];
    for (const { id, url } of file.webhooks)
      if (await upsertWebhook(client, { id, url, masterKey })) newWebhooks.push(id);
    const { rows } = await client.query<{ webhook_id: string }>(
      `update leadcycle.webhook set state = 'removed', because = 'no longer in the file'
       where webhook_id <> all($1::text[]) and state <> 'removed' returning webhook_id`,
      [file.webhooks.map(({ id }) => id)],
    );
    return {
      ...{ subscriptions: file.subscriptions.length, webhooks: file.webhooks.length, isNew, newWebhooks },
      removed: rows.map((row) => row.webhook_id),
    };
  });

/** A disabled one stays so, unless it has moved: then it is another receiver, under its old secret. */
const upsertWebhook = async (
  client: pg.ClientBase,
  { id, url, masterKey }: { readonly id: string; readonly url: string; readonly masterKey: Uint8Array },
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `update leadcycle.webhook
     set state = case when state = 'disabled' and url = $2 then state else 'active' end,
         because = case when state = 'disabled' and url = $2 then because end, url = $2
     where webhook_id = $1`,
    [id, url],
  );
  if (rowCount !== 0) return false;
  await client.query(
    `insert into leadcycle.webhook (webhook_id, url, state, secret) values ($1, $2, 'active', $3)`,
    [id, url, newSecret(masterKey, id).wrapped],
  );
  return true;
};
