// Which calls for help wait for an answer of this person? By name, or by a role that they hold in their office.
import type { Pool } from 'pg';
import type { EscalationRow } from './escalations.ts';

export interface Called {
  readonly personId: string;
  readonly officeId: string;
  readonly roles: readonly string[];
}

/** As many as a page shows: whoever has more answers these first. */
const atMost = 50;

/** The oldest first, of clocks that still run; also those from which the person is excepted by name. */
export const escalationsTo = async (
  pool: Pool,
  { personId, officeId, roles }: Called,
): Promise<readonly EscalationRow[]> => {
  const wanted = [
    { kind: 'person', personId },
    ...roles.map((role) => ({ kind: 'role', role, officeId })),
  ].map((receiver) => JSON.stringify([receiver]));
  // One condition for each: of an array of conditions the index would not be asked.
  const addressed = wanted.map((_, index) => `e.receivers @> $${String(index + 1)}::jsonb`).join(' or ');
  const { rows } = await pool.query<Omit<EscalationRow, 'raisedAt'> & { readonly raisedAt: Date }>(
    `select e.lead_id as "leadId", e.escalation_id as "escalationId", e.clock, e.cycle, e.office, e.receivers,
            e.raised_at as "raisedAt", null as "acknowledgedAt", null as "acknowledgedBy"
     from read.escalation e join read.clock_run r using (lead_id, clock, cycle)
     where e.acknowledged_at is null and r.state <> 'stopped' and (${addressed})
     order by e.raised_at, e.lead_id, e.escalation_id limit ${String(atMost)}`,
    wanted,
  );
  return rows.map((row) => ({ ...row, raisedAt: row.raisedAt.toISOString() }));
};
