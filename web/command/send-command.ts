// How does a command go to the API? Under a key of its own, so that sent twice it counts once.
import { problemIn, NoAnswer, Refused, unreadable } from '../client.ts';
import { valueAt } from '../value-at.ts';

/** The seq of the lead afterwards. @throws Refused, NoAnswer */
export const sendCommand = async (
  { leadId, command, body }: { readonly leadId: string; readonly command: string; readonly body: string },
  idempotencyKey: string,
): Promise<number> => {
  const response = await fetch(`/v1/leads/${leadId}/commands/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body,
  }).catch((cause: unknown) => {
    throw new NoAnswer('The server does not answer.', { cause });
  });
  const told: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(problemIn(told) ?? unreadable(response));
  const seq = valueAt(told, 'seq');
  if (typeof seq === 'number') return seq;
  throw new Refused(unreadable(response));
};
