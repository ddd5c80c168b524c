// What may be sent to a lead? Every command of the vocabulary but the internal ones, its personal fields as text.
import type { z } from 'zod';
import { internalCommands, leadCommands } from '../events/commands/lead-command.ts';
import type { LeadCommand, LeadCommandType } from '../events/commands/lead-command.ts';
import { DoorRejection } from './door-rejection.ts';
import { issueSentence } from './issue-sentence.ts';
import { didYouMean } from './nearest-word.ts';
import { openSchemaOf } from './open-schema.ts';
import type { Open } from './open-schema.ts';
import { pathName, valueAt } from './field-path.ts';

export type OpenCommand = Open<LeadCommand>;

const isInternal = (type: string): boolean => internalCommands.some((internal) => internal === type);

/** The schema of each command that a door takes, by its name. */
export const openCommands: ReadonlyMap<LeadCommandType, z.ZodType<OpenCommand>> = new Map(
  leadCommands
    .map((schema) => [schema.shape.type.value, openSchemaOf(schema)] as const)
    .filter(([type]) => !isInternal(type)),
);

/** Commands with at least one field that must be sealed. */
export const personalCommands: ReadonlySet<LeadCommandType> = new Set(
  leadCommands
    .filter((schema): boolean => openSchemaOf(schema) !== (schema as unknown))
    .map((schema) => schema.shape.type.value),
);

/**
 * Checks one command.
 * @param index its place in the batch
 * @throws DoorRejection `internal_command`, or `invalid_input` saying what is wrong with which field
 */
export const parseCommand = (value: unknown, index: number): OpenCommand => {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const schema = openCommands.get(type as LeadCommandType);
  if (schema === undefined) throw noSuchCommand(type, index);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    return issueSentence(issue, pathName(path[0] === 'input' ? path.slice(1) : path), valueAt(value, path));
  });
  throw new DoorRejection(
    'invalid_input',
    `${String(type)} is not complete or not right: ${sentences.join(' ')}`,
    'Put these fields right and send it again; a field of which nothing is known is null.',
    { index },
  );
};

const noSuchCommand = (type: unknown, index: number): DoorRejection => {
  const name = typeof type === 'string' ? type : '';
  if (isInternal(name))
    return new DoorRejection(
      'internal_command',
      `${name} comes from the engine alone.`,
      'Send one of the commands for people and services.',
      { index },
    );
  const known = [...openCommands.keys()];
  return new DoorRejection(
    'invalid_input',
    name === ''
      ? 'A command has no type.'
      : `There is no command "${name.slice(0, 100)}".${didYouMean(name, known)}`,
    `Known commands: ${known.join(', ')}.`,
    { index },
  );
};
