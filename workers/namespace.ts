// Is the Temporal namespace fit for leads? Its retention, its search attributes, and what is scheduled in it.
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Client, ConnectionLike } from '@temporalio/client';

/** What operators find leads by; `workflows/search-attributes.ts` writes them. */
export const searchAttributeNames = ['LeadStage', 'LeadTier', 'LeadOffice', 'LeadOwner'] as const;

const threeDaysInSeconds = 3 * 86_400;
const keyword = 2;

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

/** @returns what was scheduled; a schedule that exists is left as it is */
export const scheduleUpkeep = async (client: Client, taskQueue: string): Promise<readonly string[]> => [
  ...(await scheduled(client, taskQueue, {
    ...{ id: 'leadcycle-sweep-reservations', type: 'sweepReservations' },
    ...{ every: '5 min', catchUp: '1 min', what: 'sweep of expired reservations' },
  })),
  ...(await scheduled(client, taskQueue, {
    ...{ id: 'leadcycle-sweep-attachments', type: 'sweepAttachments' },
    ...{ every: '1 hour', catchUp: '1 min', what: 'sweep of files that no lead has' },
  })),
  ...(await scheduled(client, taskQueue, {
    ...{ id: 'leadcycle-extend-calendars', type: 'extendCalendars' },
    ...{ every: '1 day', catchUp: '1 day', what: 'yearly extension of calendars' },
  })),
];

interface Upkeep {
  readonly id: string;
  readonly type: 'sweepReservations' | 'sweepAttachments' | 'extendCalendars';
  readonly every: '5 min' | '1 hour' | '1 day';
  /** One that was missed while the server was away is made up for within this time. */
  readonly catchUp: '1 min' | '1 day';
  readonly what: string;
}

const scheduled = async (
  client: Client,
  taskQueue: string,
  { id, type, every, catchUp, what }: Upkeep,
): Promise<readonly string[]> => {
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: { intervals: [{ every }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchUp },
      action: { type: 'startWorkflow', workflowType: type, taskQueue, args: [] },
    });
    return [what];
  } catch (error) {
    if (error instanceof ScheduleAlreadyRunning) return [];
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
