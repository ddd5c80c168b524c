// Who acts? Named on the command line or by LEADCYCLE_AS, never guessed.
import type { Command } from 'commander';
import { misuse } from './failure.ts';

/** Adds `--as`. */
export const withActingPerson = (command: Command): Command =>
  command.option('--as <person>', 'who acts: the id of a person of the organisation (or set LEADCYCLE_AS)');

/** @throws CliFailure when nobody is named */
export const actingPerson = ({ as }: { readonly as?: string | undefined }): string => {
  const person = as ?? process.env['LEADCYCLE_AS'];
  if (person !== undefined && person.trim() !== '') return person.trim();
  throw misuse(
    'Nobody was named who acts.',
    'Say who with `--as PERSON` or LEADCYCLE_AS; `leadcycle org show` lists the people.',
  );
};
