// Which command is this, and of which state of the lead was it meant? Told by headers, so that a repeat is the same request.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { isUuid } from '../../doors/uuid.ts';
import { Refusal } from '../refusal.ts';

/** For OpenAPI; the id may stand in quotes too. */
export const commandHeaders = z.object({
  'idempotency-key': z.uuid().describe('The id of the command: sent again with the same one it counts once.'),
  'if-match': z
    .string()
    .optional()
    .describe('The ETag of the lead as it was seen: refused where the lead has moved on.'),
});
export const idHeaders = commandHeaders.pick({ 'idempotency-key': true });

/**
 * The id of the command: the header `idempotency-key`. Sent again with the same one it counts once.
 * @throws Refusal `command_id_missing` or `invalid_request`
 */
export const commandIdOf = ({ headers }: FastifyRequest): string => {
  const given = headers['idempotency-key'];
  if (given === undefined)
    throw new Refusal(
      'command_id_missing',
      'The request has no header Idempotency-Key.',
      'Give each command a new UUID, and send the same one when you send it again.',
    );
  // The draft writes it as a text of structured fields: in quotes.
  const commandId = String(given)
    .replace(/^"(.*)"$/u, '$1')
    .toLowerCase();
  if (isUuid(commandId)) return commandId;
  throw new Refusal(
    'invalid_request',
    'The header Idempotency-Key is no UUID.',
    'Write it like 0199c0de-0000-7000-8000-000000000000.',
  );
};

/** Of what somebody else began under this id. */
export const idOfAnother = (id: string): DoorRejection =>
  new DoorRejection('command_id_reused', `The id ${id} was used by somebody else.`, 'Take a new UUID.');

/**
 * The seq that the caller saw, from `if-match`; null where they do not ask.
 * @throws Refusal `invalid_request`
 */
export const expectedSeqOf = ({ headers }: FastifyRequest): number | null => {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return null;
  const [, seq] = /^"?(\d{1,9})"?$/u.exec(given) ?? [];
  if (seq !== undefined) return Number(seq);
  throw new Refusal(
    'invalid_request',
    'The header If-Match is no seq of a lead.',
    'Send the ETag of the lead as it came, such as "12".',
  );
};
