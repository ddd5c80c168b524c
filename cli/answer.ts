// How does a command answer? With one JSON value when asked for it, else with text for a person.
import type { Command } from 'commander';

export interface Answer {
  /** The whole answer, as `--json` prints it. */
  readonly json: unknown;
  /** The same for a person; thought of only when it is printed. */
  readonly text: () => string;
}

/** Adds a command that answers as text or, with `--json`, as one JSON value on stdout. */
export const addCommand = (parent: Command, nameAndOperands: string, description: string): Command =>
  parent
    .command(nameAndOperands)
    .description(description)
    .option('--json', 'print one JSON value instead of text')
    .helpOption('-h, --help', 'what it does and takes');

/** Prints an answer on stdout; progress belongs on stderr. */
export const print = (answer: Answer, { json }: { readonly json?: boolean | undefined }): void => {
  process.stdout.write(json === true ? `${JSON.stringify(answer.json)}\n` : `${answer.text()}\n`);
};
