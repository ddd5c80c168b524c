// Where is the operations console? Below /console/, as files that were built from web/; its pages are all one file.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import statics from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from './refusal.ts';

const built = fileURLToPath(new URL('../dist/web/', import.meta.url));
const asset = /^[\w-]+\.(?:js|css|svg|woff2)$/u;

/** The names of assets change with what is in them; the page that names them is asked for each time. */
const forEver = { maxAge: '365d', immutable: true } as const;
const askedEachTime = { cacheControl: false } as const;

/** @param folder of the built console */
export const serveConsole = async (app: FastifyInstance, folder: string = built): Promise<void> => {
  const hidden = { schema: { hide: true } };
  await app.register(async (scope) => {
    await scope.register(statics, { root: folder, serve: false });
    const page = async (reply: FastifyReply): Promise<FastifyReply> => {
      if (!existsSync(join(folder, 'index.html')))
        throw new Refusal('unknown_route', 'The console is not built.', 'Run `npm run build:web`.');
      return reply.header('cache-control', 'no-cache').sendFile('index.html', askedEachTime);
    };
    scope.get('/', hidden, async (_request, reply) => reply.redirect('/console/', 302));
    scope.get('/console', hidden, async (_request, reply) => reply.redirect('/console/', 302));
    scope.get('/console/icon.svg', hidden, async (_request, reply) => reply.sendFile('icon.svg'));
    scope.get<{ Params: { file: string } }>('/console/assets/:file', hidden, async (request, reply) => {
      const { file } = request.params;
      if (!asset.test(file) || !existsSync(join(folder, 'assets', file)))
        throw new Refusal('unknown_route', 'There is no such file.', 'Load the page again.');
      return reply.sendFile(join('assets', file), forEver);
    });
    scope.get('/console/*', hidden, async (_request, reply) => page(reply));
  });
};
