// Is a request that cannot even be read answered with a problem, as every other one?
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import Fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../api/problem.ts';
import { refuseUnread } from '../../api/refuse-unread.ts';

/** What a server answers to these bytes. */
const answerTo = async (bytes: string): Promise<{ readonly head: string; readonly problem: Problem }> => {
  const app = Fastify({ clientErrorHandler: refuseUnread });
  onTestFinished(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  return { head, problem: Problem.parse(JSON.parse(body)) };
};

test.each([
  ['an address that is too long', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'head_too_large'],
  ['no HTTP at all', 'Good morning.\r\n\r\n', 400, 'unreadable'],
])('%s', async (_what, bytes, status, code) => {
  const { head, problem } = await answerTo(bytes);
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `, 'u'));
  expect(head).toContain('content-type: application/problem+json');
  expect(problem).toMatchObject({ status, code });
});
