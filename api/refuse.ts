// What happens when a request is refused, or fails? A problem is told, denials are written down, faults of ours are logged.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerNameOf, callerOf } from './add-route.ts';
import { writeAccess } from './callers/access-log.ts';
import type { Access } from './callers/access-log.ts';
import { problemOf, problemType } from './problem.ts';
import { routeOf } from './route-name.ts';
import type { World } from './world.ts';

export const refuse = async (
  world: World,
  error: unknown,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> => {
  const { problem, retryAfter, isFault } = problemOf(error);
  if (isFault) world.log.error({ err: error, route: routeOf(request) }, 'a request failed');
  if (problem.status === 401 || problem.status === 403)
    await writeDenial(world, request, {
      code: problem.code,
      through: callerOf(request)?.through ?? 'none',
    });
  if (retryAfter !== null && !reply.hasHeader('retry-after')) reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(problem.status).type(problemType).send(problem);
};

/** A denial stays one, even where it cannot be written down. */
export const writeDenial = async (
  world: World,
  request: FastifyRequest,
  { code, through }: Pick<Access, 'code' | 'through'>,
): Promise<void> => {
  await writeAccess(world.engine.pool, {
    ...{ what: 'denied', caller: callerNameOf(request), through },
    ...{ route: routeOf(request), leadId: null, code },
  }).catch((failure: unknown) => {
    world.log.error({ err: failure }, 'a denial was not written down');
  });
};
