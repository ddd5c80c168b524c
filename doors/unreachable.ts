// What does a door say when a server does not answer, and how long does it wait for it?
import { DoorRejection } from './door-rejection.ts';

export const connectMs = 10_000;

/** The host alone is named: a database's address may carry a password. */
export const unreachable = (server: string, address: string, name: string, cause: unknown): DoorRejection =>
  new DoorRejection(
    'engine_unavailable',
    `${server} does not answer at ${address}.`,
    `Start the servers with \`leadcycle up\`, or set ${name} to where ${server} runs.`,
    { cause },
  );
