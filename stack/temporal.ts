// How is a real Temporal server run here? The CLI's development server, with its state in one SQLite file.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { given } from './environment.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';
import type { ServerOrder } from './server-order.ts';
import { serverFolder } from './state-folder.ts';
import { temporalBinary } from './temporal-binary.ts';
import { checkTemporal, keepFinishedRuns } from './temporal-health.ts';

const SEARCH_ATTRIBUTES = ['LeadStage', 'LeadTier', 'LeadOffice', 'LeadOwner'];

export interface TemporalOrder extends ServerOrder {
  readonly port: number;
  readonly uiPort: number;
  /** Lets tests move the time of a workflow. */
  readonly timeSkipping: boolean;
}

/** The namespace the product works in. */
export const namespaceOf = (environment: ServerOrder['environment']): string =>
  given(environment, 'TEMPORAL_NAMESPACE') ?? 'default';

/**
 * Starts the server on 127.0.0.1 and gives it the namespace, search attributes and retention that leads need.
 * @throws StackFailure when the binary cannot be had or the server does not come up
 */
export async function startTemporal(order: TemporalOrder): Promise<Service> {
  const { stateFolder, cacheFolder, environment, port, uiPort } = order;
  order.report('looking for the server');
  const command = await temporalBinary(cacheFolder, environment);
  const folder = serverFolder(stateFolder, 'temporal');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const namespace = namespaceOf(environment);
  const address = `127.0.0.1:${port}`;
  const args = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)],
    ...['--namespace', namespace, '--db-filename', join(folder, 'temporal.db'), '--log-level', 'error'],
    ...[
      '--sqlite-pragma',
      'journal_mode=WAL',
      '--sqlite-pragma',
      'synchronous=NORMAL',
      '--ui-disable-news-fetch',
    ],
    ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...(order.timeSkipping ? ['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'] : []),
  ];
  order.report('starting');
  return startService({
    ...{ name: 'temporal', command, args, cwd: folder, stateFolder, user: null, keep: null },
    // A bound for the collector, so that a long campaign stays within the memory promised for the three.
    environment: { ...environment, GOMEMLIMIT: '1200MiB' },
    ...{ stopSignal: 'SIGTERM' as const, graceMs: 10_000, timeoutMs: 60_000, detached: order.detached },
    check: async (logged) => {
      // Printed once it listens: until then, whoever answers on the port is somebody else.
      if (!logged().includes('Temporal Server:')) throw new Error('it does not listen yet');
      await checkTemporal(address, namespace);
      await keepFinishedRuns(address, namespace);
    },
  });
}
