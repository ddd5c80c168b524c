// What is a route that counts leads? One that tells the same to all who reach the same offices: it counts for them together.
import type { z } from 'zod';
import { reachOf } from '../doors/sight.ts';
import type { Read } from '../domain/reads.ts';
import { countedOnce } from './counted-once.ts';
import type { Counter } from './counted-once.ts';
import { reading } from './route.ts';
import type { Asked, Reading, Route } from './route.ts';
import type { World } from './world.ts';

interface Counting<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Answer extends z.ZodType,
> extends Omit<Reading<Params, Query, Answer>, 'needs' | 'give'> {
  readonly needs: Read;
  /** What it gives rests on the caller by the offices that they reach alone. It tells as of when it was counted. */
  readonly give: (asked: Omit<Asked<Params, Query>, 'reply'>) => Promise<z.input<Answer> & object>;
}

export const counting = <Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  route: Counting<Params, Query, Answer>,
): Route => {
  const counters = new WeakMap<World, Counter<z.input<Answer> & object>>();
  const counterOf = (world: World): Counter<z.input<Answer> & object> => {
    const counter = counters.get(world) ?? countedOnce<z.input<Answer> & object>();
    counters.set(world, counter);
    return counter;
  };
  return reading({
    ...route,
    give: async (asked) => {
      const { world, caller, params, query } = asked;
      const { offices } = reachOf(await world.engine.organisation(), caller.asker, route.needs);
      const question = JSON.stringify([params, query, offices]);
      return counterOf(world)(question, () => route.give(asked));
    },
  });
};
