// How does the lead stand at this moment? Asked of its one writer, not of a read model that may lag.
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Lead } from '../domain/lead.ts';
import { leadRead } from '../workflows/lead-read.ts';
import { ask, leadNotFound, workflowIdOf } from './lead-client.ts';
import type { LeadLine } from './lead-client.ts';

/** What reading a lead takes of an engine. */
type ReadLine = Pick<LeadLine, 'client' | 'pool' | 'answerWithinMs'>;

/**
 * The lead with its sealed fields sealed; `unseal` opens them.
 * @throws DoorRejection `lead_not_found`, `no_engine` or `engine_unavailable`
 */
export const currentLead = async (engine: ReadLine, leadId: string): Promise<Lead> => {
  const lead = (await askRun(engine, leadId)) ?? (await restingLead(engine, leadId));
  if (lead === null) throw await leadNotFound(engine.pool, leadId);
  return lead;
};

/** Null where there is no run, or one that has not read its lead yet. */
const askRun = (engine: ReadLine, leadId: string): Promise<Lead | null> =>
  ask<Lead | null>(engine, leadId, async () => {
    try {
      return await engine.client.workflow.getHandle(workflowIdOf(leadId)).executeUpdate<never, []>('read');
    } catch (failure) {
      const { cause } = failure instanceof WorkflowUpdateFailedError ? failure : { cause: null };
      if (!(cause instanceof ApplicationFailure) || cause.type !== leadRead) throw failure;
      // The workflow's own word for its lead, from the same code base.
      return (cause.details?.[0] ?? null) as Lead | null;
    }
  });

const findResting = `select snapshot -> 'lead' as lead from leadcycle.lead_rest where lead_id = $1`;

const restingLead = async ({ pool }: ReadLine, leadId: string): Promise<Lead | null> => {
  const { rows } = await pool.query<{ lead: Lead | null }>(findResting, [leadId]);
  return rows[0]?.lead ?? null;
};
