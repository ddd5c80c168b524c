// What is the API as a server? Its routes behind limits, headers and one place for all refusals.
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import sse from '@fastify/sse';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import { boardOf } from '../doors/board.ts';
import { briefly } from '../doors/brief-memory.ts';
import type { Engine } from '../doors/engine.ts';
import { healthOf } from '../doors/health/health.ts';
import { addRoute, callerNameOf } from './add-route.ts';
import { identityProvider } from './callers/identity-provider.ts';
import { requireLocalName } from './callers/same-site.ts';
import { tokenReader } from './callers/tokens.ts';
import { checkedBy } from './checked.ts';
import { serveConsole } from './console.ts';
import { openApi } from './open-api.ts';
import { problemOf, problemType } from './problem.ts';
import { Refusal } from './refusal.ts';
import { refuse } from './refuse.ts';
import { refuseUnread } from './refuse-unread.ts';
import { routes } from './routes/all.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { importRoutes } from './routes/imports.ts';
import type { ApiSettings } from './settings.ts';
import type { World } from './world.ts';

export interface ServerOptions {
  readonly engine: Engine;
  readonly settings: ApiSettings;
  /** A pino logger; requests are logged by their route, never by their address. */
  readonly log: FastifyBaseLogger;
  readonly version: string;
}

/** Asking how the engine is asks all of its servers: once for all who look. */
const measuredEachMs = 5_000;

/** A command is at most 50 contacts of a few fields each. */
const longestBody = 512 * 1024;

/** The server, ready and not yet listening; `close()` ends its streams. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { engine, settings, log, version } = options;
  const app = Fastify({
    loggerInstance: log,
    // The address of a request may hold what is personal: routes are logged by their name.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: longestBody,
    // A large file takes its time; headers have a minute, as Node gives them.
    requestTimeout: 15 * 60_000,
    // Streams are open for hours: when the server closes, their readers come back to another one.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read never comes to a route, nor to the handler of errors.
    frameworkErrors: (error, _request, reply: FastifyReply) => {
      reply.code(400).type(problemType).send(problemOf(error).problem);
    },
    clientErrorHandler: refuseUnread,
  });
  const { signIn } = settings;
  const world: World = {
    ...{ engine, settings, log, board: boardOf(engine) },
    health: briefly(measuredEachMs, healthOf(engine, version)),
    readToken: signIn.kind === 'oidc' ? tokenReader(signIn) : null,
    provider:
      signIn.kind === 'oidc' && signIn.console !== null ? identityProvider(signIn, signIn.console) : null,
  };
  app.setValidatorCompiler<z.ZodType>(checkedBy);
  // Answers are held against their schemas by types and tests, not once more for every request.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, request, reply) => refuse(world, error, { request, reply }));
  app.setNotFoundHandler((request, reply) => refuse(world, noRoute(), { request, reply }));
  if (signIn.kind === 'local')
    app.addHook('onRequest', async (request) => requireLocalName(request.hostname));
  app.addHook('onResponse', async (request, reply) => {
    const { statusCode, elapsedTime } = reply;
    const caller = callerNameOf(request);
    const route = request.routeOptions.url ?? '(none)';
    log.info({ method: request.method, route, caller, statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
  await protect(app, settings);
  await app.register(sse.default, { heartbeatInterval: 15_000 });
  await app.register(swagger, openApi(version));
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/v1/openapi.json', { schema: { hide: true } }, () => app.swagger());
  for (const route of routes)
    if (!importRoutes.includes(route) && !attachmentRoutes.includes(route)) addRoute(app, world, route);
  // Only these take files: at every other address they are refused before they are read.
  await app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
    for (const route of importRoutes) addRoute(scope, world, route);
  });
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    for (const route of attachmentRoutes) addRoute(scope, world, route);
  });
  await serveConsole(app);
  await app.ready();
  return app;
};

const protect = async (app: FastifyInstance, { requestsAMinute }: ApiSettings): Promise<void> => {
  await app.register(helmet, {
    // Served without TLS on a machine of one's own; a proxy that adds TLS adds this too.
    strictTransportSecurity: false,
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    max: requestsAMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () =>
      new Refusal(
        'too_many_requests',
        `More than ${String(requestsAMinute)} requests came from this address within a minute.`,
        'Send fewer; the header retry-after says when to go on.',
      ),
  });
  await app.register(underPressure, {
    maxEventLoopDelay: 1_000,
    pressureHandler: async () => {
      throw new Refusal('under_pressure', 'The server has too much to do.', 'Send it again in a moment.');
    },
  });
};

const noRoute = (): Refusal =>
  new Refusal('unknown_route', 'There is nothing at this address.', 'See /docs for what there is.');
