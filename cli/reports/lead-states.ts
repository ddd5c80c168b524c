// What do the leads themselves say of their state? Those at rest by their snapshot, all others by their running workflow.
import pMap from 'p-map';
import { currentLead } from '../../doors/current-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import { isNoLead } from '../../doors/lead-client.ts';
import type { Lead } from '../../domain/lead.ts';
import type { LeadState, LeadStates } from '../../projections/audit/audit.ts';

/** A snapshot that the read models have passed is of a lead that was woken again: its workflow is asked. */
const findResting = `
  select r.lead_id, r.seq, r.snapshot -> 'lead' as lead
  from leadcycle.lead_rest r left join read.lead_seq s using (lead_id)
  where r.lead_id = any($1::uuid[]) and (s.seq is null or s.seq <= r.seq)`;

/** Each query replays a workflow that no worker has in its cache; more at once only wait. */
const askedAtOnce = 8;

export const leadStatesOf =
  (engine: Engine): LeadStates =>
  async (leadIds) => {
    const { rows } = await engine.pool.query<{ lead_id: string; seq: number; lead: Lead }>(findResting, [
      leadIds,
    ]);
    const resting = rows.map(({ lead_id: leadId, seq, lead }): LeadState => ({ leadId, seq, lead }));
    const known = new Set(resting.map(({ leadId }) => leadId));
    const running = await pMap(
      leadIds.filter((leadId) => !known.has(leadId)),
      (leadId) => stateOf(engine, leadId),
      { concurrency: askedAtOnce },
    );
    return [...resting, ...running.filter((state) => state !== null)];
  };

const stateOf = async (engine: Engine, leadId: string): Promise<LeadState | null> => {
  try {
    const lead = await currentLead(engine, leadId);
    return { leadId, seq: lead.seq, lead };
  } catch (failure) {
    if (isNoLead(failure)) return null;
    throw failure;
  }
};
