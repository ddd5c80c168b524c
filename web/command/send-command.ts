// How does a command go to the API? Under a key of its own, so that sent twice it counts once, and for the state it was meant for.
import { problemIn, NoAnswer, Refused, unreadable } from '../client.ts';
import { listAt, textAt, valueAt } from '../value-at.ts';

export interface Sending {
  readonly leadId: string;
  readonly command: string;
  readonly body: string;
  /** The lead as it was shown: where it has moved on, nothing happens. Null: in whatever state it is. */
  readonly shownSeq: number | null;
}

export interface Sent {
  /** The seq of the lead afterwards. */
  readonly seq: number;
  /** Types of the events that it made; none where it was so already. */
  readonly made: readonly string[];
}

/** @throws Refused, NoAnswer */
export const sendCommand = async (
  { leadId, command, body, shownSeq }: Sending,
  idempotencyKey: string,
): Promise<Sent> => {
  const response = await fetch(`/v1/leads/${leadId}/commands/${command}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
      ...(shownSeq === null ? {} : { 'if-match': `"${String(shownSeq)}"` }),
    },
    body,
  }).catch((cause: unknown) => {
    throw new NoAnswer('The server does not answer.', { cause });
  });
  const told: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(problemIn(told) ?? unreadable(response));
  const seq = valueAt(told, 'seq');
  if (typeof seq !== 'number') throw new Refused(unreadable(response));
  return { seq, made: listAt(told, 'events').flatMap((event) => textAt(event, 'type') ?? []) };
};
