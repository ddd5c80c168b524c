// What does a door hold while it is open? All that reading takes, and the line to the leads themselves.
import { Client, Connection } from '@temporalio/client';
import type { Configuration } from '../workers/config.ts';
import { createInFlight } from './in-flight.ts';
import type { InFlight } from './in-flight.ts';
import { openReadSide } from './read-side.ts';
import type { PoolOptions, ReadSide } from './read-side.ts';
import { connectMs, unreachable } from './unreachable.ts';

export interface Engine extends ReadSide {
  readonly client: Client;
  /** How long a lead may take to answer, in milliseconds; without a worker it would be waited for without end. */
  readonly answerWithinMs: number;
  /** Keeps the commands on their way to one lead few. */
  readonly inFlight: InFlight;
}

/** Of the ten updates that the server takes for one lead at once. */
const inFlightALead = 4;

/**
 * Connects to Temporal and Postgres.
 * @throws DoorRejection `engine_unavailable` naming the address that does not answer
 */
export const openEngine = async (
  configuration: Configuration,
  { answerWithinMs = 20_000, ...options }: { readonly answerWithinMs?: number } & PoolOptions = {},
): Promise<Engine> => {
  const readSide = await openReadSide(configuration, options);
  const connection = await openConnection(configuration.temporalAddress).catch(async (failure: unknown) => {
    await readSide.close();
    throw failure;
  });
  return {
    ...readSide,
    client: new Client({ connection, namespace: configuration.temporalNamespace }),
    answerWithinMs,
    inFlight: createInFlight(inFlightALead),
    close: async () => {
      await Promise.all([connection.close(), readSide.close()]);
    },
  };
};

const openConnection = async (address: string): Promise<Connection> => {
  try {
    return await Connection.connect({ address, connectTimeout: connectMs });
  } catch (cause) {
    throw unreachable('Temporal', address, 'TEMPORAL_ADDRESS', cause);
  }
};
