// May this caller use this route at all? The one place that asks, for every route; which leads it then shows is asked of the leads.
import { readersOf } from '../domain/reads.ts';
import { scopeOf } from '../doors/sight.ts';
import type { Caller } from './callers/caller.ts';
import { callerName } from './callers/caller.ts';
import { Refusal } from './refusal.ts';
import type { Needs } from './route.ts';
import type { World } from './world.ts';

/** @throws Refusal `not_permitted` */
export const requirePermission = async (world: World, caller: Caller, needs: Needs): Promise<void> => {
  if (needs === 'nothing' || needs === 'signed_in') return;
  requireAllowance(caller, needs === 'command' ? 'command' : 'read');
  if (needs === 'command') return;
  if (scopeOf(await world.engine.organisation(), caller.asker, needs) !== null) return;
  throw new Refusal(
    'not_permitted',
    `${callerName(caller)} may not look at this.`,
    `It is for ${readersOf(needs).join(', ')}.`,
  );
};

/** @throws Refusal `not_permitted` where the caller's key does not go so far */
export const requireAllowance = (caller: Caller, allowance: 'read' | 'command'): void => {
  if (caller.allows.includes(allowance)) return;
  throw new Refusal(
    'not_permitted',
    `The key ${caller.through} does not allow to ${allowance}.`,
    `Make a key that does: \`leadcycle key add --allow ${allowance}\`.`,
  );
};

/** Whether names, addresses and free text of people are opened for this caller. */
export const opensPersonalData = async (world: World, caller: Caller): Promise<boolean> =>
  caller.allows.includes('personal_data') &&
  scopeOf(await world.engine.organisation(), caller.asker, 'personal_data') !== null;
