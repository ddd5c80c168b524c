// Which version of a playbook holds, and how does a new one come to be? Versions are added, never changed.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { inTransaction } from '../../postgres/transaction.ts';
import type { Playbook } from '../../domain/playbook.ts';
import { compilePlaybook } from './compile-playbook.ts';
import { knownReceivers } from './named-receivers.ts';

export interface Published {
  readonly playbook: Playbook;
  /** False where the latest version says the same already. */
  readonly isNew: boolean;
  /** The version that was the latest until then, as it was written; null before the first. */
  readonly before: { readonly version: number; readonly source: string } | null;
}

interface VersionRow {
  readonly version: number;
  readonly hash: string;
  readonly source: string;
}

const findLatest = `
  select version, hash, source from leadcycle.playbook where name = $1 order by version desc limit 1`;
const insertVersion = `
  insert into leadcycle.playbook (name, version, hash, source, compiled, author, note)
  values ($1, $2, $3, $4, $5, $6, $7)`;
/** Two who publish at once take turns; the lock ends with the transaction. */
const lockName = `select pg_advisory_xact_lock(hashtextextended('leadcycle.playbook:' || $1, 0))`;

/**
 * Publishes a playbook: as a new version, or as the latest one where nothing that decides has changed.
 * @param author person or service that publishes
 * @throws FileMistakes with line and column of all that is wrong, also of people, offices and webhooks that there are not
 * @throws DoorRejection `not_yet_supported`
 */
export const publishPlaybook = async (
  pool: pg.Pool,
  {
    source,
    file,
    author,
    note,
  }: { readonly source: string; readonly file: string; readonly author: string; readonly note: string },
): Promise<Published> => {
  const compiled = compilePlaybook(source, file, await knownReceivers(pool));
  return inTransaction(pool, async (client) => {
    await client.query(lockName, [compiled.name]);
    const latest = (await client.query<VersionRow>(findLatest, [compiled.name])).rows[0];
    const before = latest === undefined ? null : { version: latest.version, source: latest.source };
    if (latest?.hash === compiled.hash)
      return { playbook: { ...compiled, version: latest.version }, isNew: false, before };
    const playbook: Playbook = { ...compiled, version: (latest?.version ?? 0) + 1 };
    const { name, version, hash } = playbook;
    await client.query(insertVersion, [name, version, hash, source, JSON.stringify(playbook), author, note]);
    return { playbook, isNew: true, before };
  });
};

const defaultFile = fileURLToPath(new URL('../../playbooks/default.yaml', import.meta.url));

/** Publishes `playbooks/default.yaml` if there is no playbook named default yet; a company's own one stays. */
export const ensureDefaultPlaybook = async (pool: pg.Pool): Promise<void> => {
  const { rowCount } = await pool.query(findLatest, ['default']);
  if (rowCount !== 0) return;
  await publishPlaybook(pool, {
    source: await readFile(defaultFile, 'utf8'),
    file: 'playbooks/default.yaml',
    author: 'leadcycle',
    note: 'as delivered',
  });
};
