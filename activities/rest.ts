// Where does a finished lead rest? In an authoritative table of its own, newest carry wins, never touched by a rebuild.
import type { Pool } from 'pg';

/** What the workflow hands over and takes back. Here only what orders two of them is looked at. */
export interface RestingCarry {
  readonly lead: { readonly seq: number } | null;
  readonly accepted: number;
}

export interface RestActivities<Carry extends RestingCarry> {
  writeRest(leadId: string, carry: Carry): Promise<void>;
  /** Null where no lead of this id rests. */
  loadRest(leadId: string): Promise<Carry | null>;
}

export const createRestActivities = <Carry extends RestingCarry>({
  pool,
}: {
  readonly pool: Pool;
}): RestActivities<Carry> => ({
  // A late attempt of an earlier rest must not overwrite a newer one: by seq, then by the count of accepted commands.
  writeRest: async (leadId, carry) => {
    await pool.query(
      `insert into leadcycle.lead_rest as r (lead_id, seq, snapshot) values ($1, $2, $3)
       on conflict (lead_id) do update set seq = excluded.seq, snapshot = excluded.snapshot, rested_at = now()
       where (excluded.seq, (excluded.snapshot ->> 'accepted')::bigint) >= (r.seq, (r.snapshot ->> 'accepted')::bigint)`,
      [leadId, carry.lead?.seq ?? 0, JSON.stringify(carry)],
    );
  },

  loadRest: async (leadId) => {
    const found = await pool.query<{ snapshot: Carry }>(
      'select snapshot from leadcycle.lead_rest where lead_id = $1',
      [leadId],
    );
    return found.rows[0]?.snapshot ?? null;
  },
});
