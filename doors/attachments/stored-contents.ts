// How do contents of attached files lie in Postgres, and what is known of each? One statement a function.
import type { Pool } from 'pg';

interface Begun {
  readonly attachmentId: string;
  readonly leadId: string;
  readonly sentBy: string;
}

/**
 * Makes room for a content, or for another try at one that was broken off.
 * @returns the number of the try; null where there is a whole one of this id, or one of another lead or sender
 */
export const beginContent = async (
  pool: Pool,
  { attachmentId, leadId, sentBy }: Begun,
): Promise<number | null> => {
  const { rows } = await pool.query<{ try: number }>(
    `insert into leadcycle.attachment as a (attachment_id, lead_id, sent_by) values ($1, $2, $3)
     on conflict (attachment_id) do update set try = a.try + 1, unsettled_since = now()
       where a.bytes is null and a.lead_id = excluded.lead_id and a.sent_by = excluded.sent_by
     returning try`,
    [attachmentId, leadId, sentBy],
  );
  return rows[0]?.try ?? null;
};

export interface PartOfTry {
  readonly attachmentId: string;
  readonly attempt: number;
  readonly no: number;
}

export const storePart = async (
  pool: Pool,
  { attachmentId, attempt, no }: PartOfTry,
  sealed: Buffer,
): Promise<void> => {
  await pool.query(
    'insert into leadcycle.attachment_part (attachment_id, try, no, sealed) values ($1, $2, $3, $4)',
    [attachmentId, attempt, no, sealed],
  );
};

/** @returns null where there is none, or its file was erased meanwhile */
export const storedPart = async (
  pool: Pool,
  { attachmentId, attempt, no }: PartOfTry,
): Promise<Buffer | null> => {
  const { rows } = await pool.query<{ sealed: Buffer }>(
    'select sealed from leadcycle.attachment_part where attachment_id = $1 and try = $2 and no = $3',
    [attachmentId, attempt, no],
  );
  return rows[0]?.sealed ?? null;
};

/** @returns false where another try has begun meanwhile */
export const endContent = async (
  pool: Pool,
  { attachmentId, attempt }: Pick<PartOfTry, 'attachmentId' | 'attempt'>,
  { bytes, digest }: { readonly bytes: number; readonly digest: string },
): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `with whole as (
       update leadcycle.attachment set bytes = $3, digest = $4, unsettled_since = now()
        where attachment_id = $1 and try = $2 and bytes is null returning attachment_id),
     others as (delete from leadcycle.attachment_part p using whole w where p.attachment_id = w.attachment_id and p.try <> $2)
     select from whole`,
    [attachmentId, attempt, bytes, digest],
  );
  return rowCount === 1;
};

export const dropTry = async (
  pool: Pool,
  { attachmentId, attempt }: Pick<PartOfTry, 'attachmentId' | 'attempt'>,
): Promise<void> => {
  await pool.query(
    'delete from leadcycle.attachment where attachment_id = $1 and try = $2 and bytes is null',
    [attachmentId, attempt],
  );
};

export interface StoredContent {
  readonly leadId: string;
  readonly sentBy: string;
  readonly attempt: number;
  readonly bytes: number;
  readonly digest: string;
}

interface Row {
  readonly lead_id: string;
  readonly sent_by: string;
  readonly try: number;
  readonly bytes: string;
  readonly digest: string;
}

const contentIn = (row: Row | undefined): StoredContent | null =>
  row === undefined
    ? null
    : {
        ...{ leadId: row.lead_id, sentBy: row.sent_by, attempt: row.try },
        ...{ bytes: Number(row.bytes), digest: row.digest },
      };

const columns = 'lead_id, sent_by, try, bytes, digest';

/** Null where there is none, only a part of it, or it was removed. */
export const storedContent = async (pool: Pool, attachmentId: string): Promise<StoredContent | null> => {
  const { rows } = await pool.query<Row>(
    `select ${columns} from leadcycle.attachment where attachment_id = $1 and bytes > 0`,
    [attachmentId],
  );
  return contentIn(rows[0]);
};

/** Contents of a lead of which it is not known whether they are attached. */
export const unsettledOf = async (pool: Pool, leadId: string): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from leadcycle.attachment where lead_id = $1 and unsettled_since is not null',
    [leadId],
  );
  return rows[0]?.count ?? 0;
};

/** The lead is about to be asked to attach it: until its answer is known no sweep takes it away. */
export const askToAttach = async (pool: Pool, attachmentId: string): Promise<void> => {
  await pool.query(
    `update leadcycle.attachment set asked = asked + 1,
            unsettled_since = case when unsettled_since is null then null else now() end
      where attachment_id = $1`,
    [attachmentId],
  );
};

/** The lead is about to be asked to let go of it. */
export const askToRemove = async (pool: Pool, attachmentId: string): Promise<void> => {
  await pool.query('update leadcycle.attachment set unsettled_since = now() where attachment_id = $1', [
    attachmentId,
  ]);
};

export const settleAttached = async (pool: Pool, attachmentId: string): Promise<void> => {
  await pool.query('update leadcycle.attachment set unsettled_since = null where attachment_id = $1', [
    attachmentId,
  ]);
};

/**
 * The lead did not attach it. Gone at once, unless another command has asked for the same and may yet be heard.
 * @param again whether the same may be asked later
 */
export const settleRefused = async (pool: Pool, attachmentId: string, again: boolean): Promise<void> => {
  await pool.query(
    `with gone as (
       delete from leadcycle.attachment
        where attachment_id = $1 and asked <= 1 and unsettled_since is not null and not $2)
     update leadcycle.attachment set asked = asked - 1
      where attachment_id = $1 and not (asked <= 1 and unsettled_since is not null and not $2)`,
    [attachmentId, again],
  );
};

/** Its id stays taken: a command of then that is repeated is never taken for one about another content. */
export const dropContent = async (pool: Pool, attachmentId: string): Promise<void> => {
  await pool.query(
    `with parts as (delete from leadcycle.attachment_part where attachment_id = $1)
     update leadcycle.attachment set bytes = 0, digest = '', unsettled_since = null where attachment_id = $1`,
    [attachmentId],
  );
};
