// How is a system told? By a signed request in the form of Standard Webhooks, to where it was registered.
import { Webhook } from 'standardwebhooks';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Message, Outcome, SendMessage } from './channel.ts';
import { AddressRefused, post } from './post.ts';
import type { MayReach } from './public-address.ts';

export interface WebhookPlace {
  readonly url: string;
  /** `whsec_…`, the one in force first; while one is replaced both sign. */
  readonly secrets: readonly string[];
}

export interface WebhookOptions {
  /** Null where there is none, or it was disabled. */
  readonly placeOf: (webhookId: string) => Promise<WebhookPlace | null>;
  readonly mayReach: MayReach;
}

export const webhookChannel =
  ({ placeOf, mayReach }: WebhookOptions): SendMessage =>
  async (message, now) => {
    const place = await placeOf(message.receiver).catch((error: unknown) => {
      if (error instanceof DoorRejection) return error.message;
      throw error;
    });
    if (typeof place === 'string') return { kind: 'impossible', because: place };
    if (place === null)
      return { kind: 'impossible', because: `there is no active webhook "${message.receiver}"` };
    const body = bodyOf(message);
    const headers = {
      'content-type': 'application/json',
      ...signed(message.messageId, body, place.secrets, now),
    };
    try {
      const { status, retryAfterMs } = await post({ url: place.url, headers, body }, mayReach);
      return outcomeOf(status, retryAfterMs);
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      return error instanceof AddressRefused
        ? { kind: 'impossible', because }
        : { kind: 'away', because, retryAfterMs: null };
    }
  };

/** The three headers of Standard Webhooks; ids are ours and name nobody. */
export const signed = (
  messageId: string,
  body: string,
  secrets: readonly string[],
  now: number,
): Readonly<Record<string, string>> => {
  const at = new Date(now);
  return {
    'webhook-id': messageId,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, at, body)).join(' '),
  };
};

/** One event as it stands on the stream, or several in their order; the same message always has the same bytes. */
export const bodyOf = ({ kind, deliveries, madeAt }: Message): string => {
  const [first] = deliveries;
  const timestamp = new Date(madeAt).toISOString();
  if (kind === 'single' && first !== undefined) {
    const { envelope } = first.notice;
    return JSON.stringify({ type: envelope.type, timestamp, data: envelope });
  }
  const events = deliveries.map(({ notice }) => notice.envelope);
  return JSON.stringify({ type: `leadcycle.notifications.${kind}`, timestamp, data: { events } });
};

const outcomeOf = (status: number, retryAfterMs: number | null): Outcome => {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const because = `it answered ${status}`;
  if (status === 410) return { kind: 'gone', because: 'it answered 410 Gone' };
  if (status >= 300 && status < 400)
    return { kind: 'impossible', because: `it sends on (${status}): register the address it sends to` };
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    return { kind: 'away', because, retryAfterMs };
  return { kind: 'refused', because };
};
