// Does the server give the console its files: the page anew each time, assets for ever, and nothing else?
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveConsole } from '../../api/console.ts';
import { problemOf } from '../../api/problem.ts';

let folder: string;
let app: FastifyInstance;
const serverOf = async (console: string): Promise<FastifyInstance> => {
  const server = Fastify();
  server.setErrorHandler(async (error, _request, reply) => {
    const { problem } = problemOf(error);
    return reply.code(problem.status).send(problem);
  });
  await serveConsole(server, console);
  return server;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leadcycle-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><p>console</p>');
  await writeFile(join(folder, '.built-from'), 'secret');
  await writeFile(join(folder, 'assets', 'index-abc_1.js'), 'export {};');
  app = await serverOf(folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(['/console/', '/console/leads', '/console/leads/0197a3c4?as=now'])(
  '%s is the page, asked for each time',
  async (url) => {
    const { statusCode, headers, body } = await app.inject(url);
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(body).toContain('console');
  },
);

test('assets are kept for ever', async () => {
  const { statusCode, headers } = await app.inject('/console/assets/index-abc_1.js');
  expect(statusCode).toBe(200);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-type']).toContain('javascript');
});

test.each(['/console/assets/gone.js', '/console/assets/..%2Findex.html', '/console/assets/..%2F.built-from'])(
  '%s is not there, and is not answered with the page',
  async (url) => {
    const { statusCode, body } = await app.inject(url);
    expect(statusCode).toBe(404);
    expect(body).not.toMatch(/doctype|secret/);
  },
);

test('the root leads to the console; other addresses are none of its business', async () => {
  const { statusCode, headers } = await app.inject('/');
  expect([statusCode, headers.location]).toEqual([302, '/console/']);
  expect((await app.inject('/leads')).statusCode).toBe(404);
});

test('where it is not built it says how', async () => {
  const empty = await serverOf(join(folder, 'assets'));
  const { statusCode, body } = await empty.inject('/console/');
  await empty.close();
  expect(statusCode).toBe(404);
  expect(body).toContain('npm run build:web');
});
