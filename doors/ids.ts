// Which id does a lead or a command get? A new one in order of time, or the same one for the same row of another system.
import { createHash } from 'node:crypto';
import { v5, v7 } from 'uuid';

const namespace = {
  lead: '5f0c9a52-8d0b-5a6e-9a53-0d7d6f4f3c11',
  command: 'b1a6c3de-4c7f-5b0a-8b0e-2f3a7d9c6e42',
} as const;

/** For a lead or a command that nobody else has an id for. */
export const newId = (): string => v7();

/** Parts are joined by a character that none of them may hold, so that `a, bc` and `ab, c` differ. */
const joined = (parts: readonly string[]): string =>
  parts.map((part) => part.normalize('NFC')).join('\u0000');

/** The lead that another system knows by this id: always the same, so that importing twice makes one lead. */
export const leadIdOf = (system: string, externalId: string): string =>
  v5(joined([system, externalId]), namespace.lead);

/** The command that these parts make (a row's id and content, say): sent again it counts once. */
export const commandIdOf = (...parts: readonly string[]): string => v5(joined(parts), namespace.command);

/** W3C trace context: the command's id is the trace, so that a repeat belongs to the same one. */
export const traceOf = (commandId: string): string => {
  const span = createHash('sha256').update(commandId).digest('hex').slice(0, 16);
  return `00-${commandId.replaceAll('-', '')}-${span}-00`;
};
