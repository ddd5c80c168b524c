// Does a Temporal server answer, and does it keep finished leads long enough?
import { Connection } from '@temporalio/client';
import { StackFailure } from './stack-failure.ts';

const RETENTION_SECONDS = 7 * 86_400;

/**
 * Resolves when the server serves the namespace.
 * @throws whatever the connection says
 */
export async function checkTemporal(address: string, namespace: string): Promise<void> {
  await withConnection(address, async (connection) => {
    await connection.workflowService.describeNamespace({ namespace });
  });
}

/** Raises the namespace's retention to 7 days: until then Temporal itself guards against a finished lead starting anew. */
export async function keepFinishedRuns(address: string, namespace: string): Promise<void> {
  await withConnection(address, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace });
    const now = config?.workflowExecutionRetentionTtl?.seconds;
    if (now == null || now.toNumber() >= RETENTION_SECONDS) return;
    const seconds = now.add(RETENTION_SECONDS - now.toNumber());
    await workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: { seconds } },
    });
  });
}

/**
 * Checks a server that somebody else runs.
 * @throws StackFailure when it does not answer within 5 s or lacks the namespace
 */
export async function requireTemporal(address: string, namespace: string): Promise<void> {
  try {
    await checkTemporal(address, namespace);
  } catch (cause) {
    throw new StackFailure(
      `TEMPORAL_ADDRESS says ${address}, but no Temporal server answers there for the namespace "${namespace}"; start it, or unset TEMPORAL_ADDRESS to have one started here.`,
      { cause },
    );
  }
}

async function withConnection(
  address: string,
  use: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    await connection.withDeadline(Date.now() + 5_000, () => use(connection));
  } finally {
    await connection.close();
  }
}
