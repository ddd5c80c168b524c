// What does a person read when a command failed? A sentence and a remedy, never a stack trace; and which exit code follows?
import { CommanderError } from 'commander';
import { CliFailure } from './failure.ts';

interface Told {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly exitCode: 0 | 1 | 2;
}

interface Circumstances {
  readonly json: boolean;
  /** The names of the command that was called, as far as they are known: `notify`, `preview`. */
  readonly called: readonly string[];
}

/** Writes the sentence to stderr and, with `--json`, one value to stdout; gives the exit code. */
export const tellFailure = (failure: unknown, { json, called }: Circumstances): number => {
  const told = failure instanceof CommanderError ? ofCommander(failure, called) : ofFailure(failure);
  if (told.exitCode === 0) return 0;
  const { code, message, remedy } = told;
  if (json) process.stdout.write(`${JSON.stringify({ error: message, code, remedy })}\n`);
  process.stderr.write(`${message}\n${remedy === '' ? '' : `${remedy}\n`}`);
  if (process.env['LEADCYCLE_DEBUG'] === '1' && failure instanceof Error)
    process.stderr.write(`\n${failure.stack ?? ''}\n${causeOf(failure)}`);
  return told.exitCode;
};

const ofCommander = (failure: CommanderError, called: readonly string[]): Told => {
  const shown = failure.exitCode === 0 || failure.code === 'commander.help';
  const plain = failure.message.replace(/^error: /u, '');
  return {
    code: 'misuse',
    message: sentence(plain),
    remedy: `See \`${['leadcycle', ...called, '--help'].join(' ')}\`.`,
    exitCode: shown && failure.exitCode === 0 ? 0 : 2,
  };
};

const sentence = (text: string): string => {
  const [first = '', ...rest] = text.split('\n');
  const ended = /[.!?]$/u.test(first) ? first : `${first}.`;
  return [ended.charAt(0).toUpperCase() + ended.slice(1), ...rest].join(' ').trim();
};

const ofFailure = (failure: unknown): Told => {
  if (failure instanceof CliFailure) {
    const { code, message, remedy, exitCode } = failure;
    return { code, message, remedy, exitCode };
  }
  if (!(failure instanceof Error)) return unforeseen(String(failure));
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.name;
  // A rejection of a door or of a lead carries its own remedy.
  if ('remedy' in failure && typeof failure.remedy === 'string')
    return { code, message: failure.message, remedy: failure.remedy, exitCode: code === 'misuse' ? 2 : 1 };
  if (foreseen.has(failure.name))
    return { code: failure.name, message: failure.message, remedy: '', exitCode: 1 };
  if (code === '42P01' || code === '3F000')
    return {
      code: 'no_tables',
      message: 'The database has no tables of leadcycle yet.',
      remedy: 'Run `leadcycle up`, which prepares them.',
      exitCode: 1,
    };
  return unforeseen(failure.message);
};

/** Errors whose message was written for the person who reads it. */
const foreseen: ReadonlySet<string> = new Set([
  'ConfigurationError',
  'StackFailure',
  'FileMistakes',
  'UnreadableNetwork',
  'TablesDiffer',
]);

const unforeseen = (message: string): Told => ({
  code: 'unforeseen',
  message: `Something went wrong that was not foreseen: ${sentence(message)}`,
  remedy:
    'Run it again with LEADCYCLE_DEBUG=1 to see where, and look at the logs that `leadcycle status` names.',
  exitCode: 1,
});

const causeOf = (failure: Error): string =>
  failure.cause instanceof Error ? `caused by ${failure.cause.stack ?? failure.cause.message}\n` : '';
