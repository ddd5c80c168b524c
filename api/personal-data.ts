// Are the personal fields of a lead opened for this caller? If so, it is written down before they are told.
import type { FastifyReply } from 'fastify';
import { writeAccess } from './callers/access-log.ts';
import { callerName } from './callers/caller.ts';
import type { Caller } from './callers/caller.ts';
import { opensPersonalData } from './permit.ts';
import { routeOf } from './route-name.ts';
import type { World } from './world.ts';

/** An opening that cannot be written down does not take place. */
export const opening = async (
  world: World,
  caller: Caller,
  leadId: string,
  reply: FastifyReply,
): Promise<'opened' | 'concealed'> => {
  if (!(await opensPersonalData(world, caller))) return 'concealed';
  await writeAccess(world.engine.pool, {
    ...{ what: 'personal_data_opened', caller: callerName(caller), through: caller.through },
    ...{ route: routeOf(reply.request), leadId, code: null },
  });
  // What is personal is kept by no cache on the way.
  reply.header('cache-control', 'no-store');
  return 'opened';
};

/** The person who looks; null for a service, to whom no other lead is named. */
export const viewerOf = ({ asker }: Caller): string | null =>
  asker.kind === 'person' ? asker.personId : null;
