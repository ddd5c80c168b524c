// How is the engine? Figures for everybody who is signed in; which leads and machines it is about, for administrators.
import { z } from 'zod';
import { scopeOf } from '../../doors/sight.ts';
import { Health } from '../answers/health.ts';
import { reading } from '../route.ts';
import type { Route } from '../route.ts';

const health = reading({
  ...{ path: '/v1/health', needs: 'health', name: 'getHealth', tag: 'Operations' },
  summary: 'How far behind it is, what waits, what has failed, and which versions run',
  description:
    'Measured every five seconds at most, however many ask. A server that is away is told as such; all else is told on.',
  params: z.object({}),
  query: z.strictObject({}),
  answer: Health,
  give: async ({ world, caller }) => {
    const { at, state, parts, versions, parked, workers } = await world.health();
    const mends = scopeOf(await world.engine.organisation(), caller.asker, 'engine_detail') !== null;
    return {
      ...{ at, state, versions },
      parts: parts.map(({ part, state: of, figures, away }) => ({
        ...{ part, state: of, figures, isAway: away !== null },
        // What a server says names its address.
        because: mends ? away : null,
      })),
      detail: mends
        ? {
            parked: parked.map(({ leadId, consumer, kind, because, since, waiting }) => ({
              ...{ leadId, consumer, kind, because, since, waiting },
            })),
            workers,
          }
        : null,
    };
  },
});

export const healthRoutes: readonly Route[] = [health];
