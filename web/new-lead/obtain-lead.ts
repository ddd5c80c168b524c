// How does a new lead go to the API? Under a key of its own, so that sent twice it is one lead.
import type { Schemas } from '../client.ts';
import { NoAnswer, problemIn, Refused, unreadable } from '../client.ts';

export type Obtained = Schemas['Obtained'];

/** @throws Refused, NoAnswer */
export const obtainLead = async (body: string, idempotencyKey: string): Promise<Obtained> => {
  const response = await fetch('/v1/leads', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body,
  }).catch((cause: unknown) => {
    throw new NoAnswer('The server does not answer.', { cause });
  });
  const told: unknown = await response.json().catch(() => null);
  if (response.ok && isObtained(told)) return told;
  throw new Refused(problemIn(told) ?? unreadable(response));
};

const isObtained = (body: unknown): body is Obtained =>
  typeof body === 'object' && body !== null && 'leadId' in body && 'seq' in body && 'suspects' in body;
