// Which of these leads are there already? Finished ones rest in a table of their own, all others show in the read model.
import type pg from 'pg';

const findResting = 'select lead_id from leadcycle.lead_rest where lead_id = any($1::uuid[])';
const findRead = 'select lead_id from read.lead_seq where lead_id = any($1::uuid[])';

/** One question for any number of leads. The read model may lag: a lead obtained a moment ago may be missing. */
export const knownLeads = async (pool: pg.Pool, leadIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const [resting, read] = await Promise.all([
    pool.query<LeadRow>(findResting, [leadIds]),
    pool.query<LeadRow>(findRead, [leadIds]).catch(noneBeforeTheFirstProjector),
  ]);
  return new Set([...resting.rows, ...read.rows].map(({ lead_id }) => lead_id));
};

interface LeadRow {
  readonly lead_id: string;
}

/** SQLSTATE of a table, and of a schema, that does not exist. */
const missing: ReadonlySet<unknown> = new Set(['42P01', '3F000']);

/** The projector makes the views when it first starts: before that, nothing has been read. */
const noneBeforeTheFirstProjector = (failure: unknown): { readonly rows: readonly LeadRow[] } => {
  if (failure instanceof Error && 'code' in failure && missing.has(failure.code)) return { rows: [] };
  throw failure;
};

/** Whether the lead has ended and lies where a woken run finds it. */
export const isAtRest = async (pool: pg.Pool, leadId: string): Promise<boolean> => {
  const { rowCount } = await pool.query('select 1 from leadcycle.lead_rest where lead_id = $1', [leadId]);
  return rowCount === 1;
};

/** Whether the read models have come by it; false before the first projector. */
export const isOnTheStream = async (pool: pg.Pool, leadId: string): Promise<boolean> => {
  const { rows } = await pool.query<LeadRow>(findRead, [[leadId]]).catch(noneBeforeTheFirstProjector);
  return rows.length === 1;
};
