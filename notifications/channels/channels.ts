// Which channels are there, and what do they look up?
import type pg from 'pg';
import { loadOrganisation } from '../../doors/organisation/load-organisation.ts';
import type { Channel, Language, Subscriptions } from '../subscription.ts';
import { currentSubscriptions } from '../stored-subscriptions.ts';
import { webhookPlace } from '../webhook-secrets.ts';
import type { SendMessage } from './channel.ts';
import { emailChannel, type EmailReader } from './email.ts';
import { logChannel, type NotificationLog } from './log.ts';
import { reachable } from './public-address.ts';
import { webhookChannel } from './webhook.ts';

export interface Channels {
  readonly send: Readonly<Record<Channel, SendMessage>>;
  close(): void;
}

export interface ChannelsOptions {
  readonly pool: pg.Pool;
  readonly masterKey: Uint8Array;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Networks that webhooks may reach besides public addresses. */
  readonly webhookAllow: readonly string[];
  readonly log: NotificationLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** @throws UnreadableNetwork */
export const openChannels = (options: ChannelsOptions): Channels => {
  const { pool, masterKey, smtpUrl, mailFrom, webhookAllow, log, now } = options;
  const email = emailChannel({ smtpUrl, from: mailFrom, readerOf: (personId) => readerOf(pool, personId) });
  return {
    send: {
      webhook: webhookChannel({
        placeOf: (webhookId) => webhookPlace(pool, webhookId, { masterKey, now: now() }),
        mayReach: reachable(webhookAllow),
      }),
      email: email.send,
      log: logChannel(log),
    },
    close: () => email.close(),
  };
};

/** The person as of now: an address that was changed meanwhile is the one to write to. */
const readerOf = async (pool: pg.Pool, personId: string): Promise<EmailReader | null> => {
  const { rows } = await pool.query<{ name: string; email: string | null; office_id: string }>(
    `select name, email, office_id from leadcycle.person where person_id = $1 and state = 'active'`,
    [personId],
  );
  const [row] = rows;
  if (row?.email == null) return null;
  const office = (await loadOrganisation(pool)).offices.get(row.office_id);
  return {
    name: row.name,
    address: row.email,
    timeZone: office?.timeZone ?? 'UTC',
    language: languageOf(await currentSubscriptions(pool), office?.path ?? []),
  };
};

/** Of the nearest office that has one. @param path of the person's office, itself first */
export const languageOf = ({ languages }: Subscriptions, path: readonly string[]): Language =>
  path.map((office) => languages[office]).find((language) => language !== undefined) ?? 'en';
