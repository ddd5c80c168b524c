// Which views has somebody kept, and which do others share with them? Names and filters in Postgres; they hold nothing of a lead.
import type pg from 'pg';

export interface SavedView {
  readonly viewId: string;
  readonly owner: string;
  readonly page: string;
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
  /** With whose office, and all below it, it is shared; null: with nobody. */
  readonly officeId: string | null;
}

const columns = 'view_id as "viewId", owner, page, name, filters, office_id as "officeId"';

/**
 * A person's own views, and those that are shared with one of the offices, by name.
 * @param offices the office of the person and those above it
 */
export const viewsFor = async (
  pool: pg.Pool,
  personId: string,
  offices: readonly string[],
): Promise<readonly SavedView[]> => {
  const { rows } = await pool.query<SavedView>(
    `select ${columns} from leadcycle.saved_view
     where owner = $1 or office_id = any($2::text[]) order by lower(name), view_id`,
    [personId, offices],
  );
  return rows;
};

/** One that its owner has under this name already is replaced. Null: they have `atMost` others. */
export const keepView = async (
  pool: pg.Pool,
  { viewId, owner, page, name, filters, officeId }: SavedView,
  atMost: number,
): Promise<SavedView | null> => {
  const { rows } = await pool.query<SavedView>(
    `insert into leadcycle.saved_view (view_id, owner, page, name, filters, office_id)
     select $1, $2, $3, $4, $5::jsonb, $6
     where (select count(*) from leadcycle.saved_view where owner = $2 and (page, name) <> ($3, $4)) < $7
     on conflict (owner, page, name)
       do update set filters = excluded.filters, office_id = excluded.office_id, changed_at = now()
     returning ${columns}`,
    [viewId, owner, page, name, JSON.stringify(filters), officeId, atMost],
  );
  return rows[0] ?? null;
};

/** Whether there was such a view of this owner. */
export const forgetView = async (pool: pg.Pool, viewId: string, owner: string): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'delete from leadcycle.saved_view where view_id = $1 and owner = $2',
    [viewId, owner],
  );
  return rowCount === 1;
};
