// Is the Temporal namespace fit for leads? Its retention, its search attributes, and the schedule that sweeps.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Client, ConnectionLike } from '@temporalio/client';
import type { sweepReservations } from '../workflows/sweep-reservations.ts';

/** What operators find leads by; `workflows/search-attributes.ts` writes them. */
export const searchAttributeNames = ['LeadStage', 'LeadTier', 'LeadOffice', 'LeadOwner'] as const;

const threeDaysInSeconds = 3 * 86_400;
const keyword = 2;
const sweeper = 'leadcycle-sweep-reservations';

export class UnfitNamespace extends Error {
  override readonly name = 'UnfitNamespace';
}

/**
 * Within the retention Temporal itself keeps a finished lead from starting anew; under three days a weekend is too long.
 * @throws UnfitNamespace with what to do
 */
export const requireFitNamespace = async (connection: ConnectionLike, namespace: string): Promise<void> => {
  const described = await connection.workflowService.describeNamespace({ namespace });
  const seconds = Number(described.config?.workflowExecutionRetentionTtl?.seconds ?? 0);
  if (seconds < threeDaysInSeconds)
    throw new UnfitNamespace(
      `The namespace "${namespace}" keeps finished runs for ${Math.round(seconds / 3_600)} hours; leads need at least 72. ` +
        `Run: temporal operator namespace update --retention 7d ${namespace}`,
    );
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length > 0)
    throw new UnfitNamespace(
      `The namespace "${namespace}" lacks the search attributes ${missing.join(', ')}. Run workers/migrate.ts first.`,
    );
};

/** @returns names of the search attributes that were registered */
export const registerSearchAttributes = async (
  connection: ConnectionLike,
  namespace: string,
): Promise<readonly string[]> => {
  const missing = await missingSearchAttributes(connection, namespace);
  if (missing.length === 0) return [];
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
  });
  return missing;
};

/** @returns whether the schedule was made; one that exists is left as it is */
export const scheduleSweeper = async (client: Client, taskQueue: string): Promise<boolean> => {
  try {
    await client.schedule.create<typeof sweepReservations>({
      scheduleId: sweeper,
      spec: { intervals: [{ every: '5 min' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 min' },
      action: { type: 'startWorkflow', workflowType: 'sweepReservations', taskQueue, args: [] },
    });
    return true;
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return false;
    throw error;
  }
};

const missingSearchAttributes = async (
  connection: ConnectionLike,
  namespace: string,
): Promise<readonly string[]> => {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return searchAttributeNames.filter((name) => !(name in customAttributes));
};
