// Which of these leads are there already? Finished ones rest in a table of their own, all others show in the read model.
import type pg from 'pg';

const findKnown = `
  select lead_id from leadcycle.lead_rest where lead_id = any($1::uuid[])
  union
  select lead_id from read.lead_seq where lead_id = any($1::uuid[])`;

/** One question for any number of leads. The read model may lag: a lead obtained a moment ago may be missing. */
export const knownLeads = async (pool: pg.Pool, leadIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ lead_id: string }>(findKnown, [leadIds]);
  return new Set(rows.map(({ lead_id }) => lead_id));
};

/** Whether the lead has ended and lies where a woken run finds it. */
export const isAtRest = async (pool: pg.Pool, leadId: string): Promise<boolean> => {
  const { rowCount } = await pool.query('select 1 from leadcycle.lead_rest where lead_id = $1', [leadId]);
  return rowCount === 1;
};
