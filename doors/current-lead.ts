// How does the lead stand at this moment? Asked of its one writer, not of a read model that may lag.
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Lead } from '../domain/lead.ts';
import type { Engine } from './engine.ts';
import { leadNotFound, workflowIdOf } from './lead-client.ts';
import { rejectionOf } from './update-failures.ts';

/**
 * The lead with its sealed fields sealed; `unseal` opens them.
 * @throws DoorRejection `lead_not_found` or `engine_unavailable`
 */
export const currentLead = async (engine: Engine, leadId: string): Promise<Lead> => {
  const lead = (await askRun(engine, leadId)) ?? (await restingLead(engine, leadId));
  if (lead === null) throw leadNotFound(leadId);
  return lead;
};

/** Null where there is no run, or one that has not read its lead yet. */
const askRun = async (engine: Engine, leadId: string): Promise<Lead | null> => {
  try {
    return await engine.client.withDeadline(Date.now() + engine.answerWithinMs, () =>
      engine.client.workflow.getHandle(workflowIdOf(leadId)).query<Lead | null>('lead'),
    );
  } catch (failure) {
    if (failure instanceof WorkflowNotFoundError) return null;
    throw rejectionOf(failure, leadId);
  }
};

const findResting = `select snapshot -> 'lead' as lead from leadcycle.lead_rest where lead_id = $1`;

const restingLead = async ({ pool }: Engine, leadId: string): Promise<Lead | null> => {
  const { rows } = await pool.query<{ lead: Lead | null }>(findResting, [leadId]);
  return rows[0]?.lead ?? null;
};
