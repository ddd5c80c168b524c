// `leadcycle analyst`: who may ask in SQL?
import type { Command } from 'commander';
import { addAnalyst, analystsOf, removeAnalyst } from '../../doors/analysts.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withReadSide } from '../with-engine.ts';

interface Options {
  readonly timeout: number;
  readonly json?: boolean;
}

export const addAnalystCommands = (program: Command): void => {
  const analyst = program
    .command('analyst')
    .description('Who may ask in SQL: logins that read the schema analytics and nothing else.');
  addCommand(analyst, 'add <name>', 'make a login; its address with the password is shown once')
    .option('--timeout <seconds>', 'after so long a query is ended', wholeNumber(1, 3_600), 60)
    .action(add);
  addCommand(analyst, 'list', 'all analysts').action(list);
  addCommand(analyst, 'remove <name>', 'take the login away').action(remove);
};

const add = async (name: string, options: Options): Promise<void> => {
  if (!/^[a-z][a-z0-9_]{0,39}$/u.test(name) || name.startsWith('pg_'))
    throw misuse(
      `"${name}" is no name for a login.`,
      'Write small letters, digits and underscores, a letter first, at most 40.',
    );
  // It would end up in logs.
  if (options.json === true) throw misuse('A password is never printed as JSON.', 'Leave `--json` out.');
  const address = await withReadSide(async ({ pool, configuration }) => {
    const { password } = await addAnalyst(pool, name, options.timeout);
    return Object.assign(new URL(configuration.databaseUrl), { username: name, password }).href;
  });
  const text = (): string =>
    [
      address,
      `It is not shown again. ${name} reads the schema analytics; a query ends after ${String(options.timeout)} s.`,
    ].join('\n');
  print({ json: null, text }, options);
};

const list = async (options: Options): Promise<void> => {
  const analysts = await withReadSide(({ pool }) => analystsOf(pool));
  const text = (): string =>
    analysts.length === 0
      ? 'There are no analysts. Add one with `leadcycle analyst add NAME`.'
      : table(
          ['analyst', 'a query ends after'],
          analysts.map(({ name, statementTimeout }) => [name, statementTimeout]),
        );
  print({ json: analysts, text }, options);
};

const remove = async (name: string, options: Options): Promise<void> => {
  await withReadSide(({ pool }) => removeAnalyst(pool, name));
  print({ json: { name, state: 'removed' }, text: () => `${name} may not log in any more.` }, options);
};
