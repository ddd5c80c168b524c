// Whom do the clocks of a playbook name, and are they there? People, offices and webhooks, which no file alone can know.
import type pg from 'pg';
import type { Path } from '../field-path.ts';
import { didYouMean } from '../nearest-word.ts';
import { loadOrganisation } from '../organisation/load-organisation.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { officeMistake, personMistake } from '../organisation/unknown-names.ts';
import type { PlaybookFile } from './playbook-file.ts';
import { nameIn, type NameInWord } from './receiver-words.ts';

/** Who and what there is to be named. */
export interface KnownReceivers {
  readonly organisation: Pick<Organisation, 'people' | 'offices'>;
  /** Ids. One that is disabled may be told again, one that was taken out may not. */
  readonly webhooks: ReadonlySet<string>;
}

export interface NamedReceiver extends NameInWord {
  /** Of the word in the file. */
  readonly path: Path;
}

/** Everybody whom a step names, in the order of the file. */
export const namedReceivers = ({ clocks }: Pick<PlaybookFile, 'clocks'>): readonly NamedReceiver[] =>
  Object.entries(clocks).flatMap(([clock, { steps }]) =>
    steps.flatMap(({ tell = [] }, step) =>
      tell.flatMap((word, place) => {
        const named = nameIn(word);
        const path: Path = ['clocks', clock, 'steps', step, 'tell', place];
        return named === null ? [] : [{ ...named, path }];
      }),
    ),
  );

/** What is wrong with the name; null if nothing is. */
export const unknownReceiver = (
  { kind, name }: Pick<NameInWord, 'kind' | 'name'>,
  { organisation, webhooks }: KnownReceivers,
): string | null => {
  switch (kind) {
    case 'person':
      return personMistake(organisation, name);
    case 'office':
      return officeMistake(organisation, name);
    case 'webhook':
      return webhooks.has(name)
        ? null
        : `There is no webhook "${name}".${didYouMean(name, webhooks)} \`leadcycle notify show\` lists them; \`leadcycle notify import\` brings in another.`;
  }
};

/** As the database has them now. */
export const knownReceivers = async (pool: pg.Pool): Promise<KnownReceivers> => {
  const { rows } = await pool.query<{ webhook_id: string }>(
    `select webhook_id from leadcycle.webhook where state <> 'removed' order by webhook_id`,
  );
  return {
    organisation: await loadOrganisation(pool),
    webhooks: new Set(rows.map((row) => row.webhook_id)),
  };
};
