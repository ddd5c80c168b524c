// Over which connection does the reference speak? One of its own: one shared with the product would carry the traffic of both.
import { Client, Connection } from '@temporalio/client';
import type { Configuration } from '../../workers/config.ts';

export const ownClient = async ({
  temporalAddress,
  temporalNamespace,
}: Pick<Configuration, 'temporalAddress' | 'temporalNamespace'>): Promise<Client> =>
  new Client({
    connection: await Connection.connect({ address: temporalAddress }),
    namespace: temporalNamespace,
  });
