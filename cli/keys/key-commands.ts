// `leadcycle key`: which systems may call the API?
import type { Command } from 'commander';
import { addKey, allowances, keysMade, revokeKey } from '../../doors/api-keys.ts';
import type { Allowance, ApiKey, NewKey } from '../../doors/api-keys.ts';
import { actorOf, officeRecordOf, personOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { actingPerson, withActingPerson } from '../acting-person.ts';
import { addCommand, print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { localTime } from '../moments.ts';
import { table } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';
import { withReadSide } from '../with-engine.ts';

interface AddOptions {
  readonly as?: string;
  readonly person?: string;
  readonly office?: string;
  readonly allow: readonly Allowance[];
  readonly days?: number;
  readonly json?: boolean;
}

export const addKeyCommands = (program: Command): void => {
  const key = program.command('key').description('Which systems may call the API: keys, each shown once.');
  withActingPerson(addCommand(key, 'add <name>', 'make a key; it is shown once and kept as a hash'))
    .option('--person <person>', 'whom it acts as; without it a service of this name')
    .option('--office <id>', 'the office beyond which it does not reach; a service needs one')
    .option('--allow <what>', `with commas between: ${allowances.join(', ')}`, allowancesIn, ['read'])
    .option('--days <n>', 'after so many days it expires; without it, never', wholeNumber(1, 3_650))
    .action(add);
  addCommand(key, 'list', 'all keys, with their last use').action(list);
  addCommand(key, 'revoke <id>', 'let a key do nothing more, at once').action(revoke);
};

/** @throws CliFailure (misuse) */
const allowancesIn = (text: string): readonly Allowance[] => {
  const words = [...new Set(text.split(',').map((word) => word.trim()))];
  return words.map((word) => {
    const known = allowances.find((allowance) => allowance === word);
    if (known === undefined)
      throw misuse(`--allow does not know "${word}".`, `Write some of ${allowances.join(', ')}.`);
    return known;
  });
};

const add = async (name: string, options: AddOptions): Promise<void> => {
  const by = actingPerson(options);
  if (!/^[a-z0-9][a-z0-9_.-]{0,79}$/u.test(name))
    throw misuse(
      `"${name}" is no name for a key.`,
      'Write small letters, digits, dots, dashes and underscores, at most 80.',
    );
  // It would end up in logs.
  if (options.json === true) throw misuse('A key is never printed as JSON.', 'Leave `--json` out.');
  const { keyId, key, made } = await withReadSide(async (side) => {
    const order = orderedBy(await side.organisation(), by, name, options);
    return { ...(await addKey(side.pool, order)), made: order };
  });
  const text = (): string =>
    [
      key,
      `It is not shown again. ${actsAs(made)} through it, allowed to ${made.allows.join(', ')}${made.officeId === null ? '' : `, in ${made.officeId} and below`}.`,
      `Take it away with \`leadcycle key revoke ${keyId}\`.`,
    ].join('\n');
  print({ json: null, text }, options);
};

/** @throws CliFailure (misuse) or DoorRejection for somebody who may not, a person or an office that is not there */
const orderedBy = (organisation: Organisation, by: string, name: string, options: AddOptions): NewKey => {
  const actor = actorOf(organisation, by);
  if (actor.kind !== 'person' || !actor.roles.includes('administrator'))
    throw misuse(`${by} may not make keys.`, 'It is for administrators (`leadcycle org show`).');
  const { person, office, allow, days } = options;
  if (person === undefined && office === undefined)
    throw misuse(
      'A service needs an office.',
      'Say which with `--office`, or as whom it acts with `--person`.',
    );
  return {
    ...{ name, allows: allow, madeBy: by },
    personId: person === undefined ? null : personOf(organisation, person).personId,
    officeId: office === undefined ? null : officeRecordOf(organisation, office).officeId,
    expiresAt: days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString(),
  };
};

const actsAs = ({ personId, name }: Pick<ApiKey, 'personId' | 'name'>): string =>
  personId === null ? `The service ${name} acts` : `${personId} acts`;

const list = async (options: { readonly json?: boolean }): Promise<void> => {
  const keys = await withReadSide(({ pool }) => keysMade(pool));
  const text = (): string =>
    keys.length === 0
      ? 'There are no keys. Make one with `leadcycle key add NAME`.'
      : table(
          ['key', 'name', 'acts as', 'reaches', 'may', 'last used', ''],
          keys.map((key) => [
            ...[key.keyId, key.name, key.personId ?? 'a service', key.officeId, key.allows.join(', ')],
            ...[key.lastUsedAt === null ? 'never' : localTime(key.lastUsedAt, 'UTC'), stateOf(key)],
          ]),
        );
  print({ json: keys, text }, options);
};

const stateOf = ({ revokedAt, expiresAt }: ApiKey): string => {
  if (revokedAt !== null) return 'revoked';
  if (expiresAt === null) return '';
  return Date.parse(expiresAt) < Date.now() ? 'expired' : `until ${localTime(expiresAt, 'UTC')}`;
};

const revoke = async (keyId: string, options: { readonly json?: boolean }): Promise<void> => {
  await withReadSide(({ pool }) => revokeKey(pool, keyId));
  print({ json: { keyId, state: 'revoked' }, text: () => `${keyId} opens nothing any more.` }, options);
};
