// Which of these leads may the caller see whole? Asked of the read models, all at once.
import type { Lead } from '../domain/lead.ts';
import { leadsOf } from '../projections/lead/queries.ts';
import type { Caller } from './callers/caller.ts';
import { sightOfLead } from './lead-in-sight.ts';
import type { World } from './world.ts';

/** Those that are there and in sight; one that the read models do not know is not. */
export const leadsInSight = async (
  world: World,
  caller: Caller,
  leadIds: readonly string[],
): Promise<ReadonlyMap<string, Lead>> => {
  const unique = [...new Set(leadIds)];
  if (unique.length === 0) return new Map();
  const found = await leadsOf(world.engine.pool, unique);
  const sights = await Promise.all(
    found.map(async ({ leadId, lead }) => ({ leadId, lead, sight: await sightOfLead(world, caller, lead) })),
  );
  return new Map(sights.flatMap(({ leadId, lead, sight }) => (sight === 'whole' ? [[leadId, lead]] : [])));
};
