// Is this a batch at all? Doors have parsed it; this only keeps what is not one from wedging the lead.
import { LeadRejection } from '../domain/rejection.ts';
import type { Batch } from '../events/commands/batch.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws LeadRejection `invalid_input` naming the first field that is missing or wrong */
export const requireShape: (value: unknown) => asserts value is Batch = (value) => {
  if (!isRecord(value)) throw wrong('the batch', 'an object');
  if (typeof value['commandId'] !== 'string' || !uuid.test(value['commandId']))
    throw wrong('commandId', 'a UUID');
  if (typeof value['issuedAt'] !== 'string' || Number.isNaN(Date.parse(value['issuedAt'])))
    throw wrong('issuedAt', 'an instant like 2026-01-05T09:00:00.000Z');
  if (!isRecord(value['actor']) || typeof value['actor']['kind'] !== 'string')
    throw wrong('actor', 'a person or service');
  if (value['origin'] !== 'live' && value['origin'] !== 'import') throw wrong('origin', '"live" or "import"');
  if (!Array.isArray(value['calendars'])) throw wrong('calendars', 'a list');
  if (value['correlationId'] !== null && typeof value['correlationId'] !== 'string')
    throw wrong('correlationId', 'a text or null');
  if (typeof value['traceparent'] !== 'string') throw wrong('traceparent', 'a text');
  const commands: unknown = value['commands'];
  if (!Array.isArray(commands) || commands.length < 1 || commands.length > 50)
    throw wrong('commands', '1 to 50 commands');
  if (
    !commands.every(
      (command) => isRecord(command) && typeof command['type'] === 'string' && isRecord(command['input']),
    )
  )
    throw wrong('commands', 'objects with type and input');
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const wrong = (field: string, expected: string): LeadRejection =>
  new LeadRejection(
    'invalid_input',
    `${field} is not ${expected}.`,
    'Send the batch as the command schema describes it.',
  );
