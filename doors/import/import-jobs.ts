// How is an uploaded file imported, while somebody looks on? Its progress is written down; begun again it goes on where it was.
import type pg from 'pg';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import type { ImportReport } from './import-report.ts';
import { mappingIn, withoutOwners } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { rowsIn } from './rows-in.ts';
import { leadsAtOnce, runImport } from './run-import.ts';

export interface ImportJob {
  readonly importId: string;
  readonly author: string;
  /** UTC. */
  readonly madeAt: string;
  readonly dryRun: boolean;
  readonly ignoreOwners: boolean;
  readonly state: 'waiting' | 'running' | 'finished' | 'failed';
  /** About how many rows the file has; 0 before it is begun. */
  readonly rows: number;
  /** Rows read. */
  readonly done: number;
  /** What came of it; null until it is finished. */
  readonly report: ImportReport | null;
  /** Why it failed. */
  readonly because: string | null;
}

export interface NewImport extends Pick<ImportJob, 'importId' | 'author' | 'dryRun' | 'ignoreOwners'> {
  /** YAML. */
  readonly mapping: string;
}

/** The files of an import, where they lie on this machine. */
export interface ImportFiles {
  readonly file: string;
  /** Null where none were uploaded. */
  readonly activitiesFile: string | null;
  readonly rejectsFile: string;
}

const insert = `
  insert into leadcycle.import_job (import_id, author, mapping, ignore_owners, dry_run) values ($1, $2, $3, $4, $5)
  on conflict (import_id) do nothing`;

/** @throws FileMistakes where the mapping cannot be read */
export const makeImport = async (pool: pg.Pool, made: NewImport): Promise<void> => {
  mappingIn(made.mapping, 'mapping');
  await pool.query(insert, [made.importId, made.author, made.mapping, made.ignoreOwners, made.dryRun]);
};

const told = `
  select import_id as "importId", author, made_at as "madeAt", dry_run as "dryRun", ignore_owners as "ignoreOwners",
         state, rows, done, report, because
    from leadcycle.import_job`;
const find = `${told} where import_id = $1`;
const findLatest = `${told} where $1::text is null or author = $1 order by made_at desc limit 50`;

type Row = Omit<ImportJob, 'madeAt'> & { readonly madeAt: Date };
const jobIn = ({ madeAt, ...job }: Row): ImportJob => ({ ...job, madeAt: madeAt.toISOString() });

/** @throws DoorRejection `unknown_job` */
export const readImport = async (pool: pg.Pool, importId: string): Promise<ImportJob> => {
  const [row] = (await pool.query<Row>(find, [importId])).rows;
  if (row !== undefined) return jobIn(row);
  throw new DoorRejection('unknown_job', `There is no import ${importId}.`, 'Name one that was made here.');
};

/** The latest fifty. @param author null: of everybody */
export const latestImports = async (pool: pg.Pool, author: string | null): Promise<readonly ImportJob[]> =>
  (await pool.query<Row>(findLatest, [author])).rows.map(jobIn);

/** How the columns and words of its file read. */
export const mappingOf = async (pool: pg.Pool, importId: string): Promise<Mapping> => {
  const { rows } = await pool.query<{ mapping: string }>(
    'select mapping from leadcycle.import_job where import_id = $1',
    [importId],
  );
  return mappingIn(rows[0]?.mapping ?? '', 'mapping');
};

/** A process that works on it tells of it every second: one that has been silent for so long is gone. */
const take = `
  update leadcycle.import_job set state = 'running', rows = $2, done = 0, report = null, because = null, told_at = now()
   where import_id = $1 and (state <> 'running' or told_at < now() - interval '30 seconds')
  returning mapping`;

/**
 * Begins an import, or goes on with one that was broken off: rows whose lead is there are passed over.
 * @returns the work, which ends when the import has ended; null where another process is at work on it
 */
export const beginImport = async (
  engine: Engine,
  { importId, author, dryRun, ignoreOwners }: ImportJob,
  files: ImportFiles,
): Promise<{ readonly ended: Promise<void> } | null> => {
  const rows = await rowsIn(files.file);
  const [taken] = (await engine.pool.query<{ mapping: string }>(take, [importId, rows])).rows;
  if (taken === undefined) return null;
  const written = mappingIn(taken.mapping, 'mapping');
  const progress = tellingOf(engine.pool, importId);
  const work = async (): Promise<void> => {
    try {
      const report = await runImport(engine, {
        ...{ ...files, dryRun, personId: author, limit: null, concurrency: leadsAtOnce },
        mapping: ignoreOwners ? withoutOwners(written) : written,
        onRow: progress.reached,
        onNotice: () => undefined, // that the engine is away shows by rows that come no further
      });
      await progress.end('finished', report, null);
    } catch (failure) {
      await progress.end('failed', null, sentenceOf(failure, files));
    }
  };
  return { ended: work() };
};

interface Progress {
  readonly reached: (rows: number) => void;
  end(state: 'finished' | 'failed', report: ImportReport | null, because: string | null): Promise<void>;
}

const tellEveryMs = 1_000;

const tellingOf = (pool: pg.Pool, importId: string): Progress => {
  let done = 0;
  const tell = setInterval(() => {
    // One that cannot be written is followed by another.
    pool
      .query('update leadcycle.import_job set done = $2, told_at = now() where import_id = $1', [
        importId,
        done,
      ])
      .catch(() => undefined);
  }, tellEveryMs);
  return {
    reached: (rows) => {
      done = rows;
    },
    end: async (state, report, because) => {
      clearInterval(tell);
      await pool.query(
        'update leadcycle.import_job set state = $2, report = $3, because = $4, done = $5, told_at = now() where import_id = $1',
        [importId, state, report === null ? null : JSON.stringify(report), because, done],
      );
    },
  };
};

/** Where files lie on this machine is nobody's business. */
const sentenceOf = (failure: unknown, { file, activitiesFile }: ImportFiles): string => {
  const message = failure instanceof Error ? failure.message : String(failure);
  const remedy =
    failure instanceof Error && 'remedy' in failure && typeof failure.remedy === 'string'
      ? failure.remedy
      : '';
  return `${message} ${remedy}`
    .replaceAll(file, 'The file')
    .replaceAll(activitiesFile ?? file, 'The file of activities')
    .trim();
};
