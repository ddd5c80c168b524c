// Did an import bring what its file says? Compared once its leads are in the read models, and kept when the file is gone.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from '../engine.ts';
import type { ImportFiles, ImportJob } from './import-jobs.ts';
import { mappingOf } from './import-jobs.ts';
import { withoutOwners } from './mapping.ts';
import { reconcile } from './reconcile.ts';
import type { Reconciliation, Unlike } from './reconcile.ts';

/** What is kept of it beside the import: counts, amounts, and ids of what is unlike. */
export type KeptReconciliation =
  | { readonly state: 'at_work'; readonly rows: number; readonly toldAt: string }
  | {
      readonly state: 'done';
      readonly found: Reconciliation;
      /** All of them; `found.unlike` has the first. */
      readonly unlike: number;
      readonly toldAt: string;
    }
  | { readonly state: 'failed'; readonly because: string; readonly toldAt: string };

/** As many leads as are told one by one. */
const listed = 1_000;
const tellEveryMs = 1_000;
/** A process that works on it tells of it every second: one that has been silent for so long is gone. */
const silentMs = 30_000;
/** The read models come after the import: what they lack is looked for again after so many seconds each. */
const patienceMs = [1_000, 2_000, 4_000, 8_000, 16_000] as const;

/** Null where nobody has begun, or whoever did is gone. */
export const keptReconciliation = async (path: string): Promise<KeptReconciliation | null> => {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const kept = JSON.parse(text) as KeptReconciliation;
  return kept.state === 'at_work' && Date.now() - Date.parse(kept.toldAt) > silentMs ? null : kept;
};

/** @param path where it is kept */
export const reconcileImport = async (
  engine: Engine,
  { importId, author, ignoreOwners }: ImportJob,
  files: ImportFiles,
  path: string,
): Promise<void> => {
  let rows = 0;
  await keep(path, { state: 'at_work', rows, toldAt: now() });
  let telling = Promise.resolve();
  const tell = setInterval(() => {
    // One that cannot be written is followed by another.
    telling = keep(path, { state: 'at_work', rows, toldAt: now() }).catch(() => undefined);
  }, tellEveryMs);
  const end = async (kept: KeptReconciliation): Promise<void> => {
    clearInterval(tell);
    await telling;
    await keep(path, kept);
  };
  try {
    const written = await mappingOf(engine.pool, importId);
    const order = {
      ...{ ...files, limit: null, personId: author },
      mapping: ignoreOwners ? withoutOwners(written) : written,
      onRow: (read: number) => {
        rows = read;
      },
    };
    let found = await reconcile(engine, order);
    for (const pause of patienceMs) {
      if (!found.unlike.some(isPerhapsLate)) break;
      await wait(pause);
      found = await reconcile(engine, order);
    }
    const { unlike } = found;
    await end({
      ...{ state: 'done', unlike: unlike.length, toldAt: now() },
      found: { ...found, unlike: unlike.slice(0, listed) },
    });
  } catch (failure) {
    await end({ state: 'failed', because: 'The files could not be read once more.', toldAt: now() });
    throw failure;
  }
};

const isPerhapsLate = ({ what }: Unlike): boolean => what === 'lead' || what === 'activities';

const now = (): string => new Date().toISOString();

/** Whoever reads meanwhile finds the one before, never half of one. */
const keep = async (path: string, kept: KeptReconciliation): Promise<void> => {
  const part = `${path}.${kept.state}.part`;
  await writeFile(part, JSON.stringify(kept), { mode: 0o600 });
  await rename(part, path);
};
