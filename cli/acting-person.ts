// Who acts? Named on the command line or by LEADCYCLE_AS, never guessed.
import type { Command } from 'commander';
import { misuse } from './failure.ts';

/** Adds `--as`. */
export const withActingPerson = (command: Command): Command =>
  command.option('--as <person>', 'who acts: the id of a person of the organisation (or set LEADCYCLE_AS)');

/** Adds `--as` to what anybody may look at. */
export const withLooker = (command: Command): Command =>
  command.option(
    '--as <person>',
    'who looks: suspected duplicates are named as far as this person may see them',
  );

/** Who looks, where nobody needs to be named: null then. */
export const lookingPerson = ({ as }: { readonly as?: string | undefined }): string | null => {
  const person = (as ?? process.env['LEADCYCLE_AS'] ?? '').trim();
  return person === '' ? null : person;
};

/** @throws CliFailure when nobody is named */
export const actingPerson = (options: { readonly as?: string | undefined }): string => {
  const person = lookingPerson(options);
  if (person !== null) return person;
  throw misuse(
    'Nobody was named who acts.',
    'Say who with `--as PERSON` or LEADCYCLE_AS; `leadcycle org show` lists the people.',
  );
};
