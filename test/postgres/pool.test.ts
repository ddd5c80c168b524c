// What if Postgres goes down in the very moment in which it lets somebody in?
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { poolOf } from '../../postgres/pool.ts';
import { inTransaction } from '../../postgres/transaction.ts';

/** A message of Postgres' protocol: its type, its length, its content. */
const message = (type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
};
const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const farewell = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'));

test('a farewell in the packet of the welcome fails the transaction, and ends nobody', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([welcome, farewell])));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = poolOf({ connectionString: `postgres://someone@127.0.0.1:${String(port)}/leads` });
  onTestFinished(async () => {
    await pool.end();
    server.close();
  });
  await expect(inTransaction(pool, async () => 'done')).rejects.toThrow();
});
