// Does a door that finds no servers say which address did not answer, and what to do?
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openEngine } from '../../doors/engine.ts';

/** A port on which nobody listens. */
const silentPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

test('a database that does not answer is named, without its password', async () => {
  const port = await silentPort();
  const refusal: unknown = await openEngine({
    temporalAddress: `127.0.0.1:${await silentPort()}`,
    temporalNamespace: 'default',
    kafkaBrokers: [],
    databaseUrl: `postgresql://ada:secret@127.0.0.1:${port}/leads`,
    topic: 't',
    taskQueue: 'q',
    masterKey: Buffer.alloc(32),
  }).catch((failure: unknown) => failure);
  expect(refusal).toMatchObject({
    code: 'engine_unavailable',
    message: `Postgres does not answer at 127.0.0.1:${port}.`,
    remedy: expect.stringContaining('leadcycle up'),
  });
});
