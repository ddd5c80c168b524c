// How does a route become an address of the server? Who calls is settled first, then what they may, then what they sent.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { callerName } from './callers/caller.ts';
import type { Caller } from './callers/caller.ts';
import { sessionCookie } from './callers/cookies.ts';
import { headerOf, requireSameSite } from './callers/same-site.ts';
import { whoCalls } from './callers/who-calls.ts';
import type { Credentials } from './callers/who-calls.ts';
import { requirePermission } from './permit.ts';
import { Problem, problemType } from './problem.ts';
import { AnyFile, CsvFile, requireCaller } from './route.ts';
import type { Route } from './route.ts';
import type { World } from './world.ts';

/** Who calls, by request: settled before the body is read. */
const callers = new WeakMap<FastifyRequest, Caller>();

export const callerOf = (request: FastifyRequest): Caller | null => callers.get(request) ?? null;

/** What a request carries to show who sends it. */
export const credentialsOf = ({ headers, cookies }: FastifyRequest): Credentials => ({
  authorization: headers.authorization ?? null,
  session: cookies[sessionCookie] ?? null,
});

/** For the log and the record of denials. */
export const callerNameOf = (request: FastifyRequest): string => {
  const caller = callerOf(request);
  return caller === null ? 'nobody' : callerName(caller);
};

export const addRoute = (app: FastifyInstance, world: World, route: Route): void => {
  app.route({
    method: route.method,
    url: route.path,
    schema: documented(route),
    ...(route.media === 'text/event-stream' ? { sse: 'manual' as const } : {}),
    // Before the body is read: who may not call is told nothing of what is wrong with it.
    onRequest: async (request) => {
      requireSameSite({
        ...{ method: request.method, host: request.host },
        origin: request.headers.origin ?? null,
        fetchSite: headerOf(request.headers, 'sec-fetch-site'),
        isAuthorized: request.headers.authorization !== undefined,
      });
      if (route.needs === 'nothing') return;
      const caller = await whoCalls(world, credentialsOf(request));
      callers.set(request, caller);
      await requirePermission(world, caller, route.needs);
    },
    handler: async (request, reply) => {
      const caller = route.needs === 'nothing' ? null : requireCaller(callerOf(request));
      return route.handle({ world, caller, request, reply });
    },
  });
};

/** What the route takes and answers, as OpenAPI tells it; the same schemas check requests. */
const documented = (route: Route): object => ({
  ...{ operationId: route.name, tags: [route.tag], summary: route.summary },
  ...(route.description === '' ? {} : { description: route.description }),
  ...(Object.keys(route.params.shape).length === 0 ? {} : { params: route.params }),
  querystring: route.query,
  ...(route.body === null ? {} : { body: route.body }),
  ...(route.body === CsvFile ? { consumes: ['text/csv'] } : {}),
  ...(route.body === AnyFile ? { consumes: ['application/octet-stream'] } : {}),
  ...(route.needs === 'nothing' ? {} : { security: [{ bearer: [] }, { session: [] }] }),
  response: {
    ...Object.fromEntries(
      Object.entries(route.answers).map(([status, answer]) => [status, answerOf(route, answer)]),
    ),
    ...Object.fromEntries(refusals.map(([status, description]) => [status, problemAs(description)])),
  },
});

const answerOf = ({ media }: Route, answer: z.ZodType): object =>
  media === null
    ? answer
    : {
        description: answer.description ?? 'What was asked for.',
        content: { [media]: { schema: answer } },
      };

const problemAs = (description: string): object => ({
  description,
  content: { [problemType]: { schema: Problem } },
});

const refusals: readonly (readonly [number, string])[] = [
  [400, 'It cannot be read, or a header is missing.'],
  [401, 'Nobody is signed in.'],
  [403, 'Not by this caller.'],
  [404, 'It is not there, or not for this caller to see.'],
  [409, 'Not as things stand.'],
  [408, 'It did not come to its end in time.'],
  [412, 'The lead has moved on.'],
  [413, 'The body is too large.'],
  [415, 'The body is of another kind than is taken here.'],
  [422, 'A field is missing or wrong.'],
  [429, 'Too many requests.'],
  [431, 'Its address or its headers are too long.'],
  [500, 'A fault of ours.'],
  [503, 'Not at this moment; send it again after `retry-after` seconds.'],
];
